using SymGrad.Kernels;

namespace SymGrad;

public static partial class Functions
{
    /// <summary>The inverse, A⁻¹.</summary>
    /// <param name="a">A square matrix.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <exception cref="SingularMatrixException">The matrix is singular.</exception>
    public static Mat<double> Inverse(Mat<double> a) => Square.Inverse(a);

    /// <inheritdoc cref="Inverse(Mat{double})"/>
    public static Mat<float> Inverse(Mat<float> a) => Square.Inverse(a);

    /// <summary>The solution of Ax = b.</summary>
    /// <param name="a">A square matrix.</param>
    /// <param name="b">The right-hand side, as long as the matrix has rows.</param>
    /// <exception cref="ArgumentException">The matrix is not square, or the extents differ.</exception>
    /// <exception cref="SingularMatrixException">The matrix is singular.</exception>
    public static Vec<double> Solve(Mat<double> a, Vec<double> b) => Square.Inverse(a) * b;

    /// <inheritdoc cref="Solve(Mat{double}, Vec{double})"/>
    public static Vec<float> Solve(Mat<float> a, Vec<float> b) => Square.Inverse(a) * b;

    /// <summary>The solution of AX = B, column by column.</summary>
    /// <param name="a">A square matrix.</param>
    /// <param name="b">The right-hand sides, with as many rows as the matrix.</param>
    /// <exception cref="ArgumentException">The matrix is not square, or the extents differ.</exception>
    /// <exception cref="SingularMatrixException">The matrix is singular.</exception>
    public static Mat<double> Solve(Mat<double> a, Mat<double> b) => Square.Inverse(a) * b;

    /// <inheritdoc cref="Solve(Mat{double}, Mat{double})"/>
    public static Mat<float> Solve(Mat<float> a, Mat<float> b) => Square.Inverse(a) * b;

    /// <summary>The determinant. Its gradient by the matrix is the transposed adjugate, for a singular matrix too.</summary>
    /// <param name="a">A square matrix; that of no rows has determinant 1.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static double Det(Mat<double> a) => Kernel.Determinant(Square.SizeOf(a), a.Span);

    /// <inheritdoc cref="Det(Mat{double})"/>
    public static float Det(Mat<float> a) => Kernel.Determinant(Square.SizeOf(a), a.Span);

    /// <summary>ln |det A|.</summary>
    /// <param name="a">A square matrix.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <exception cref="SingularMatrixException">The matrix is singular.</exception>
    public static double LogDet(Mat<double> a) => Kernel.LogDeterminant(Square.SizeOf(a), a.Span);

    /// <inheritdoc cref="LogDet(Mat{double})"/>
    public static float LogDet(Mat<float> a) => Kernel.LogDeterminant(Square.SizeOf(a), a.Span);

    /// <summary>
    /// The lower triangular L with LLᵀ = A, whose diagonal is positive. Only the lower triangle of A is read; where A is not positive
    /// definite, elements are NaN.
    /// </summary>
    /// <param name="a">A symmetric matrix.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static Mat<double> Cholesky(Mat<double> a) => Square.Cholesky(a);

    /// <inheritdoc cref="Cholesky(Mat{double})"/>
    public static Mat<float> Cholesky(Mat<float> a) => Square.Cholesky(a);

    /// <summary>Aⁿ; A⁰ is the unit matrix.</summary>
    /// <param name="a">A square matrix.</param>
    /// <param name="n">The exponent.</param>
    /// <exception cref="ArgumentException">The matrix is not square, or the exponent is negative.</exception>
    public static Mat<double> MatrixPower(Mat<double> a, int n) => Square.Power(a, n);

    /// <inheritdoc cref="MatrixPower(Mat{double}, int)"/>
    public static Mat<float> MatrixPower(Mat<float> a, int n) => Square.Power(a, n);
}
