using System.Numerics;

namespace SymGrad.Kernels;

/// <content>Functions of whole square matrices.</content>
public static partial class Kernel
{
    /// <summary>A⁻¹.</summary>
    /// <param name="n">Rows, and columns, of A.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="result">The inverse, which does not overlap A.</param>
    /// <exception cref="SingularMatrixException">A is singular.</exception>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Inverse(int n, ReadOnlySpan<double> a, Span<double> result) => Invert(n, a, result);

    /// <inheritdoc cref="Inverse(int, ReadOnlySpan{double}, Span{double})"/>
    public static void Inverse(int n, ReadOnlySpan<float> a, Span<float> result) => Invert(n, a, result);

    /// <summary>adj A, the transposed matrix of cofactors; det A · A⁻¹ where A has an inverse.</summary>
    /// <inheritdoc cref="Inverse(int, ReadOnlySpan{double}, Span{double})" path="/param"/>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Adjugate(int n, ReadOnlySpan<double> a, Span<double> result) => Adjoin(n, a, result);

    /// <inheritdoc cref="Adjugate(int, ReadOnlySpan{double}, Span{double})"/>
    public static void Adjugate(int n, ReadOnlySpan<float> a, Span<float> result) => Adjoin(n, a, result);

    /// <summary>det A.</summary>
    /// <param name="n">Rows, and columns, of A.</param>
    /// <param name="a">A, row after row.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static double Determinant(int n, ReadOnlySpan<double> a) => Factorised(n, a).Determinant;

    /// <inheritdoc cref="Determinant(int, ReadOnlySpan{double})"/>
    public static float Determinant(int n, ReadOnlySpan<float> a) => Factorised(n, a).Determinant;

    /// <summary>ln |det A|, without overflow where the determinant itself has one.</summary>
    /// <param name="n">Rows, and columns, of A.</param>
    /// <param name="a">A, row after row.</param>
    /// <exception cref="SingularMatrixException">A is singular.</exception>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static double LogDeterminant(int n, ReadOnlySpan<double> a) => Regular(Factorised(n, a));

    /// <inheritdoc cref="LogDeterminant(int, ReadOnlySpan{double})"/>
    public static float LogDeterminant(int n, ReadOnlySpan<float> a) => Regular(Factorised(n, a));

    private static void Invert<T>(int n, ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var size = SizeOf(n, a.Length, result.Length);
        a[..size].CopyTo(result);
        Elimination.Invert(n, result[..size]);
    }

    private static void Adjoin<T>(int n, ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var size = SizeOf(n, a.Length, result.Length);
        var scratch = new Scratch<T>(size, stackalloc T[64]);
        a[..size].CopyTo(scratch.Span);
        Elimination.Adjugate(n, scratch.Span[..size], result[..size]);
        scratch.Release(0);
    }

    private static (T Sign, T Logarithm, T Determinant) Factorised<T>(int n, ReadOnlySpan<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var size = SizeOf(n, a.Length, a.Length);
        var scratch = new Scratch<T>(size, stackalloc T[64]);
        a[..size].CopyTo(scratch.Span);
        return scratch.Release(Elimination.Determinant(n, scratch.Span[..size]));
    }

    private static T Regular<T>((T Sign, T Logarithm, T Determinant) factors)
        where T : IFloatingPointIeee754<T> => factors.Sign == T.Zero ? throw new SingularMatrixException() : factors.Logarithm;

    private static int SizeOf(int n, int held, int room)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var size = checked(n * n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, held, nameof(n));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, room, nameof(n));
        return size;
    }
}
