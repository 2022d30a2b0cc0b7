namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>Pseudo-random choices, the same on every run and every framework.</summary>
internal sealed class Draw(uint seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;

    // SplitMix64, of a mixed seed: the draws at one place of neighbouring seeds have nothing to do with each other.
    private ulong _state = Mixed(seed);

    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound)
    {
        _state = unchecked(_state + Step);
        return (int)((Mixed(_state) >> 33) % (ulong)Math.Max(1, bound));
    }

    public T From<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    private static ulong Mixed(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
