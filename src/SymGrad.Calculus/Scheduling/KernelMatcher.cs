using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Recognises the summands that a kernel of the runtime library carries whole: Σ of one or two dense operands, and outer products.
/// Axes that the kernel does not run over become loops around it.
/// </summary>
internal sealed class KernelMatcher(ExprPool pool)
{
    /// <summary>The kernel call for a summand of <paramref name="target"/> and the axes left to loop over; null where no kernel fits.</summary>
    public (KernelCall Call, IReadOnlyList<IndexVariable> Outer)? Match(Tensor target, IReadOnlyList<IndexVariable> axes, Summand summand, bool accumulate)
    {
        if (summand.Conditions.Count > 0 || summand.Indices.Count > 1 || summand.Indices.Any(i => !IsWhole(i)))
        {
            return null;
        }

        var index = summand.Indices.Count == 1 ? summand.Indices[0] : null;
        List<IndexVariable> domain = [.. axes, .. summand.Indices];
        var (scalars, operands) = Operands(summand, domain);
        if (operands is null)
        {
            return null;
        }

        var scale = pool.Scale(summand.Coefficient, pool.MultiplyPowers(scalars));
        var form = operands.Count switch
        {
            1 when index is not null => Single(target, axes, index, operands[0]),
            2 when index is not null => Contraction(target, axes, index, operands[0], operands[1]),
            2 => Outer(target, axes, operands[0], operands[1]),
            _ => null,
        };
        return form is not var (call, used)
            ? null
            : (call with { Scale = scale, Accumulate = accumulate }, [.. axes.Where(a => !used.Contains(a))]);
    }

    private static bool IsWhole(IndexVariable index) => index.Lower is Number { Value.IsZero: true } && index.Upper!.FreeIndices.IsEmpty;

    private static (IReadOnlyList<Factor> Scalars, IReadOnlyList<Read>? Operands) Operands(Summand summand, List<IndexVariable> domain)
    {
        var factors = summand.Value is Product product ? product.Factors : [new Factor(summand.Value, 1)];
        var scalars = new List<Factor>();
        var operands = new List<Read>();
        foreach (var factor in factors)
        {
            if (!domain.Any(factor.Base.DependsOn))
            {
                scalars.Add(factor);
            }
            else if (factor is { Base: Read { Kind: ValueKind.Real } read, Exponent: 1 or 2 })
            {
                operands.AddRange(Enumerable.Repeat(read, factor.Exponent));
            }
            else
            {
                return ([], null);
            }
        }

        return (scalars, operands);
    }

    /// <summary>Σ_s x[s] at each position of the target.</summary>
    private (KernelCall Call, IndexVariable[] Used)? Single(Tensor target, IReadOnlyList<IndexVariable> axes, IndexVariable s, Read x) =>
        Vector(x, s) is { } row
            ? (new(KernelKind.Sum, ElementOf(target, axes), [row], [s.Upper!]), [])
            : axes.Count > 0 && axes[axes.Count - 1] is var last && Matrix(x, s, last) is { Transposed: false } matrix
                ? (new(KernelKind.ColumnSums, RowOf(target, axes), [matrix], [s.Upper!, Extent(target, axes.Count - 1)]), [last])
                : null;

    private (KernelCall Call, IndexVariable[] Used)? Contraction(Tensor target, IReadOnlyList<IndexVariable> axes, IndexVariable s, Read left, Read right)
    {
        if (!left.DependsOn(s) || !right.DependsOn(s))
        {
            return null;
        }

        var last = axes.Count > 0 ? axes[axes.Count - 1] : null;
        var row = axes.Count > 1 ? axes[axes.Count - 2] : null;

        // C[i,j] = Σ_s A(i,s)·B(s,j)
        if (last is not null && row is not null)
        {
            foreach (var (a, b) in new[] { (left, right), (right, left) })
            {
                if (a.DependsOn(row) && !a.DependsOn(last) && b.DependsOn(last) && !b.DependsOn(row)
                    && Matrix(a, row, s) is { } first && Matrix(b, s, last) is { } second)
                {
                    return (new(KernelKind.Gemm, MatrixTarget(target, axes), [first, second], [Extent(target, axes.Count - 2), Extent(target, axes.Count - 1), s.Upper!]), [row, last]);
                }
            }
        }

        // y[i] = Σ_s A(i,s)·x[s]
        if (last is not null)
        {
            foreach (var (a, x) in new[] { (left, right), (right, left) })
            {
                if (a.DependsOn(last) && !x.DependsOn(last) && Matrix(a, last, s) is { } matrix && Vector(x, s) is { } vector)
                {
                    var n = Extent(target, axes.Count - 1);
                    return (new(
                        matrix.Transposed ? KernelKind.GemvTransposed : KernelKind.Gemv,
                        RowOf(target, axes),
                        [matrix, vector],
                        matrix.Transposed ? [s.Upper!, n] : [n, s.Upper!]), [last]);
                }
            }
        }

        return Vector(left, s) is { } x1 && Vector(right, s) is { } x2
            ? (new(KernelKind.Dot, ElementOf(target, axes), [x1, x2], [s.Upper!]), [])
            : null;
    }

    /// <summary>A[i,j] = x[i]·y[j].</summary>
    private (KernelCall Call, IndexVariable[] Used)? Outer(Tensor target, IReadOnlyList<IndexVariable> axes, Read left, Read right)
    {
        if (axes.Count < 2)
        {
            return null;
        }

        var last = axes[axes.Count - 1];
        var row = axes[axes.Count - 2];
        foreach (var (x, y) in new[] { (left, right), (right, left) })
        {
            if (!x.DependsOn(last) && !y.DependsOn(row) && Vector(x, row) is { } column && Vector(y, last) is { } line)
            {
                return (new(KernelKind.Ger, MatrixTarget(target, axes), [column, line], [Extent(target, axes.Count - 2), Extent(target, axes.Count - 1)]), [row, last]);
            }
        }

        return null;
    }

    /// <summary>A read that is contiguous in <paramref name="index"/>, from its value 0 on.</summary>
    public View? Vector(Read read, IndexVariable index)
    {
        var last = read.Indices.Count - 1;
        if (last < 0 || !HasUnitSlope(read.Indices[last], index) || read.Indices.Take(last).Any(i => i.DependsOn(index)))
        {
            return null;
        }

        return new(read.Tensor, Flat(read, index, index), pool.One);
    }

    /// <summary>A read as a matrix over (rows, columns): dense along the one or, transposed, along the other.</summary>
    private View? Matrix(Read read, IndexVariable rows, IndexVariable columns)
    {
        var last = read.Indices.Count - 1;
        for (var axis = 0; axis < last; axis++)
        {
            foreach (var (outer, inner) in new[] { (rows, columns), (columns, rows) })
            {
                if (HasUnitSlope(read.Indices[axis], outer) && HasUnitSlope(read.Indices[last], inner)
                    && !read.Indices[axis].DependsOn(inner)
                    && read.Indices.Where((_, k) => k != axis).All(i => !i.DependsOn(outer))
                    && read.Indices.Take(last).All(i => !i.DependsOn(inner)))
                {
                    return new(read.Tensor, Flat(read, rows, columns), RowMajor.Stride(pool, read.Tensor, axis), Transposed: ReferenceEquals(outer, columns));
                }
            }
        }

        return null;
    }

    private Expr Flat(Read read, IndexVariable first, IndexVariable second) =>
        pool.Substitute(
            pool.Substitute(RowMajor.Offset(pool, read.Tensor, read.Indices), first, pool.Zero),
            second,
            pool.Zero);

    private bool HasUnitSlope(Expr index, IndexVariable variable) =>
        ReferenceEquals(index, variable) || (index is Sum && pool.Subtract(index, variable) is { } rest && !rest.DependsOn(variable));

    private static Expr Extent(Tensor tensor, int axis) => tensor.Extents[axis];

    public View ElementOf(Tensor target, IReadOnlyList<IndexVariable> axes) => new(target, RowMajor.Offset(pool, target, [.. axes]), pool.One);

    public View RowOf(Tensor target, IReadOnlyList<IndexVariable> axes) =>
        new(target, RowMajor.Offset(pool, target, [.. axes.Take(axes.Count - 1), pool.Zero]), pool.One);

    private View MatrixTarget(Tensor target, IReadOnlyList<IndexVariable> axes) =>
        new(target, RowMajor.Offset(pool, target, [.. axes.Take(axes.Count - 2), pool.Zero, pool.Zero]), Extent(target, axes.Count - 1));
}
