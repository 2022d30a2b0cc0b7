namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of scalar models.</summary>
public sealed class ScalarTests
{
    [Fact]
    public Task Rosenbrock() => EmissionSnapshot.Of("""
        /// <summary>The Rosenbrock function.</summary>
        /// <param name="x">Along the valley.</param>
        /// <param name="y">Across the valley.</param>
        [Gradient]
        public static double Rosenbrock(double x, double y) => Sq(1 - x) + 100 * Sq(y - x * x);
        """);

    [Fact]
    public Task OneVariable_HasATotalDerivative() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Damped(double x) => Math.Exp(-x / 2) * Math.Cos(3 * x) / (1 + x * x);
        """);

    [Fact]
    public Task ConditionalAndSwitch() => EmissionSnapshot.Of("""
        [Gradient("x", "y")]
        public static double Piecewise(double x, double y, int kind)
        {
            var inner = x > y ? x * y : x - y;
            return kind switch { 0 => inner, 1 => inner * inner, _ => Sqrt(1 + inner * inner) };
        }
        """);

    [Fact]
    public Task BlackScholes_CallPrice() => EmissionSnapshot.Of("""
        /// <summary>The price of a European call.</summary>
        [Gradient]
        public static double Call(double S, double K, double r, double sigma, double T)
        {
            var d1 = (Log(S / K) + (r + sigma * sigma / 2) * T) / (sigma * Sqrt(T));
            var d2 = d1 - sigma * Sqrt(T);
            return S * NormalCdf(d1) - K * Exp(-r * T) * NormalCdf(d2);
        }
        """);

    [Fact]
    public Task CalleeAndLocalFunction_AreInlined() => EmissionSnapshot.Of("""
        private const double Gravity = 9.81;

        private static double Kinetic(double mass, double speed) => 0.5 * mass * speed * speed;

        [Gradient("speed", "height")]
        public static double Energy(double mass, double speed, double height)
        {
            double Potential(double h) => mass * Gravity * h;
            return Kinetic(mass, speed) + Potential(height);
        }
        """);
}
