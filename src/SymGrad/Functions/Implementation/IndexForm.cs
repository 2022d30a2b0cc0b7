using System.Numerics;

namespace SymGrad;

/// <summary>The index forms of <see cref="Functions"/>, once for all element types.</summary>
internal static class IndexForm
{
    internal static T Sum<T>(int n, Func<int, T> f)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        var sum = T.Zero;
        for (var i = 0; i < n; i++)
        {
            sum += f(i);
        }

        return sum;
    }

    internal static T Product<T>(int n, Func<int, T> f)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        var product = T.One;
        for (var i = 0; i < n; i++)
        {
            product *= f(i);
        }

        return product;
    }

    /// <summary>Saturating −∞ is the least value of a type: −∞ where it has one, otherwise its least number.</summary>
    internal static T Max<T>(int n, Func<int, T> f)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        var max = T.CreateSaturating(double.NegativeInfinity);
        for (var i = 0; i < n; i++)
        {
            max = T.Max(max, f(i));
        }

        return max;
    }

    internal static T Min<T>(int n, Func<int, T> f)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        var min = T.CreateSaturating(double.PositiveInfinity);
        for (var i = 0; i < n; i++)
        {
            min = T.Min(min, f(i));
        }

        return min;
    }

    internal static T LogSumExp<T>(int n, Func<int, T> f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Reductions.LogSumExp<T>(Build(Math.Max(n, 0), f).Span);

    internal static Vec<T> Build<T>(int n, Func<int, T> f)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        var result = new Vec<T>(n);
        for (var i = 0; i < n; i++)
        {
            result[i] = f(i);
        }

        return result;
    }

    internal static Mat<T> Build<T>(int m, int n, Func<int, int, T> f)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        var result = new Mat<T>(m, n);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                result[i, j] = f(i, j);
            }
        }

        return result;
    }
}
