using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>Bits, shifts and integer roots of big integers.</summary>
internal static class BigIntegerBits
{
    /// <summary>The number of bits of a non-negative integer: 0 for 0, ⌊log₂ n⌋ + 1 otherwise.</summary>
    public static int BitLength(this BigInteger n)
    {
#if NETSTANDARD2_0
        if (n.IsZero)
        {
            return 0;
        }

        // The conversion keeps the leading bits, so its exponent is the bit length, unless it rounded up to a power of two.
        var bits = BitConverter.DoubleToInt64Bits((double)n);
        var length = (int)(bits >> 52) - 1022;
        return length <= 1024 && (bits & 0xF_FFFF_FFFF_FFFFL) != 0 ? length : BytesToBitLength(n.ToByteArray());
#else
        return (int)n.GetBitLength();
#endif
    }

    /// <summary>⌊n · 2^<paramref name="places"/>⌋, for places of either sign.</summary>
    public static BigInteger Shift(this BigInteger n, int places) => places >= 0 ? n << places : n >> -places;

    /// <summary>⌊√n⌋ of a non-negative integer.</summary>
    public static BigInteger SquareRoot(this BigInteger n)
    {
        if (n < 1L << 52)
        {
            return (long)Math.Sqrt((double)n);
        }

        // Newton's step doubles the correct bits: a root of the leading half of the bits leaves one step to take.
        var quarter = (n.BitLength() - 1) / 4;
        var start = SquareRoot(n >> (2 * quarter)) << quarter;
        var root = (start + (n / start)) >> 1;
        while (root * root > n)
        {
            root = (root + (n / root)) >> 1;
        }

        var next = root + 1;
        return next * next <= n ? next : root;
    }

    /// <summary>⌊∛n⌋ of a non-negative integer.</summary>
    public static BigInteger CubeRoot(this BigInteger n)
    {
        if (n.IsZero)
        {
            return n;
        }

        // From above, Newton's step for r³ = n decreases until the floor is reached.
        var sixth = n.BitLength() / 6;
        var root = sixth < 8
            ? BigInteger.One << ((n.BitLength() / 3) + 1)
            : (CubeRoot(n >> (3 * sixth)) + 1) << sixth;
        while (true)
        {
            var next = ((root << 1) + (n / (root * root))) / 3;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

#if NETSTANDARD2_0
    private static int BytesToBitLength(byte[] littleEndian)
    {
        var last = littleEndian.Length - 1;
        while (littleEndian[last] == 0)
        {
            last--;
        }

        var bits = last * 8;
        for (var top = littleEndian[last]; top != 0; top >>= 1)
        {
            bits++;
        }

        return bits;
    }
#endif
}
