using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Differentiation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Calculus.Steps;

/// <content>Sums whose derivatives cancel or merge.</content>
public sealed partial class DerivationSteps
{
    /// <summary>A line ∂f/∂x = …, with the derivatives of the terms before what is left of them, where that is half as long at most.</summary>
    private StepLine WithTerms(StepLine line, Expr body, Tensor by)
    {
        if (TermByTerm(body, by) is not { } terms || terms.Exists(t => !IsReadable(t)))
        {
            return line;
        }

        var pool = _derived.Model.Pool;
        var sum = _writer.Scalar(terms.Skip(1).Aggregate(terms[0], (s, t) => t is Sum { IsScaled: true, OnlyTerm.Coefficient.Sign: < 0 } or Number { Value.Sign: < 0 }
            ? pool.Verbatim(VerbatimOperation.Subtract, s, pool.Negate(t))
            : pool.Verbatim(VerbatimOperation.Add, s, t)));
        return UnicodePrinter.Print(sum).Length < 2 * UnicodePrinter.Print(line.Last).Length ? line : line with { Equation = line.Equation with { Right = [.. line.Equation.Right.Take(line.Equation.Right.Count - 1), sum, line.Last] } };
    }

    /// <summary>The derivative of each term of a sum by a number; null where there are less than two, or where a term is no function of numbers.</summary>
    private List<Expr>? TermByTerm(Expr body, Tensor by)
    {
        var (scale, inner) = body is Sum { IsScaled: true } scaled ? (scaled.Terms[0].Coefficient, scaled.Terms[0].Value) : (Rational.One, body);
        if (by.Rank != 0 || inner is not Sum { IsScaled: false } sum || sum.BinderHeight > 0)
        {
            return null;
        }

        var pool = _derived.Model.Pool;
        var sweep = new ScalarSweep(pool, t => t == by);
        var active = sum.Terms.Where(t => sweep.IsActive(t.Value)).ToList();
        if (active.Exists(t => t.Value.Nodes().Any(n => n is MatrixFunction or CustomCall or Select)))
        {
            return null;
        }

        List<Expr> terms = [.. active.Select(t => pool.Add([.. sweep.Run(t.Value, new(pool.Number(scale * t.Coefficient), pool.True), value: null).Select(r => r.Share.Adjoint)])).Where(t => t is not Number { Value.IsZero: true })];
        return terms.Count < 2 ? null : terms;
    }
}
