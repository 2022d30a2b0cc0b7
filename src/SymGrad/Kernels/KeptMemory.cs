using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>
/// The pool behind <see cref="Scratch{T}"/>. Each thread keeps one array of moderate size for itself, since the shared pool takes longer than a small
/// gradient's products; what is larger, or needed while that one is in use, comes from elsewhere.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal static class KeptMemory<T>
{
    private const int Least = 128;
    private const int Most = 2048;

    [ThreadStatic]
    private static T[]? kept;

    /// <summary>An array of at least <paramref name="length"/> elements, which are unspecified.</summary>
    /// <param name="length">How many elements are needed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T[] Rent(int length)
    {
        var array = kept;
        if (array is null || array.Length < length)
        {
            return RentElsewhere(length);
        }

        // Who comes while it is in use finds none.
        kept = null;
        return array;
    }

    /// <summary>Gives an array back.</summary>
    /// <param name="array">What was rented.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Return(T[] array)
    {
        if (array.Length <= Most)
        {
            kept = array;
        }
        else
        {
            ArrayPool<T>.Shared.Return(array);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] RentElsewhere(int length)
        => length > Most ? ArrayPool<T>.Shared.Rent(length) : new T[Math.Max(Least, (int)BitOperations.RoundUpToPowerOf2((uint)length))];
}
