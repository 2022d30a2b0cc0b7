using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <summary>Lays out a scalar body in index notation: <c>W_{ij}</c>, <c>\sum_j W_{ij} x_j + b_i</c>.</summary>
/// <param name="words">What things are called.</param>
/// <param name="letters">The letters of the indices in scope.</param>
/// <param name="derived">Whether factors are those of a derivative, to be put into the order of the chain.</param>
internal sealed partial class IndexFormWriter(Vocabulary words, IndexLetters letters, bool derived)
{
    // False inside a function's argument, which the user wrote.
    private bool _derived = derived;

    /// <summary>The right-hand side of a definition; a scalar's choices stand as cases.</summary>
    public Box WriteBody(Expr body) => body is Select choice && body.FreeIndices.IsEmpty && !IsDelta(choice.Condition) ? WriteCases(choice).Box : Write(body).Box;

    public Piece Write(Expr expr) => expr switch
    {
        Number n when n.Value.Sign < 0 => Juxtaposition.Sum([(true, WriteNumber(-n.Value))]),
        Number n => WriteNumber(n.Value),
        Constant c => WriteConstant(c.Name),
        IndexVariable i => Piece.Atom(letters[i]),
        Extent e => Piece.Atom(words.NameOf(e)),
        Read r => WriteRead(r),
        MatrixFunction f => Piece.Atom(Boxes.Subscripted(MatrixNotation.Of(f.Operation, words.NameOf(f.Matrix.Tensor)), [.. f.Leading.Concat(f.Place).Select(i => WritePosition(i).Box)])),
        CustomCall c => WriteCall(c),
        Verbatim v => WriteVerbatim(v),
        Sum { IsScaled: true } or Product => WriteProduct(Rational.One, expr),
        Sum s when _derived && CommonFactors.Of(words.Pool, s) is not null => WriteProduct(Rational.One, s),
        Sum s => WriteSum(s),
        Apply a => WriteFunction(a, 1),
        Reduce { Operation: ReductionKind.Sum } when _derived => WriteProduct(Rational.One, expr),
        Reduce r => WriteReduction(r),
        Select s => FactorList.GuardOf(words.Pool, s) is null ? WriteCases(s) : WriteProduct(Rational.One, s),
        Compare or Logic => WriteCondition(expr),
        _ => throw new ArgumentException($"No layout for {expr.GetType().Name}.", nameof(expr)),
    };

    /// <summary>A tensor's element, its subscripts counted as the reader counts.</summary>
    private Piece WriteRead(Read read)
    {
        var indices = new Box[read.Indices.Count];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = WritePosition(read.Indices[i]).Box;
        }

        return Piece.Atom(Boxes.Subscripted(indices.Length > 0 ? Boxes.Plain(words.NameOf(read.Tensor)) : words.NameOf(read.Tensor), indices));
    }

    /// <summary>A subscript.</summary>
    public Box WritePlace(Expr index) => WritePosition(index).Box;

    /// <summary>An integer as a place: one more than in the code where places count from 1.</summary>
    private Piece WritePosition(Expr index) => Write(Place(index));

    private Expr Place(Expr index)
    {
        if (words.FromZero)
        {
            return index;
        }

        var shifts = new Dictionary<int, Expr>();
        foreach (var node in ExprSearch.OperandsFirst(index))
        {
            if (node is IndexVariable v)
            {
                shifts[v.Key] = words.Pool.Subtract(v, words.Pool.One);
            }
        }

        return words.Pool.Add(words.Pool.Substitute(index, shifts), words.Pool.One);
    }

    private Piece WriteNumber(Rational magnitude)
    {
        var box = words.Numbers.Print(magnitude);
        return new(box, box is Row ? Binding.Product : box is Fraction ? Binding.Factor : Binding.Atom);
    }

    private Piece WriteConstant(NamedConstant name) => name switch
    {
        NamedConstant.Pi => Piece.Atom(new Symbol(@"\pi", "π")),
        NamedConstant.E when words.IsTaken("e") => FunctionNotation.Exponential(words, Piece.Atom(Boxes.One)),
        NamedConstant.E => Piece.Atom(new Symbol("e", "e")),
        NamedConstant.PositiveInfinity => Piece.Atom(new Symbol(@"\infty", "∞")),
        _ => Piece.Atom(new Symbol(@"\mathrm{NaN}", "NaN")),
    };

    /// <summary>Terms as the model wrote them, but a positive one first.</summary>
    private Piece WriteSum(Sum sum)
    {
        var terms = new List<(bool Negative, Piece Piece)>();
        foreach (var term in sum.Terms)
        {
            terms.Add(WriteTerm(term.Coefficient, term.Value));
        }

        return JoinTerms(sum, terms);
    }

    /// <summary>The written terms of a sum with its constant, or what stands for the constant's absolute value.</summary>
    public Piece JoinTerms(Sum sum, List<(bool Negative, Piece Piece)> terms, Piece? number = null)
    {
        if (!sum.Constant.IsZero)
        {
            terms.Insert(ConstantLeads(sum) ? 0 : terms.Count, (sum.Constant.Sign < 0, number ?? WriteNumber(Rational.Abs(sum.Constant))));
        }

        var first = terms.FindIndex(t => !t.Negative);
        if (first > 0)
        {
            var positive = terms[first];
            terms.RemoveAt(first);
            terms.Insert(0, positive);
        }

        return Juxtaposition.Sum(terms);
    }

    // 1 + e^{-a} and 0.9 + 0.1 tanh a; but x + 1 and v + ε.
    private static bool ConstantLeads(Sum sum) =>
        sum.Kind == ValueKind.Real && sum.Terms.Count == 1 && sum.Constant.Sign > 0 && (sum.Constant.IsInteger || sum.Constant > Rational.Abs(sum.Terms[0].Coefficient)) && sum.Terms[0].Value is not Read;
}
