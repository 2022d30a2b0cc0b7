using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>The part of an array that an argument views.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Region
{
    private readonly Array? storage;
    private readonly int start;
    private readonly int length;

    private Region(Array? storage, int start, int length)
    {
        this.storage = storage;
        this.start = start;
        this.length = length;
    }

    /// <summary>What a vector, or an array, views.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="vector">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Region Of<T>(Vec<T> vector)
        where T : unmanaged, INumber<T>
        => new(vector.Array, vector.Start, vector.Length);

    /// <summary>What a matrix, or a two-dimensional array, views.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Region Of<T>(Mat<T> matrix)
        where T : unmanaged, INumber<T>
        => new(matrix.Array, matrix.Start, matrix.Rows * matrix.Columns);

    /// <summary>What a tensor with three axes views.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="tensor">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Region Of<T>(Tensor3<T> tensor)
        where T : unmanaged, INumber<T>
        => new(tensor.Array, tensor.Start, tensor.Length0 * tensor.Length1 * tensor.Length2);

    /// <summary>Destinations must share memory neither with an input nor with each other.</summary>
    /// <param name="destinations">The arguments that are written.</param>
    /// <param name="inputs">The arguments that are read.</param>
    /// <param name="names">The names of the destinations, then of the inputs, with spaces between.</param>
    /// <exception cref="ArgumentException">Two of them overlap.</exception>
    public static void RequireDisjoint(ReadOnlySpan<Region> destinations, ReadOnlySpan<Region> inputs, string names)
    {
        for (var k = 0; k < destinations.Length; k++)
        {
            var own = destinations[k].storage;
            if (IsAmong(own, inputs) || IsAmong(own, destinations[(k + 1)..]))
            {
                RequireApart(destinations, inputs, names);
                return;
            }
        }
    }

    /// <summary>Whether one of some arguments views an array: mostly none does, and no extent needs to be looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAmong(Array? array, ReadOnlySpan<Region> others)
    {
        foreach (ref readonly var other in others)
        {
            if (ReferenceEquals(array, other.storage))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same where arguments view one array: by its parts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireApart(ReadOnlySpan<Region> destinations, ReadOnlySpan<Region> inputs, string names)
    {
        for (var k = 0; k < destinations.Length; k++)
        {
            ref readonly var destination = ref destinations[k];
            for (var i = 0; i < inputs.Length; i++)
            {
                if (destination.Overlaps(in inputs[i]))
                {
                    Throw(names, k, destinations.Length + i);
                }
            }

            for (var other = k + 1; other < destinations.Length; other++)
            {
                if (destination.Overlaps(in destinations[other]))
                {
                    Throw(names, k, other);
                }
            }
        }
    }

    /// <summary>Two parts of one array overlap unless one ends before the other starts; different arrays never do, and what views none is empty.</summary>
    private bool Overlaps(ref readonly Region other)
        => ReferenceEquals(storage, other.storage) && start < other.start + other.length && other.start < start + length;

    [DoesNotReturn]
    private static void Throw(string names, int destination, int other)
    {
        var name = names.Split(' ');
        throw new ArgumentException($"{name[destination]} shares memory with {name[other]}.", name[destination]);
    }
}
