using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.MatrixForm;

/// <content>Sums over a shared index: products of matrices and vectors, norms, traces; log-sum-exp and softmax.</content>
internal sealed partial class MatrixFormWriter
{
    private Piece? Contract(Reduce sum, Shape shape)
    {
        if (Range(sum) is not { } index || (shape.Rank == 0 && ReadsBetterWithIndices(sum.Body, index)))
        {
            return null;
        }

        // Only what leaves the sum unchanged may stand before it, so the body is taken apart by itself.
        var list = FactorList.Of(words.Pool, Rational.One, sum.Body, derived: true);
        if (list.Coefficient != Rational.One || list.Denominator.Any(f => f.Base.DependsOn(index)))
        {
            return ContractWhole(sum.Body, index, shape);
        }

        // Σ_s δ_as f(s) = f(a).
        foreach (var (delta, other) in list.Conditions.Select(c => (c, Partner(c, index))))
        {
            if (other is not null && shape.Axes.Contains(other) && words.SameExtent(_extents[other.Key], _extents[index.Key]))
            {
                var elsewhere = words.Pool.And([.. list.Conditions.Where(c => !ReferenceEquals(c, delta))]);
                return Write(words.Pool.Substitute(words.Pool.Guard(elsewhere, list.Unguarded), index, other), shape);
            }
        }

        if (shape.Rank == 0 && list.Numerator.Count == 1 && list.Numerator[0] is { Exponent: 1, Base: Reduce { Operation: ReductionKind.Sum } inner }
            && Frobenius(inner, index) is { } frobenius)
        {
            return frobenius;
        }

        Factor[] factors = [.. list.Numerator, .. list.Conditions.Select(c => new Factor(words.Pool.Guard(c, words.Pool.One), 1))];
        if (shape.Rank == 0 && factors.Length == 1 && factors[0] is { Exponent: 1, Base: Read { Indices.Count: 2 } diagonal } && ReferenceEquals(diagonal.Indices[0], diagonal.Indices[1]))
        {
            return diagonal.Tensor.Extents.Any(e => !IsWhole(index, e)) ? null : Trace(Piece.Atom(words.NameOf(diagonal.Tensor)));
        }

        var inside = factors.Where(f => f.Base.DependsOn(index)).ToArray();
        var outside = factors.Where(f => !f.Base.DependsOn(index)).ToArray();
        if (outside.Length == 0 && list.Denominator.Count == 0)
        {
            return ContractFactors(inside, index, shape);
        }

        // What does not depend on the index leaves the sum; the sum of the rest is one factor among others.
        var rest = words.Pool.Rebuild(sum, [sum.Lower, sum.Upper, words.Pool.MultiplyPowers(inside)]);
        return outside.Any(f => f.Base.BinderHeight > 0 && f.Base.BinderHeight >= rest.BinderHeight)
            ? null
            : WriteProduct(Rational.One, words.Pool.MultiplyPowers([.. outside, .. list.Denominator.Select(f => f with { Exponent = -f.Exponent }), new(rest, 1)]), shape);
    }

    /// <summary>𝟏ᵀ (u + α𝟏 + β𝟏): many terms, and constants spread over a vector only to be summed.</summary>
    private static bool ReadsBetterWithIndices(Expr body, IndexVariable index) =>
        body is Sum { IsScaled: false, Terms.Count: > 2 } sum && sum.Terms.Any(t => !t.Value.DependsOn(index));

    private static IndexVariable? Partner(Expr condition, IndexVariable index) =>
        condition is not Compare { Relation: Relation.Equal, Left: IndexVariable left, Right: IndexVariable right } ? null
        : ReferenceEquals(left, index) ? right
        : ReferenceEquals(right, index) ? left
        : null;

    /// <summary>The index of a sum over a whole range, from here on known by its extent.</summary>
    private IndexVariable? Range(Reduce reduction)
    {
        var index = (IndexVariable)words.Pool.Intern(new IndexVariable(IndexScope.Bound, reduction.BinderHeight));
        _extents[index.Key] = reduction.Upper;
        return reduction.Lower is Number { Value.IsZero: true } && reduction.Upper.FreeIndices.IsEmpty ? index : null;
    }

    /// <summary>Σ_s of a body that is no product: 1ᵀv, M1.</summary>
    private Piece? ContractWhole(Expr body, IndexVariable index, Shape shape) => shape.Rank switch
    {
        0 => Write(body, new([index])) is { } v ? Dot([v], extent: index) : null,
        1 => Write(body, new([shape.Rows, index])) is { } m ? Juxtaposition.Product([m, Piece.Atom(Boxes.Ones)]) : null,
        _ => null,
    };

    private Piece? ContractFactors(IReadOnlyList<Factor> factors, IndexVariable index, Shape shape)
    {
        var (vectors, left, right) = (new List<Piece>(), new List<Piece>(), new List<Piece>());
        foreach (var factor in _derived ? ChainOrder.Sort(words, factors) : factors)
        {
            var own = shape.Of(factor.Base);
            var onRows = own.Rank == 1 && ReferenceEquals(own.Rows, shape.Rows);
            var (group, laid) = own.Rank == 0 ? (vectors, new Shape([index]))
                : onRows ? (left, new Shape([shape.Rows, index]))
                : (right, new Shape([index, own.Rows]));
            if (own.Rank == 2 || WritePower(factor, laid) is not { } pieces)
            {
                return null;
            }

            group.AddRange(pieces);
        }

        Piece[] middle = vectors.Count == 0 ? [] : [Hadamard(vectors)];
        return shape.Rank switch
        {
            0 => Dot(vectors, index),
            1 => Juxtaposition.Product([Hadamard(left), .. middle.Length == 0 ? (Piece[])[Piece.Atom(Boxes.Ones)] : middle]),
            _ when left.Count > 0 && right.Count > 0 => Power(Hadamard(left), Hadamard(right)) is { } power && middle.Length == 0 ? power
                : Juxtaposition.Product([Hadamard(left), .. middle.Select(Diagonal), Hadamard(right)]),
            _ => null,
        };
    }

    /// <summary>A A is A², and A² A is A³.</summary>
    private static Piece? Power(Piece left, Piece right) =>
        right.Binding != Binding.Atom ? null
        : left.Box.Equals(right.Box) ? FunctionNotation.Raise(right, 2)
        : left.Box is Scripts { Sup: Numeral sup } raised && int.TryParse(sup.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var power) && Boxes.Raised(right.Box, sup).Equals(raised)
            ? FunctionNotation.Raise(right, power + 1)
        : null;

    /// <summary>Σ v = 1ᵀv, Σ v² = ‖v‖², Σ uv = uᵀv.</summary>
    private Piece? Dot(IReadOnlyList<Piece> vectors, IndexVariable extent)
    {
        switch (vectors.Count)
        {
            case 0:
                return scalars.Write(_extents[extent.Key]);
            case 1:
                return Inner(Piece.Atom(Boxes.Ones), vectors[0]);
            case 2 when ReferenceEquals(vectors[0], vectors[1]):
                return Norm(vectors[0], frobenius: false);
            default:
                // A single symbol is what a reader wants to see transposed.
                var first = vectors.Take(vectors.Count - 1).ToArray();
                var last = vectors[vectors.Count - 1];
                return vectors.Count == 2 && vectors[0].Binding != Binding.Atom && last.Binding == Binding.Atom
                    ? Inner(last, vectors[0])
                    : Inner(Hadamard(first), last);
        }
    }

    /// <summary>uᵀv: among other factors it needs brackets, unless it is the last.</summary>
    private static Piece Inner(Piece left, Piece right) => Juxtaposition.Product([Transpose(left), right]) with { Binding = Binding.Tail };

    private static Piece Trace(Piece matrix) => Call(@"\operatorname{tr}", matrix);

    private static Piece Trace(Piece left, Piece right) => Trace(Power(left, right) ?? Juxtaposition.Product([left, right]));

    private static Piece Norm(Piece piece, bool frobenius) => Piece.Atom(new Scripts(
        new Delimited(BracketKind.Norm, piece.Box),
        frobenius ? new Symbol("F", "F") : null,
        Boxes.Number(2)));

    /// <summary>Sums over both axes of matrices: ‖M‖², tr AᵀB, 1ᵀM1.</summary>
    private Piece? Frobenius(Reduce inner, IndexVariable rows)
    {
        if (Range(inner) is not { } columns)
        {
            return null;
        }

        var list = FactorList.Of(words.Pool, Rational.One, inner.Body, derived: true);
        var shape = new Shape([rows, columns]);
        if (list.Coefficient != Rational.One || list.Conditions.Count > 0 || list.Denominator.Count > 0 || list.Numerator.Any(f => shape.Of(f.Base).Rank < 2))
        {
            return null;
        }

        var matrices = new List<Piece>();
        foreach (var factor in list.Numerator)
        {
            if (WritePower(factor, shape) is not { } powers)
            {
                return null;
            }

            matrices.AddRange(powers);
        }

        return matrices.Count switch
        {
            1 => Inner(Piece.Atom(Boxes.Ones), Juxtaposition.Product([matrices[0], Piece.Atom(Boxes.Ones)])),
            2 when ReferenceEquals(matrices[0], matrices[1]) => Norm(matrices[0], frobenius: true),
            2 when IsTransposed(matrices[1]) => Trace(matrices[0], Transpose(matrices[1])),
            2 => Trace(Transpose(matrices[0]), matrices[1]),
            _ => null,
        };
    }

    /// <summary>LSE of a vector, or of each row of a matrix.</summary>
    private Piece? WriteLogSumExp(Reduce reduction, Shape shape) =>
        reduction.Operation == ReductionKind.LogSumExp && shape.Rank < 2 && Range(reduction) is { } index
        && Write(reduction.Body, new([.. shape.Axes, index])) is { } argument
            ? Call(@"\operatorname{LSE}", argument)
            : null;

    /// <summary>exp(z_i − LSE_k z_k): the softmax of a vector, or of each row.</summary>
    private Piece? Softmax(Apply apply, Shape shape)
    {
        apply = words.WithNormalisers(apply);
        if (!ReferenceEquals(apply.Primitive, PrimitiveTable.Exp)
            || apply.Arguments[0] is not Sum sum
            || sum.Terms.FirstOrDefault(t => (-t.Coefficient).IsOne && t.Value is Reduce { Operation: ReductionKind.LogSumExp }).Value is not Reduce normaliser
            || Range(normaliser) is not { } bound)
        {
            return null;
        }

        var element = words.Pool.Add(sum, normaliser);
        foreach (var along in shape.Axes)
        {
            if (ReferenceEquals(words.Pool.Substitute(normaliser.Body, bound, along), element))
            {
                var rows = shape.Axes.Where(a => !ReferenceEquals(a, along)).ToArray();
                var softmax = Write(element, new([.. rows, along])) is { } argument ? Call(@"\operatorname{softmax}", argument) : null;
                return softmax is not null && shape.Rank == 2 && ReferenceEquals(along, shape.Rows)
                    ? Piece.Atom(new Scripts(softmax.Box, null, Boxes.Transpose))
                    : softmax;
            }
        }

        return null;
    }
}
