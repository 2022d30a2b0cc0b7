using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>The part of an array that an argument views, under the argument's name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Region
{
    private readonly Array? storage;
    private readonly int start;
    private readonly int length;
    private readonly string name;

    private Region(Array? storage, int start, int length, string name)
    {
        this.storage = storage;
        this.start = start;
        this.length = length;
        this.name = name;
    }

    /// <summary>What a vector, or an array, views.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="vector">The argument.</param>
    /// <param name="name">Its name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Region Of<T>(Vec<T> vector, string name)
        where T : unmanaged, INumber<T>
        => new(vector.Array, vector.Start, vector.Length, name);

    /// <summary>What a matrix, or a two-dimensional array, views.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">The argument.</param>
    /// <param name="name">Its name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Region Of<T>(Mat<T> matrix, string name)
        where T : unmanaged, INumber<T>
        => new(matrix.Array, matrix.Start, matrix.Rows * matrix.Columns, name);

    /// <summary>Destinations must share memory neither with an input nor with each other.</summary>
    /// <param name="destinations">The arguments that are written.</param>
    /// <param name="inputs">The arguments that are read.</param>
    /// <exception cref="ArgumentException">Two of them overlap.</exception>
    public static void RequireDisjoint(ReadOnlySpan<Region> destinations, ReadOnlySpan<Region> inputs)
    {
        for (var k = 0; k < destinations.Length; k++)
        {
            ref readonly var destination = ref destinations[k];
            foreach (ref readonly var input in inputs)
            {
                if (destination.Overlaps(in input))
                {
                    Throw(destination.name, input.name);
                }
            }

            foreach (ref readonly var other in destinations[(k + 1)..])
            {
                if (destination.Overlaps(in other))
                {
                    Throw(destination.name, other.name);
                }
            }
        }
    }

    /// <summary>Two parts of one array overlap unless one ends before the other starts; different arrays never do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Overlaps(ref readonly Region other) =>
        ReferenceEquals(storage, other.storage) && storage is not null
        && start < other.start + other.length && other.start < start + length;

    [DoesNotReturn]
    private static void Throw(string destination, string other)
        => throw new ArgumentException($"{destination} shares memory with {other}.", destination);
}
