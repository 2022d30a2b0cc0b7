using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Recognises the summands that a kernel of the runtime library carries whole: Σ of one or two dense operands, and outer products.
/// Axes that the kernel does not run over become loops around it.
/// </summary>
internal sealed class KernelMatcher(ExprPool pool)
{
    /// <summary>The kernel call for a summand of what <paramref name="site"/> holds and the axes left to loop over; null where no kernel fits.</summary>
    public (KernelCall Call, IReadOnlyList<IndexVariable> Outer)? Match(Site site, Summand summand, bool accumulate)
    {
        if (summand.Indices.Count > 1 || summand.Indices.Any(i => !IsWhole(i)))
        {
            return null;
        }

        var index = summand.Indices.Count == 1 ? summand.Indices[0] : null;
        List<IndexVariable> domain = [.. site.Axes, .. summand.Indices];
        var (scalars, operands) = Operands(summand, domain);
        if (operands is null)
        {
            return null;
        }

        var scale = pool.Scale(summand.Coefficient, pool.MultiplyPowers(scalars));
        var form = operands.Count switch
        {
            2 when index is not null && summand.Conditions.Count > 0 => Convolution(site, index, summand.Conditions, operands[0], operands[1]),
            _ when summand.Conditions.Count > 0 => null,
            1 when index is not null => Single(site, index, operands[0]),
            1 => Transpose(site, operands[0], null),
            2 when index is not null => Contraction(site, index, operands[0], operands[1]),
            2 => Outer(site, operands[0], operands[1]) ?? Transpose(site, operands[0], operands[1]) ?? Transpose(site, operands[1], operands[0]),
            _ => null,
        };
        return form is not var (call, used)
            ? null
            : (call with { Scale = new ReadsThatExist(pool, new(pool, site.Target.Extents)).Guarded(scale, domain, []), Accumulate = accumulate }, [.. site.Axes.Where(a => !used.Contains(a))]);
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
    private (KernelCall Call, IndexVariable[] Used)? Single(Site site, IndexVariable s, Read x) =>
        Vector(x, s) is { } row
            ? (new(KernelKind.Sum, ElementOf(site), [row], [s.Upper!]), [])
            : site.Row is { } last && Matrix(x, s, last) is { Transposed: false } matrix
                ? (new(KernelKind.ColumnSums, RowOf(site), [matrix], [s.Upper!, site.ExtentOf(last)]), [last])
                : null;

    private (KernelCall Call, IndexVariable[] Used)? Contraction(Site site, IndexVariable s, Read left, Read right)
    {
        if (!left.DependsOn(s) || !right.DependsOn(s))
        {
            return null;
        }

        // C[i,j] = Σ_s A(i,s)·B(s,j)
        var last = site.Row;
        if (site.Rows is { } row)
        {
            foreach (var (a, b) in new[] { (left, right), (right, left) })
            {
                if (a.DependsOn(row) && !a.DependsOn(last!) && b.DependsOn(last!) && !b.DependsOn(row)
                    && Matrix(a, row, s) is { } first && Matrix(b, s, last!) is { } second)
                {
                    return (new(KernelKind.Gemm, MatrixOf(site), [first, second], [site.ExtentOf(row), site.ExtentOf(last!), s.Upper!]), [row, last!]);
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
                    var n = site.ExtentOf(last);
                    return (new(
                        matrix.Transposed ? KernelKind.GemvTransposed : KernelKind.Gemv,
                        RowOf(site),
                        [matrix, vector],
                        matrix.Transposed ? [s.Upper!, n] : [n, s.Upper!]), [last]);
                }
            }
        }

        return Vector(left, s) is { } x1 && Vector(right, s) is { } x2
            ? (new(KernelKind.Dot, ElementOf(site), [x1, x2], [s.Upper!]), [])
            : null;
    }

    /// <summary>A[i,j] = x[i]·y[j].</summary>
    private (KernelCall Call, IndexVariable[] Used)? Outer(Site site, Read left, Read right)
    {
        if (site.Rows is not { } row || site.Row is not { } last)
        {
            return null;
        }

        foreach (var (x, y) in new[] { (left, right), (right, left) })
        {
            if (!x.DependsOn(last) && !y.DependsOn(row) && Vector(x, row) is { } column && Vector(y, last) is { } line)
            {
                return (new(KernelKind.Ger, MatrixOf(site), [column, line], [site.ExtentOf(row), site.ExtentOf(last)]), [row, last]);
            }
        }

        return null;
    }

    /// <summary>B[i,j] = A[j,i], or d[i]·A[j,i].</summary>
    private (KernelCall Call, IndexVariable[] Used)? Transpose(Site site, Read a, Read? d)
    {
        if (site.Rows is not { } row || site.Row is not { } last || Matrix(a, row, last) is not { Transposed: true } matrix)
        {
            return null;
        }

        List<View> operands = [matrix];
        if (d is not null)
        {
            if (d.DependsOn(last) || Vector(d, row) is not { } factors)
            {
                return null;
            }

            operands.Add(factors);
        }

        return (new(KernelKind.Transpose, MatrixOf(site), operands, [site.ExtentOf(row), site.ExtentOf(last)]), [row, last]);
    }

    /// <summary>y[i] = Σ_s v[s]·x[i ∓ s] or x[s − i], where conditions keep that place in a range.</summary>
    private (KernelCall Call, IndexVariable[] Used)? Convolution(Site site, IndexVariable s, IReadOnlyList<Expr> conditions, Read left, Read right)
    {
        if (site.Row is not { } last)
        {
            return null;
        }

        var (count, terms) = (site.ExtentOf(last), s.Upper!);
        var forms = new[]
        {
            (Place: pool.Subtract(last, s), Lower: pool.Subtract(pool.One, terms), Upper: count),
            (Place: pool.Add(last, s), Lower: pool.Zero, Upper: pool.Subtract(pool.Add(count, terms), pool.One)),
            (Place: pool.Subtract(s, last), Lower: pool.Subtract(pool.One, count), Upper: terms),
        };
        foreach (var (v, x) in new[] { (left, right), (right, left) })
        {
            if (v.DependsOn(last) || Vector(v, s) is not { } factors || x.Indices.Count == 0
                || x.Indices.Take(x.Indices.Count - 1).Any(i => i.DependsOn(last) || i.DependsOn(s)))
            {
                continue;
            }

            for (var form = 0; form < forms.Length; form++)
            {
                var start = pool.Subtract(x.Indices[x.Indices.Count - 1], forms[form].Place);
                if (start.DependsOn(last) || start.DependsOn(s)
                    || RangeOf(forms[form].Place, conditions, forms[form].Lower, forms[form].Upper) is not var (lower, upper)
                    || !IsWithin(x.Tensor.Extents[x.Indices.Count - 1], pool.Add(start, lower), pool.Add(start, upper), new(pool, site.Target.Extents)))
                {
                    continue;
                }

                // What is read of x, from the lower end of the range on. Of x[s − i] it is the place in v that the terms run along.
                var row = new View(x.Tensor, RowMajor.Offset(pool, x.Tensor, [.. x.Indices.Take(x.Indices.Count - 1), pool.Add(start, lower)]), pool.One);
                var length = pool.Subtract(upper, lower);
                return (form == 2
                    ? new(KernelKind.Convolve, RowOf(site), [factors, row with { Transposed = true }], [terms, length, count, lower])
                    : new(KernelKind.Convolve, RowOf(site), [row, factors with { Transposed = form == 1 }], [length, terms, count, pool.Negate(lower)]),
                    [last]);
            }
        }

        return null;
    }

    /// <summary>Whether a range is proved to be one, and to lie in an extent: all of it is handed over, read or not.</summary>
    private bool IsWithin(Expr extent, Expr lower, Expr upper, Ranges ranges) =>
        ranges.AtMost(pool.Zero, lower) == true && ranges.AtMost(lower, upper) == true && ranges.AtMost(upper, extent) == true;

    /// <summary>The range in which conditions keep a place, between the bounds that it has in any case; null where they speak of anything else.</summary>
    private (Expr Lower, Expr Upper)? RangeOf(Expr place, IReadOnlyList<Expr> conditions, Expr least, Expr end)
    {
        var (lower, upper) = (least, end);
        foreach (var condition in conditions)
        {
            if (condition is not Compare { Relation: Relation.Less or Relation.LessOrEqual } compare)
            {
                return null;
            }

            // 0 ≤ right − left, or 1 ≤ for a strict one; the place stands in it with one sign or the other.
            var gap = pool.Subtract(compare.Right, compare.Left);
            var strict = compare.Relation == Relation.Less ? pool.One : pool.Zero;
            var (rising, falling) = (pool.Subtract(gap, place), pool.Add(gap, place));
            if (ReferenceEquals(lower, least) && rising.FreeIndices.IsEmpty)
            {
                lower = pool.Subtract(strict, rising);
            }
            else if (ReferenceEquals(upper, end) && falling.FreeIndices.IsEmpty)
            {
                upper = pool.Add(pool.Subtract(falling, strict), pool.One);
            }
            else
            {
                return null;
            }
        }

        return (lower, upper);
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

        return Overlapping(read, rows, columns);
    }

    /// <summary>A vector read at x[c·i + j]: a matrix whose rows overlap.</summary>
    private View? Overlapping(Read read, IndexVariable rows, IndexVariable columns)
    {
        if (read.Indices.Count == 0 || read.Indices.Take(read.Indices.Count - 1).Any(i => i.DependsOn(rows) || i.DependsOn(columns)))
        {
            return null;
        }

        var place = read.Indices[read.Indices.Count - 1];
        foreach (var (outer, inner) in new[] { (rows, columns), (columns, rows) })
        {
            if (HasUnitSlope(place, inner) && Affine.Slope(pool, place, outer) is { Sign: > 0, IsInteger: true } stride)
            {
                return new(read.Tensor, Flat(read, rows, columns), pool.Number(stride), Transposed: ReferenceEquals(outer, columns));
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

    public View ElementOf(Site site) => new(site.Target, site.Offset(), pool.One);

    public View RowOf(Site site) => new(site.Target, site.Offset(site.Row!), pool.One);

    private static View MatrixOf(Site site) => new(site.Target, site.Offset(site.Rows!, site.Row!), site.StrideOf(site.Rows!));
}
