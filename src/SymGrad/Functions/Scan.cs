namespace SymGrad;

public static partial class Functions
{
    /// <summary>The state after <paramref name="count"/> rounds of s ← f(s, t), t = 0 … count − 1; the start for no rounds.</summary>
    /// <param name="count">The number of rounds; a negative number counts as 0.</param>
    /// <param name="start">The state before the first round.</param>
    /// <param name="f">The next state, a function of the state and the round.</param>
    public static double Scan(int count, double start, Func<double, int, double> f) => Scan<double>(count, start, f);

    /// <inheritdoc cref="Scan(int, double, Func{double, int, double})"/>
    public static float Scan(int count, float start, Func<float, int, float> f) => Scan<float>(count, start, f);

    /// <summary>The state after <paramref name="count"/> rounds of s ← f(s, t), t = 0 … count − 1; the start for no rounds.</summary>
    /// <typeparam name="T">The type of the state: a number, a vector, a matrix, or a tuple of them.</typeparam>
    /// <param name="count">The number of rounds; a negative number counts as 0.</param>
    /// <param name="start">The state before the first round.</param>
    /// <param name="f">The next state, a function of the state and the round.</param>
    public static T Scan<T>(int count, T start, Func<T, int, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var state = start;
        for (var t = 0; t < count; t++)
        {
            state = f(state, t);
        }

        return state;
    }
}
