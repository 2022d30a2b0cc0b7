using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymGrad;

/// <summary>Access to the elements of a <c>T[]</c> or <c>T[,]</c> as one row-major run.</summary>
internal static class Storage
{
    /// <summary>The elements <paramref name="offset"/> … <paramref name="offset"/> + <paramref name="length"/> − 1.</summary>
    /// <remarks>The extents are checked again, as <see cref="Memory{T}"/> does: a view torn by a data race must not reach outside.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Span<T> Elements<T>(Array? storage, int offset, int length)
    {
        if (storage is null)
        {
            return default;
        }

        // The number of all elements stands at the same place in arrays of either kind, and is read without a call.
        if ((ulong)(uint)offset + (uint)length > (uint)Unsafe.As<T[]>(storage).Length)
        {
            ThrowTorn();
        }

        ref var first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(storage));
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, (nint)(uint)offset), length);
    }

    /// <summary>Number of elements of an m×n matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or there are more elements than a span can hold.</exception>
    internal static int Area(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var area = (long)rows * columns;
        return area <= Array.MaxLength
            ? (int)area
            : throw new ArgumentOutOfRangeException(nameof(rows), $"{rows} × {columns} elements are more than an array can hold.");
    }

    /// <summary>Number of elements of a tensor with three axes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or there are more elements than a span can hold.</exception>
    internal static int Volume(int length0, int length1, int length2) => Area(Area(length0, length1), length2);

    private static void ThrowTorn() => throw new InvalidOperationException("The view does not fit its array.");
}
