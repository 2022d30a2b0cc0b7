using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.MatrixForm;

/// <content>Products: scalars in front, elementwise and outer products, diagonal matrices.</content>
internal sealed partial class MatrixFormWriter
{
    private Piece? WriteProduct(Rational coefficient, Expr value, Shape shape) =>
        WriteTerm(coefficient, value, shape) is var (negative, piece)
            ? negative ? Juxtaposition.Sum([(true, piece)]) : piece
            : null;

    private (bool Negative, Piece Piece)? WriteTerm(Rational coefficient, Expr value, Shape shape)
    {
        var list = FactorList.Of(words.Pool, coefficient, value, derived: true);
        var parts = new Parts();
        foreach (var factor in _derived ? ChainOrder.Sort(words, list.Numerator) : list.Numerator)
        {
            var own = shape.Of(factor.Base);
            if (WritePower(factor, own) is not { } powers)
            {
                return null;
            }

            parts.Add(own, shape, powers);
        }

        foreach (var condition in list.Conditions)
        {
            if (!AddCondition(condition, shape, parts))
            {
                return null;
            }
        }

        var denominator = (_derived ? ChainOrder.Below(list.Denominator) : list.Denominator).Select(f => shape.Of(f.Base).Rank == 0 ? WritePower(f, Shape.Scalar) : null).ToArray();
        if (denominator.Any(d => d is null) || Join(parts, shape) is not { } core)
        {
            return null;
        }

        var number = Rational.Abs(list.Coefficient);
        var scalar = scalars.Prefix(number, parts.Scalars, [.. denominator.SelectMany(d => d!)], core.Box is not null);
        var pieces = core.Box is null ? scalar : [.. scalar, new(core.Box, core.Binding)];
        return (list.Coefficient.Sign < 0, Juxtaposition.Product(pieces));
    }

    /// <summary>A power as factors: v² of a vector is v ⊙ v, tanh² a stays.</summary>
    private IReadOnlyList<Piece>? WritePower(Factor factor, Shape own)
    {
        if (factor.Base is Apply apply && factor.Exponent > 1)
        {
            return WriteFunction(apply, factor.Exponent, own) is { } raised ? [raised] : null;
        }

        var single = factor.Base switch
        {
            Reduce { Operation: ReductionKind.Sum } sum => Contract(sum, own),
            Sum { IsScaled: false } sum when HasStructure(sum) || own.Rank > 0 => WriteSum(sum, own),
            _ => Write(factor.Base, own),
        };
        return single is null || (own.Rank > 0 && factor.Exponent > 3) ? null
            : own.Rank == 0 ? [FunctionNotation.Raise(single, factor.Exponent)]
            : [.. Enumerable.Repeat(single, factor.Exponent)];
    }

    /// <summary>An elementwise condition, the unit matrix or a unit vector.</summary>
    private bool AddCondition(Expr guard, Shape shape, Parts parts)
    {
        if (guard is not Compare compare)
        {
            return false;
        }

        var own = shape.Of(guard);
        if (own.Rank == 0 && !HasStructure(guard))
        {
            parts.Scalars.Add(scalars.WriteGuard(guard));
            return true;
        }

        if (compare is { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer })
        {
            if (compare.Relation != Relation.Equal)
            {
                return false;
            }

            if (own.Rank == 2 && compare.Left is IndexVariable && compare.Right is IndexVariable)
            {
                parts.IsDiagonal = true;
                return true;
            }

            var datum = compare.Left is IndexVariable ? compare.Right : compare.Left;
            if (own.Rank != 1 || datum is not Read { Indices.Count: 0 })
            {
                return false;
            }

            var unit = Boxes.Subscripted(new Symbol(@"\mathbf{e}", "e"), [scalars.Write(datum).Box]);
            _mentions.Add(new(Boxes.Subscripted(Boxes.Parentheses(unit), [new Symbol("i", "i")]), [Boxes.Subscripted(new Symbol(@"\delta", "δ"), [new Symbol("i", "i"), scalars.Write(datum).Box])]));
            parts.Add(own, shape, [Piece.Atom(unit)]);
            return true;
        }

        // [z > 0]ᵀ, not [zᵀ > 0].
        var isTurned = new[] { compare.Left, compare.Right }.All(e => shape.Of(e).Rank == 0 || (Write(e, shape.Of(e)) is { } side && IsTransposed(side)));
        if (own.Rank == 0 || IndexFormWriter.WriteRelation(compare, e => Write(e, shape.Of(e)) is { } side ? isTurned && shape.Of(e).Rank > 0 ? Transpose(side).Box : side.Box : null) is not { } relation)
        {
            return false;
        }

        var condition = new Delimited(BracketKind.Square, relation);
        parts.Add(own, shape, [Piece.Atom(isTurned ? new Scripts(condition, null, Boxes.Transpose) : condition)]);
        return true;
    }

    /// <summary>The factors with axes as one; no box where there are none.</summary>
    private static (Box? Box, Binding Binding)? Join(Parts parts, Shape shape)
    {
        if (shape.Rank == 0)
        {
            return (null, Binding.Atom);
        }

        if (shape.Rank == 1)
        {
            var vector = parts.Rows.Count == 0 ? Piece.Atom(Boxes.Ones) : Hadamard(parts.Rows);
            return (vector.Box, vector.Binding);
        }

        if (parts.IsDiagonal)
        {
            Piece[] diagonal = [.. parts.Rows, .. parts.Columns];
            var matrix = diagonal.Length == 0 ? Piece.Atom(Boxes.Identity) : Diagonal(Hadamard(diagonal));
            return parts.Both.Count > 0 ? null : (matrix.Box, matrix.Binding);
        }

        var rows = parts.Rows.Count == 0 ? null : Hadamard(parts.Rows);
        var columns = parts.Columns.Count == 0 ? null : Hadamard(parts.Columns);
        var product = parts.Both.Count == 0
            ? Outer(rows ?? Piece.Atom(Boxes.Ones), columns ?? Piece.Atom(Boxes.Ones))
            : Juxtaposition.Product([
                .. rows is null ? (Piece[])[] : [Diagonal(rows)],
                Hadamard(parts.Both),
                .. columns is null ? (Piece[])[] : [Diagonal(columns)]]);
        return (product.Box, product.Binding);
    }

    private static Piece Diagonal(Piece vector) => Call(@"\operatorname{diag}", vector);

    private static Piece Call(string operation, Piece argument) =>
        new(Boxes.Side(FunctionNotation.Operator(operation), Boxes.Parentheses(argument.Box)), Binding.Factor);

    private static Piece Hadamard(IReadOnlyList<Piece> factors)
    {
        if (factors.Count == 1)
        {
            return factors[0];
        }

        // (u ⊙ u)ᵀ, not uᵀ ⊙ uᵀ.
        if (factors.All(IsTransposed))
        {
            return Transpose(Hadamard([.. factors.Select(Transpose)]));
        }

        var boxes = new List<Box>();
        foreach (var factor in factors)
        {
            if (boxes.Count > 0)
            {
                boxes.Add(Boxes.Odot);
            }

            boxes.Add(factor.Binding is Binding.Sum or Binding.Product or Binding.Tail ? factor.Closed ?? Boxes.Parentheses(factor.Box) : factor.Box);
        }

        return new(Boxes.Side(boxes), Binding.Elementwise);
    }

    private static Piece Outer(Piece left, Piece right) => Juxtaposition.Product([left, Transpose(right)]);

    private static bool IsTransposed(Piece piece) => piece.Box is Scripts { Base: (not Delimited) or Delimited { Content: Scripts }, Sup: { } sup } && (ReferenceEquals(sup, Boxes.Transpose) || IsTransposedLayer(sup));

    // W^{(1)⊤}
    private static bool IsTransposedLayer(Box sup) => sup is Row { Items: { Count: 2 } items } && ReferenceEquals(items[1], Boxes.Transpose);

    private static Piece Transpose(Piece piece) => Piece.Atom(
        IsTransposed(piece) && piece.Box is Scripts { Sup: Row layered } layer ? layer with { Sup = layered.Items[0] }
        : IsTransposed(piece) && piece.Box is Scripts { Sub: null } twice ? twice.Base is Delimited { Content: Scripts inner } ? inner : twice.Base
        : IsTransposed(piece) ? (Scripts)piece.Box with { Sup = null }
        : piece.Binding == Binding.Atom && piece.Box is not Delimited ? Boxes.Raised(piece.Box, Boxes.Transpose)
        : new Scripts(Boxes.Parentheses(piece.Box), null, Boxes.Transpose));

    /// <summary>The factors of a product by the axes that they have.</summary>
    private sealed class Parts
    {
        public List<Piece> Scalars { get; } = [];

        public List<Piece> Rows { get; } = [];

        public List<Piece> Columns { get; } = [];

        public List<Piece> Both { get; } = [];

        public bool IsDiagonal { get; set; }

        public void Add(Shape own, Shape whole, IReadOnlyList<Piece> pieces) => (own.Rank switch
        {
            0 => Scalars,
            2 => Both,
            _ => ReferenceEquals(own.Rows, whole.Rows) ? Rows : Columns,
        }).AddRange(pieces);
    }
}
