namespace SymGrad.Calculus.Evaluation;

/// <summary>The elements of a tensor, row-major, with its extents; a scalar has none and one element.</summary>
public sealed class Dense<T>
{
    public Dense(IReadOnlyList<int> extents, T[] values)
    {
        var count = 1;
        foreach (var extent in extents)
        {
            count = checked(count * extent);
        }

        if (count != values.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"The extents [{string.Join(", ", extents)}] make {count} elements, not {values.Length}."), nameof(values));
        }

        (Extents, Values) = (extents, values);
    }

    public IReadOnlyList<int> Extents { get; }

    public T[] Values { get; }

    public int Rank => Extents.Count;

    /// <summary>The only element of a scalar.</summary>
    public T Scalar => Rank == 0 ? Values[0] : throw new InvalidOperationException("Only a tensor without axes is a scalar.");

    /// <summary>The element at the given indices.</summary>
    public T At(params int[] indices) => Values[OffsetOf(indices)];

    /// <summary>The same extents with each element converted.</summary>
    public Dense<TResult> Select<TResult>(Func<T, TResult> convert) => new(Extents, Array.ConvertAll(Values, v => convert(v)));

    /// <summary>The same extents with one element replaced.</summary>
    public Dense<T> With(int offset, T value)
    {
        var values = (T[])Values.Clone();
        values[offset] = value;
        return new(Extents, values);
    }

    private int OffsetOf(int[] indices)
    {
        if (indices.Length != Rank)
        {
            throw new ArgumentException(FormattableString.Invariant($"{Rank} indices are needed, not {indices.Length}."), nameof(indices));
        }

        var offset = 0;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            if ((uint)indices[axis] >= (uint)Extents[axis])
            {
                throw new ArgumentOutOfRangeException(nameof(indices), FormattableString.Invariant($"Index {indices[axis]} is outside 0 … {Extents[axis] - 1}."));
            }

            offset = (offset * Extents[axis]) + indices[axis];
        }

        return offset;
    }
}

/// <summary>Makes dense tensors from arrays.</summary>
public static class Dense
{
    public static Dense<T> Scalar<T>(T value) => new([], [value]);

    public static Dense<T> Vector<T>(params T[] values) => new([values.Length], values);

    public static Dense<T> Matrix<T>(T[,] values)
    {
        var flat = new T[values.Length];
        var next = 0;
        foreach (var value in values)
        {
            flat[next++] = value;
        }

        return new([values.GetLength(0), values.GetLength(1)], flat);
    }
}
