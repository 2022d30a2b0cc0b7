using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Expressions;

public sealed partial class ExprPool
{
    /// <summary>An element of a function of the matrix whose first element is read.</summary>
    public Expr MatrixFunction(MatrixOperation operation, Read matrix, IReadOnlyList<Expr> place) => Intern(new MatrixFunction(operation, matrix, place, [matrix, .. place]));

    /// <summary>An element of what a function gives whose derivative is the user's.</summary>
    public Expr CustomCall(CustomFunction function, IReadOnlyList<Expr> arguments, IReadOnlyList<Expr> place) => Intern(new CustomCall(function, arguments, place, [.. arguments, .. place]));

    /// <summary>Closes a reduction over an open index, whose range it takes.</summary>
    public Expr Reduce(ReductionKind operation, IndexVariable index, Expr body)
    {
        var lower = index.Lower ?? throw new ArgumentException("Only an open index can be reduced over.", nameof(index));
        return Reduce(operation, index, lower, index.Upper!, body, index.NameHint);
    }

    /// <summary>Closes a reduction over <paramref name="index"/> with a range of its own.</summary>
    public Expr Reduce(ReductionKind operation, IndexVariable index, Expr lower, Expr upper, Expr body, string? name)
    {
        if (operation == ReductionKind.Sum && body is Number { Value.IsZero: true })
        {
            return Zero;
        }

        var height = 1 + Math.Max(body.BinderHeight, Math.Max(lower.BinderHeight, upper.BinderHeight));
        var bound = Intern(new IndexVariable(IndexScope.Bound, height));
        return Intern(new Reduce(operation, lower, upper, Substitute(body, index, bound), height, name));
    }

    /// <summary>The body of a reduction with a fresh open index in place of its own.</summary>
    public (IndexVariable Index, Expr Body) Open(Reduce reduction)
    {
        var index = OpenIndex(reduction.Lower, reduction.Upper, reduction.NameHint);
        var bound = (IndexVariable)Intern(new IndexVariable(IndexScope.Bound, reduction.BinderHeight));
        return (index, Substitute(reduction.Body, bound, index));
    }

    /// <summary>Replaces an index variable by an integer expression without reductions; binders below keep their height.</summary>
    public Expr Substitute(Expr expr, IndexVariable index, Expr replacement) =>
        new IndexSubstitution(this, new Dictionary<int, Expr> { [index.Key] = replacement }).Visit(expr);

    /// <summary>Replaces several index variables at once.</summary>
    public Expr Substitute(Expr expr, IReadOnlyDictionary<int, Expr> replacements) =>
        replacements.Count == 0 ? expr : new IndexSubstitution(this, replacements).Visit(expr);

    /// <summary>The axes 0, 1, … replaced by the given expressions: the body of a definition as read at <paramref name="indices"/>.</summary>
    public Expr Instantiate(Expr body, IReadOnlyList<Expr> indices) =>
        Substitute(body, Enumerable.Range(0, indices.Count).ToDictionary(k => k, k => indices[k]));

    /// <summary>The indices replaced by the axes 0, 1, … in their order: what <see cref="Instantiate"/> undoes.</summary>
    public Expr Positional(Expr expr, IReadOnlyList<IndexVariable> indices) =>
        Substitute(expr, Enumerable.Range(0, indices.Count).ToDictionary(k => indices[k].Key, k => (Expr)Axis(k)));

    /// <summary>The same node over other operands, made anew by the canonical constructors. Bound indices are taken as they stand.</summary>
    public Expr Rebuild(Expr expr, IReadOnlyList<Expr> operands)
    {
        switch (expr)
        {
            case Read read:
                return Read(read.Tensor, operands);
            case Sum sum:
                var terms = new Term[operands.Count + 1];
                for (var i = 0; i < operands.Count; i++)
                {
                    terms[i] = new(sum.Terms[i].Coefficient, operands[i]);
                }

                terms[operands.Count] = new(sum.Constant, One);
                return Combine(terms);
            case Product product:
                return MultiplyPowers([.. product.Factors.Select((f, i) => new Factor(operands[i], f.Exponent))]);
            case Verbatim verbatim:
                return Verbatim(verbatim.Operation, operands);
            case Apply apply:
                return Apply(apply.Primitive, operands);
            case Expressions.Select _:
                return Select(operands[0], operands[1], operands[2]);
            case Compare compare:
                return Compare(compare.Relation, operands[0], operands[1]);
            case Logic { Connective: Connective.Not }:
                return Not(operands[0]);
            case Logic logic:
                return logic.Connective == Connective.And ? And(operands) : Or(operands);
            case MatrixFunction function:
                return MatrixFunction(function.Operation, (Read)operands[0], [.. operands.Skip(1)]);
            case CustomCall call:
                return CustomCall(call.Function, [.. operands.Take(call.Arguments.Count)], [.. operands.Skip(call.Arguments.Count)]);
            case Reduce reduce:
                return reduce.Operation == ReductionKind.Sum && operands[2] is Number { Value.IsZero: true }
                    ? Zero
                    : Intern(new Reduce(reduce.Operation, operands[0], operands[1], operands[2], reduce.BinderHeight, reduce.NameHint));
            default:
                return expr;
        }
    }
}
