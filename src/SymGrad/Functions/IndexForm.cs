namespace SymGrad;

public static partial class Functions
{
    /// <summary>Σ f(i) over i = 0 … n − 1; 0 for no terms.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static double Sum(int n, Func<int, double> f) => IndexForm.Sum(n, f);

    /// <inheritdoc cref="Sum(int, Func{int, double})"/>
    public static float Sum(int n, Func<int, float> f) => IndexForm.Sum(n, f);

    /// <summary>Σ f(i) over i = 0 … n − 1; 0 for no terms; of whole numbers.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static int Sum(int n, Func<int, int> f) => IndexForm.Sum(n, f);

    /// <summary>Π f(i) over i = 0 … n − 1; 1 for no terms.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static double Product(int n, Func<int, double> f) => IndexForm.Product(n, f);

    /// <inheritdoc cref="Product(int, Func{int, double})"/>
    public static float Product(int n, Func<int, float> f) => IndexForm.Product(n, f);

    /// <summary>Π f(i) over i = 0 … n − 1; 1 for no terms; of whole numbers.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static int Product(int n, Func<int, int> f) => IndexForm.Product(n, f);

    /// <summary>The largest f(i) over i = 0 … n − 1; −∞ for no terms.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static double Max(int n, Func<int, double> f) => IndexForm.Max(n, f);

    /// <inheritdoc cref="Max(int, Func{int, double})"/>
    public static float Max(int n, Func<int, float> f) => IndexForm.Max(n, f);

    /// <summary>The largest f(i) over i = 0 … n − 1; <see cref="int.MinValue"/> for no terms; of whole numbers.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static int Max(int n, Func<int, int> f) => IndexForm.Max(n, f);

    /// <summary>The smallest f(i) over i = 0 … n − 1; ∞ for no terms.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static double Min(int n, Func<int, double> f) => IndexForm.Min(n, f);

    /// <inheritdoc cref="Min(int, Func{int, double})"/>
    public static float Min(int n, Func<int, float> f) => IndexForm.Min(n, f);

    /// <summary>The smallest f(i) over i = 0 … n − 1; <see cref="int.MaxValue"/> for no terms; of whole numbers.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static int Min(int n, Func<int, int> f) => IndexForm.Min(n, f);

    /// <summary>ln Σ exp f(i) over i = 0 … n − 1, without overflow; −∞ for no terms.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static double LogSumExp(int n, Func<int, double> f) => IndexForm.LogSumExp(n, f);

    /// <inheritdoc cref="LogSumExp(int, Func{int, double})"/>
    public static float LogSumExp(int n, Func<int, float> f) => IndexForm.LogSumExp(n, f);

    /// <summary>ln Σ exp f(i) over i = 0 … n − 1, without overflow; −∞ for no terms; a whole term is taken as <see cref="double"/>.</summary>
    /// <param name="n">The number of terms; a negative number counts as 0.</param>
    /// <param name="f">The term, a function of the index.</param>
    public static double LogSumExp(int n, Func<int, int> f) => IndexForm.LogSumExp(n, i => (double)f(i));

    /// <summary>The vector of f(i), i = 0 … n − 1.</summary>
    /// <param name="n">The number of elements.</param>
    /// <param name="f">The element, a function of its index.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative.</exception>
    public static Vec<double> Build(int n, Func<int, double> f) => IndexForm.Build(n, f);

    /// <inheritdoc cref="Build(int, Func{int, double})"/>
    public static Vec<float> Build(int n, Func<int, float> f) => IndexForm.Build(n, f);

    /// <summary>The vector of f(i), i = 0 … n − 1; a whole element is taken as <see cref="double"/>.</summary>
    /// <param name="n">The number of elements.</param>
    /// <param name="f">The element, a function of its index.</param>
    /// <exception cref="ArgumentOutOfRangeException">The extent is negative.</exception>
    public static Vec<double> Build(int n, Func<int, int> f) => IndexForm.Build(n, i => (double)f(i));

    /// <summary>The matrix of f(i, j), i = 0 … m − 1, j = 0 … n − 1.</summary>
    /// <param name="m">The number of rows.</param>
    /// <param name="n">The number of columns.</param>
    /// <param name="f">The element, a function of its row and column.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative.</exception>
    public static Mat<double> Build(int m, int n, Func<int, int, double> f) => IndexForm.Build(m, n, f);

    /// <inheritdoc cref="Build(int, int, Func{int, int, double})"/>
    public static Mat<float> Build(int m, int n, Func<int, int, float> f) => IndexForm.Build(m, n, f);

    /// <summary>The matrix of f(i, j), i = 0 … m − 1, j = 0 … n − 1; a whole element is taken as <see cref="double"/>.</summary>
    /// <param name="m">The number of rows.</param>
    /// <param name="n">The number of columns.</param>
    /// <param name="f">The element, a function of its row and column.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative.</exception>
    public static Mat<double> Build(int m, int n, Func<int, int, int> f) => IndexForm.Build(m, n, (i, j) => (double)f(i, j));
}
