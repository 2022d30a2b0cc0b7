using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>The terms of a variational lower bound with a diagonal Gaussian q = N(μ, diag σ²).</summary>
internal static partial class VariationalBounds
{
    /// <summary>KL(q ‖ N(0, I)) = ½ Σ (σ² + μ² − 1 − ln σ²), by l = ln σ².</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double Divergence(Vec<double> mu, Vec<double> l) => Sum(mu.Length, i => Exp(l[i]) + Sq(mu[i]) - 1 - l[i]) / 2;

    /// <summary>KL(q ‖ p) of two diagonal Gaussians, by their deviations.</summary>
    [Gradient, Hessian]
    public static double DivergenceOfTwo(Vec<double> mu, Vec<double> sigma, Vec<double> nu, Vec<double> tau) =>
        Sum(Log(tau) - Log(sigma)) + Sum(mu.Length, i => (Sq(sigma[i]) + Sq(mu[i] - nu[i])) / (2 * Sq(tau[i])) - 0.5);

    /// <summary>The entropy of q: ½ Σ (1 + ln 2πσ²).</summary>
    [Gradient, Hessian]
    public static double Entropy(Vec<double> sigma) => Sum(sigma.Length, i => 1 + Log(2 * Math.PI * Sq(sigma[i]))) / 2;

    /// <summary>
    /// An autoencoder's bound for one sample and one draw ε: encoder μ = Ax, l = Bx, z = μ + exp(l/2) ⊙ ε, decoder of Bernoulli logits Cz, so
    /// Σ (x_i s_i − softplus s_i) − KL.
    /// </summary>
    [Gradient(nameof(A), nameof(B), nameof(C)), HessianVectorProduct(nameof(A), nameof(B), nameof(C))]
    public static double Autoencoder(Vec<double> x, Vec<double> noise, Mat<double> A, Mat<double> B, Mat<double> C)
    {
        var (mu, l) = (A * x, B * x);
        var logits = C * (mu + Hadamard(Exp(l / 2), noise));
        return Dot(x, logits) - Sum(Softplus(logits)) - Divergence(mu, l);
    }
}
