namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>Pseudo-random choices, the same on every run and every framework.</summary>
internal sealed class Draw(uint seed)
{
    // Knuth's 64-bit linear congruential generator (MMIX); the high bits are the good ones.
    private ulong _state = (seed * 0x9E3779B97F4A7C15UL) + 1;

    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound)
    {
        _state = unchecked((_state * 6364136223846793005UL) + 1442695040888963407UL);
        return (int)((_state >> 33) % (ulong)Math.Max(1, bound));
    }

    public T From<T>(IReadOnlyList<T> values) => values[Below(values.Count)];
}
