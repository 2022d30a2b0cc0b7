using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>Temporary memory: the caller's own, on the stack, where that is enough, and else from a pool.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Scratch<T>
{
    private readonly T[]? rented;

    /// <summary>Memory of at least <paramref name="length"/> elements.</summary>
    /// <param name="length">How many elements are needed.</param>
    /// <param name="own">The caller's own memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scratch(int length, Span<T> own)
    {
        if (length > own.Length)
        {
            rented = KeptMemory<T>.Rent(length);
            Span = rented;
        }
        else
        {
            Span = own;
        }
    }

    /// <summary>The memory. What it holds is unspecified.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives back what was rented, where no result is to be passed on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release()
    {
        if (rented is not null)
        {
            KeptMemory<T>.Return(rented);
        }
    }

    /// <summary>Gives back what was rented, and passes on the result. After an exception nothing is given back, and the collector takes it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="result">What was computed with the memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TResult Release<TResult>(TResult result)
    {
        if (rented is not null)
        {
            KeptMemory<T>.Return(rented);
        }

        return result;
    }
}

/// <summary>Cuts temporary memory into the temporaries of a computation, one after the other.</summary>
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
