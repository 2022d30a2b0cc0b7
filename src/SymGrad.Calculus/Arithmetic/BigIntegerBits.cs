using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>Bit lengths and rounding shifts of non-negative big integers.</summary>
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

        // The conversion keeps the leading 53 bits, so its exponent is the bit length, unless rounding reached a power of two.
        var bits = BitConverter.DoubleToInt64Bits((double)n);
        var length = (int)(bits >> 52) - 1022;
        return length <= 1024 && (bits & 0xF_FFFF_FFFF_FFFFL) != 0 ? length : BytesToBitLength(n.ToByteArray());
#else
        return (int)n.GetBitLength();
#endif
    }

    /// <summary>n · 2^<paramref name="shift"/>, rounded to the nearest integer, ties to even.</summary>
    public static BigInteger ScaleByPowerOfTwo(this BigInteger n, int shift)
    {
        if (shift >= 0)
        {
            return n << shift;
        }

        // Floor after adding all but one unit of a half, plus the parity of the kept part: round-half-even for either sign.
        var half = BigInteger.One << (-shift - 1);
        var floor = n >> -shift;
        return (n + half - (floor.IsEven ? BigInteger.One : BigInteger.Zero)) >> -shift;
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
