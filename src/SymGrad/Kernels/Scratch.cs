using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>Temporary memory, cut into the temporaries of a computation one after the other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    /// <summary>The next elements of the memory; it then starts after them.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="scratch">The memory that is left.</param>
    /// <param name="length">How many elements to take.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many left.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Take<T>(ref Span<T> scratch, int length)
    {
        var taken = scratch[..length];
        scratch = scratch[length..];
        return taken;
    }
}
