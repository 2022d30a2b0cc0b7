using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Support vector machines: Lagrangian, dual, polynomial kernel, hinge loss.</summary>
internal static partial class SupportVectors
{
    /// <summary>½‖w‖² − Σ a_n (t_n (wᵀx_n + b) − 1).</summary>
    [Gradient(nameof(w), nameof(b), nameof(a)), Hessian(nameof(w), nameof(b), nameof(a))]
    public static double Lagrangian(Vec<double> w, double b, Vec<double> a, Mat<double> x, Vec<double> t) =>
        (SquaredNorm(w) / 2) - Sum(a.Length, n => a[n] * ((t[n] * (Dot(w, x.Row(n)) + b)) - 1));

    /// <summary>(1 + xᵀy)².</summary>
    [Gradient, Hessian]
    public static double PolynomialKernel(Vec<double> x, Vec<double> y) => Sq(1 + Dot(x, y));

    /// <summary>The Gram matrix of the rows of X, as an array that is filled.</summary>
    [Jacobian, Vjp]
    public static Mat<double> Gram(Mat<double> X)
    {
        var K = new Mat<double>(X.Rows, X.Rows);
        for (var i = 0; i < X.Rows; i++)
        {
            for (var j = 0; j < X.Rows; j++)
            {
                K[i, j] = PolynomialKernel(X.Row(i), X.Row(j));
            }
        }

        return K;
    }

    /// <summary>Σ a_n − ½ Σ a_n a_m t_n t_m k(x_n, x_m).</summary>
    [Gradient(nameof(a)), Hessian(nameof(a))]
    public static double Dual(Vec<double> a, Mat<double> X, Vec<double> t)
    {
        var weighted = Hadamard(a, t);
        return Sum(a) - (Dot(weighted, Gram(X) * weighted) / 2);
    }

    /// <summary>b + Σ a_n t_n k(x_n, x).</summary>
    [Gradient(nameof(x))]
    public static double Classifier(Vec<double> x, Vec<double> a, double b, Mat<double> X, Vec<double> t) =>
        b + Sum(a.Length, n => a[n] * t[n] * PolynomialKernel(X.Row(n), x));

    /// <summary>½‖w‖² + C Σ max(0, 1 − t_n (wᵀx_n + b)).</summary>
    [Gradient(nameof(w), nameof(b))]
    public static double Hinge(Vec<double> w, double b, Mat<double> X, Vec<double> t, double C) =>
        (SquaredNorm(w) / 2) + (C * Sum(t.Length, n => Max(0, 1 - (t[n] * (Dot(w, X.Row(n)) + b)))));
}
