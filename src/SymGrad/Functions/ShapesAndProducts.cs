namespace SymGrad;

public static partial class Functions
{
    /// <summary>The outer product, xᵢyⱼ.</summary>
    /// <param name="x">The left vector, which gives the rows.</param>
    /// <param name="y">The right vector, which gives the columns.</param>
    public static Mat<double> Outer(Vec<double> x, Vec<double> y) => Reshaping.Outer(x, y);

    /// <inheritdoc cref="Outer(Vec{double}, Vec{double})"/>
    public static Mat<float> Outer(Vec<float> x, Vec<float> y) => Reshaping.Outer(x, y);

    /// <summary>The product element by element, xᵢyᵢ.</summary>
    /// <param name="x">One vector.</param>
    /// <param name="y">The other, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vec<double> Hadamard(Vec<double> x, Vec<double> y) => Reshaping.Hadamard(x, y);

    /// <inheritdoc cref="Hadamard(Vec{double}, Vec{double})"/>
    public static Vec<float> Hadamard(Vec<float> x, Vec<float> y) => Reshaping.Hadamard(x, y);

    /// <summary>The product element by element, aᵢⱼbᵢⱼ.</summary>
    /// <param name="a">One matrix.</param>
    /// <param name="b">The other, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Mat<double> Hadamard(Mat<double> a, Mat<double> b) => Reshaping.Hadamard(a, b);

    /// <inheritdoc cref="Hadamard(Mat{double}, Mat{double})"/>
    public static Mat<float> Hadamard(Mat<float> a, Mat<float> b) => Reshaping.Hadamard(a, b);

    /// <summary>A vector added to each row, aᵢⱼ + bⱼ: the bias of a batch.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="b">The vector, as long as the matrix has columns.</param>
    /// <exception cref="ArgumentException">The extents differ.</exception>
    public static Mat<double> AddToRows(Mat<double> a, Vec<double> b) => Reshaping.AddToRows(a, b);

    /// <inheritdoc cref="AddToRows(Mat{double}, Vec{double})"/>
    public static Mat<float> AddToRows(Mat<float> a, Vec<float> b) => Reshaping.AddToRows(a, b);

    /// <summary>Σᵢ aᵢᵢ.</summary>
    /// <param name="a">A square matrix.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static double Trace(Mat<double> a) => Reshaping.Trace(a);

    /// <inheritdoc cref="Trace(Mat{double})"/>
    public static float Trace(Mat<float> a) => Reshaping.Trace(a);

    /// <summary>The diagonal matrix of a vector.</summary>
    /// <param name="v">The diagonal.</param>
    public static Mat<double> Diag(Vec<double> v) => Reshaping.Diag(v);

    /// <inheritdoc cref="Diag(Vec{double})"/>
    public static Mat<float> Diag(Vec<float> v) => Reshaping.Diag(v);

    /// <summary>The transpose, as a new matrix.</summary>
    /// <param name="a">The matrix.</param>
    public static Mat<double> Transpose(Mat<double> a) => a.T;

    /// <inheritdoc cref="Transpose(Mat{double})"/>
    public static Mat<float> Transpose(Mat<float> a) => a.T;

    /// <summary>A row of a matrix, as a view.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="i">The row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static Vec<double> Row(Mat<double> a, int i) => a.Row(i);

    /// <inheritdoc cref="Row(Mat{double}, int)"/>
    public static Vec<float> Row(Mat<float> a, int i) => a.Row(i);

    /// <summary>A column of a matrix, as a new vector.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="j">The column.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static Vec<double> Column(Mat<double> a, int j) => a.Column(j);

    /// <inheritdoc cref="Column(Mat{double}, int)"/>
    public static Vec<float> Column(Mat<float> a, int j) => a.Column(j);

    /// <summary>One vector followed by another, as a new vector.</summary>
    /// <param name="x">The first vector.</param>
    /// <param name="y">The second vector.</param>
    public static Vec<double> Concat(Vec<double> x, Vec<double> y) => Reshaping.Concat(x, y);

    /// <inheritdoc cref="Concat(Vec{double}, Vec{double})"/>
    public static Vec<float> Concat(Vec<float> x, Vec<float> y) => Reshaping.Concat(x, y);

    /// <summary>A part of a vector, as a view.</summary>
    /// <param name="v">The vector.</param>
    /// <param name="start">The first element.</param>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part would reach outside the vector.</exception>
    public static Vec<double> Slice(Vec<double> v, int start, int length) => v.Slice(start, length);

    /// <inheritdoc cref="Slice(Vec{double}, int, int)"/>
    public static Vec<float> Slice(Vec<float> v, int start, int length) => v.Slice(start, length);
}
