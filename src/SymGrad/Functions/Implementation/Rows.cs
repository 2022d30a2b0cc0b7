using System.Numerics;

namespace SymGrad;

/// <summary>Row-wise application: what acts on a vector acts on each row of a matrix.</summary>
internal static class Rows
{
    internal delegate void Transformation<T>(ReadOnlySpan<T> row, Span<T> destination);

    internal delegate T Reduction<T>(ReadOnlySpan<T> row);

    internal static Vec<T> Of<T>(Vec<T> x, Transformation<T> f)
        where T : unmanaged, INumber<T>
    {
        var result = new Vec<T>(x.Length);
        f(x.Span, result.Span);
        return result;
    }

    internal static Mat<T> Of<T>(Mat<T> a, Transformation<T> f)
        where T : unmanaged, INumber<T>
    {
        var result = new Mat<T>(a.Rows, a.Columns);
        for (var i = 0; i < a.Rows; i++)
        {
            f(a.Row(i).Span, result.Row(i).Span);
        }

        return result;
    }

    internal static Vec<T> Of<T>(Mat<T> a, Reduction<T> f)
        where T : unmanaged, INumber<T>
    {
        var result = new Vec<T>(a.Rows);
        for (var i = 0; i < a.Rows; i++)
        {
            result[i] = f(a.Row(i).Span);
        }

        return result;
    }
}
