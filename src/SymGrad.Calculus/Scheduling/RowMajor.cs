using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Row-major storage: where an element stands in the flat data of its tensor.</summary>
public static class RowMajor
{
    /// <summary>How far apart neighbours along an axis are, where there are elements.</summary>
    public static Expr Stride(ExprPool pool, Tensor tensor, int axis)
    {
        var stride = pool.One;
        for (var later = axis + 1; later < tensor.Rank; later++)
        {
            stride = pool.Multiply(stride, tensor.Extents[later]);
        }

        return stride;
    }

    public static Expr Offset(ExprPool pool, Tensor tensor, IReadOnlyList<Expr> indices)
    {
        var offset = pool.Zero;
        for (var axis = 0; axis < indices.Count; axis++)
        {
            offset = pool.Add(offset, pool.Multiply(indices[axis], Stride(pool, tensor, axis)));
        }

        return offset;
    }

    /// <summary>How far apart the elements are that a read takes as an index goes on; null where that changes, or may be negative.</summary>
    public static Expr? Step(ExprPool pool, Read read, IndexVariable index)
    {
        var step = (Expr)pool.Zero;
        for (var axis = 0; axis < read.Indices.Count; axis++)
        {
            if (Affine.Slope(pool, read.Indices[axis], index) is not { Sign: >= 0 } slope)
            {
                return null;
            }

            step = pool.Add(step, pool.Scale(slope, Stride(pool, read.Tensor, axis)));
        }

        return step;
    }

    /// <summary>How many elements a tensor has.</summary>
    public static Expr Size(ExprPool pool, Tensor tensor)
    {
        var size = pool.One;
        foreach (var extent in tensor.Extents)
        {
            size = pool.Multiply(size, Natural.Of(pool, extent));
        }

        return size;
    }
}
