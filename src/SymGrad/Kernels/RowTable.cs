using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>The rows of a jagged array by identity, so that two arrays are compared in the time of their lengths: open addressing in pooled memory.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal readonly struct RowTable<T>
    where T : unmanaged
{
    private const int Free = -1;

    private readonly T[][] array;
    private readonly int[] slots;
    private readonly int mask;

    /// <summary>Enters all rows but empty ones, which share nothing.</summary>
    /// <param name="array">The array.</param>
    /// <param name="first">A row that stands twice, or −1.</param>
    /// <param name="second">Where it stands again.</param>
    internal RowTable(T[][] array, out int first, out int second)
    {
        (first, second) = (-1, -1);
        this.array = array;
        mask = (int)BitOperations.RoundUpToPowerOf2((uint)array.Length * 2 + 1) - 1;
        slots = ArrayPool<int>.Shared.Rent(mask + 1);
        slots.AsSpan(0, mask + 1).Fill(Free);
        for (var i = 0; i < array.Length && first < 0; i++)
        {
            var slot = SlotOf(array[i]);
            if (array[i].Length > 0 && slots[slot] != Free)
            {
                (first, second) = (slots[slot], i);
            }
            else if (array[i].Length > 0)
            {
                slots[slot] = i;
            }
        }
    }

    /// <summary>Whether an array is one of the rows.</summary>
    /// <param name="row">The array.</param>
    internal bool Contains(T[] row) => row.Length > 0 && slots[SlotOf(row)] != Free;

    /// <summary>Gives the memory back.</summary>
    internal void Release() => ArrayPool<int>.Shared.Return(slots);

    /// <summary>Where a row stands, or the free place where it would.</summary>
    private int SlotOf(T[] row)
    {
        var slot = RuntimeHelpers.GetHashCode(row) & mask;
        while (slots[slot] != Free && !ReferenceEquals(array[slots[slot]], row))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
