using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>A constant in fixed point at whatever precision is asked for: the longest expansion so far is kept.</summary>
/// <remarks>Threads may compute an expansion twice; they can only ever agree, and the reference is replaced at once.</remarks>
internal sealed class GrowingConstant(Func<int, BigInteger> compute)
{
    private const int GuardBits = 64;

    private Expansion? longest;

    /// <summary>The constant times 2^<paramref name="bits"/>, to within one unit.</summary>
    public BigInteger ToFixed(int bits)
    {
        var known = Volatile.Read(ref longest);
        if (known is null || known.Bits < bits)
        {
            known = new(bits, compute(bits + GuardBits) >> GuardBits);
            Volatile.Write(ref longest, known);
        }

        return known.Bits == bits ? known.Value : known.Value >> (known.Bits - bits);
    }

    private sealed record Expansion(int Bits, BigInteger Value);
}
