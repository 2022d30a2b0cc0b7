namespace SymGrad;

public static partial class Functions
{
    /// <summary>A function of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="f">The function: a lambda or a method group.</param>
    public static Mat<float> Map(Mat<float> x, Func<float, float> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var result = new Mat<float>(x.Rows, x.Columns);
        var from = x.Span;
        var to = result.Span;
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = f(from[i]);
        }

        return result;
    }

    /// <summary>A function of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="f">The function: a lambda or a method group.</param>
    public static Mat<double> Map(Mat<double> x, Func<double, double> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var result = new Mat<double>(x.Rows, x.Columns);
        var from = x.Span;
        var to = result.Span;
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = f(from[i]);
        }

        return result;
    }

    /// <summary><see cref="Pow(double, double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="y">The exponent.</param>
    public static Mat<double> Pow(Mat<double> x, double y)
        => Map(x, e => Pow(e, y));

    /// <summary><see cref="Pow(float, float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="y">The exponent.</param>
    public static Mat<float> Pow(Mat<float> x, float y)
        => Map(x, e => Pow(e, y));

    /// <summary><see cref="LeakyRelu(double, double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="slope">The slope below 0.</param>
    public static Mat<double> LeakyRelu(Mat<double> x, double slope = 0.01)
        => Map(x, e => LeakyRelu(e, slope));

    /// <summary><see cref="LeakyRelu(float, float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="slope">The slope below 0.</param>
    public static Mat<float> LeakyRelu(Mat<float> x, float slope = 0.01f)
        => Map(x, e => LeakyRelu(e, slope));

    /// <summary><see cref="Elu(double, double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="alpha">α, the depth below 0.</param>
    public static Mat<double> Elu(Mat<double> x, double alpha = 1)
        => Map(x, e => Elu(e, alpha));

    /// <summary><see cref="Elu(float, float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="alpha">α, the depth below 0.</param>
    public static Mat<float> Elu(Mat<float> x, float alpha = 1)
        => Map(x, e => Elu(e, alpha));

    /// <summary><see cref="Max(double, double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="y">The other.</param>
    public static Mat<double> Max(Mat<double> x, double y)
        => Map(x, e => Max(e, y));

    /// <summary><see cref="Max(float, float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="y">The other.</param>
    public static Mat<float> Max(Mat<float> x, float y)
        => Map(x, e => Max(e, y));

    /// <summary><see cref="Min(double, double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="y">The other.</param>
    public static Mat<double> Min(Mat<double> x, double y)
        => Map(x, e => Min(e, y));

    /// <summary><see cref="Min(float, float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="y">The other.</param>
    public static Mat<float> Min(Mat<float> x, float y)
        => Map(x, e => Min(e, y));

    /// <summary><see cref="Clamp(double, double, double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public static Mat<double> Clamp(Mat<double> x, double low, double high)
        => Map(x, e => Clamp(e, low, high));

    /// <summary><see cref="Clamp(float, float, float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public static Mat<float> Clamp(Mat<float> x, float low, float high)
        => Map(x, e => Clamp(e, low, high));

    /// <summary><see cref="Polygamma(int, double)"/> of each element.</summary>
    /// <param name="order">n, at least 0.</param>
    /// <param name="x">The matrix.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is negative.</exception>
    public static Mat<double> Polygamma(int order, Mat<double> x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return Map(x, e => Polygamma(order, e));
    }

    /// <summary><see cref="Polygamma(int, float)"/> of each element.</summary>
    /// <param name="order">n, at least 0.</param>
    /// <param name="x">The matrix.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is negative.</exception>
    public static Mat<float> Polygamma(int order, Mat<float> x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return Map(x, e => Polygamma(order, e));
    }
}
