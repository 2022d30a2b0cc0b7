using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

internal sealed record Dense(Mat<double> W, Vec<double> b)
{
    public static Dense operator +(Dense x, Dense y) => new(x.W + y.W, x.b + y.b);

    public static Dense operator *(double s, Dense x) => x with { W = s * x.W, b = s * x.b };

    public static Vec<double> operator *(Dense layer, Vec<double> x) => (layer.W * x) + layer.b;
}

internal sealed record Gates(Dense Update, Dense Reset, Dense Candidate);

internal readonly record struct Complex(double Re, double Im)
{
    public static implicit operator Complex(double x) => new(x, 0.0);

    public static explicit operator double(Complex z) => z.Re;

    public static Complex operator +(Complex x, Complex y) => new(x.Re + y.Re, x.Im + y.Im);

    public static Complex operator -(Complex x) => new(-x.Re, -x.Im);

    public static Complex operator *(Complex x, Complex y) => new((x.Re * y.Re) - (x.Im * y.Im), (x.Re * y.Im) + (x.Im * y.Re));

    public static bool operator <(Complex x, Complex y) => (x.Re * x.Re) + (x.Im * x.Im) < (y.Re * y.Re) + (y.Im * y.Im);

    public static bool operator >(Complex x, Complex y) => y < x;
}

internal struct Bag
{
    public double Scale;
    public Complex Z;
    public Vec<double> Items;
    public int Count;
}

internal sealed class Options
{
    public double Rate { get; set; }

    public Mat<double> Metric { get; set; }

    public (double Low, double High) Bounds { get; set; }
}

internal sealed record Everything(Gates Gates, Bag Bag, double[] Array, (Complex Z, Vec<int> Labels) Pair);

internal sealed record Outcome(double Loss, (Complex Z, Vec<double> Residual) Rest);

/// <summary>Models whose parameters and results are nested records, structs, classes and tuples.</summary>
internal static partial class NestedTypes
{
    [Gradient, Jvp, Vjp, HessianVectorProduct]
    public static double Unit(Gates gates, Mat<double> X, Vec<double> start)
    {
        var h = start;
        for (var t = 0; t < X.Rows; t++)
        {
            var z = Sigmoid((gates.Update.W * h) + gates.Update.b + X.Row(t));
            var r = Sigmoid((gates.Reset.W * h) + gates.Reset.b);
            var c = Tanh((gates.Candidate.W * Hadamard(r, h)) + gates.Candidate.b + X.Row(t));
            h = Hadamard(z, h) + Hadamard(1 - z, c);
        }

        return SquaredNorm(h);
    }

    [Jacobian, Jvp, Vjp]
    public static Outcome OfEverything(Everything all, Vec<double> x)
    {
        var a = Tanh((all.Gates.Update.W * x) + all.Bag.Items);
        var s = all.Bag.Scale;
        for (var i = 0; i < all.Pair.Labels.Length; i++)
        {
            s += a[all.Pair.Labels[i]] * all.Array[i];
        }

        var z = new Complex((all.Pair.Z.Re * all.Bag.Z.Re) - (all.Pair.Z.Im * all.Bag.Z.Im), (all.Pair.Z.Re * all.Bag.Z.Im) + (all.Pair.Z.Im * all.Bag.Z.Re));
        return new(s * Exp(z.Re), (z, (s * a) + all.Gates.Reset.b));
    }

    [Jacobian, Jvp, Vjp]
    public static Gates Composed(Gates g, Dense d, double s) => g with { Update = new(g.Update.W * d.W, Hadamard(g.Update.b, d.b)), Candidate = g.Candidate with { b = s * g.Candidate.b } };

    [Jacobian, Jvp, Vjp]
    public static Complex Iterated(Complex c, int n)
    {
        var z = new Complex(0.0, 0.0);
        for (var k = 0; k < n; k++)
        {
            z = new((z.Re * z.Re) - (z.Im * z.Im) + c.Re, (2 * z.Re * z.Im) + c.Im);
        }

        return z;
    }

    /// <summary>By the operators and conversions of the types.</summary>
    [Jacobian, Jvp, Vjp]
    public static Complex Operated(Complex a, Dense u, Dense v, Vec<double> x)
    {
        Complex z = 0.5;
        foreach (var y in (u + (0.25 * v)) * x)
        {
            z *= a;
            z += new Complex(Tanh(y), Sin((double)z));
        }

        return z < a ? -z : z;
    }

    [Gradient, Hessian, Jvp, Vjp, HessianVectorProduct]
    public static double Measured(Options o, (double u, Vec<double> v) p)
    {
        var inside = p.u < o.Bounds.Low ? o.Bounds.Low * p.u : p.u > o.Bounds.High ? Sin(o.Bounds.High * p.u) : Sq(p.u);
        return (Dot(p.v, o.Metric * p.v) * o.Rate) + Exp(inside * o.Rate);
    }

    [Layout(JacobianLayout.Denominator)]
    [Jacobian, Jvp, Vjp]
    public static (Complex Z, (double Norm, Mat<double> Outer) Others) InputsFirst((double u, Vec<double> v) a, Bag bag) =>
        (new(a.u * bag.Z.Re, Tanh(bag.Z.Im)), (bag.Scale * SquaredNorm(a.v), Outer(a.v, bag.Items)));

    /// <summary>Elements of the value that are called like members of the parameter.</summary>
    [Jacobian, Jvp, Vjp]
    public static (double Value, double Re, Vec<double> Residual) Named((double Value, Complex Re) x, Vec<double> y) => (x.Value * x.Re.Re, Sq(x.Re.Im), x.Value * y);
}

internal readonly record struct SinglePair(float A, Vec<float> V);

internal static partial class NestedSingles
{
    [Jacobian, Jvp, Vjp]
    public static (SinglePair P, float Norm) Scaled(SinglePair p, (float s, Mat<float> M) q) => (new(p.A * q.s, q.M * p.V), SquaredNorm(p.V) * q.s);

    public static (DoublePair P, double Norm) Twin(DoublePair p, (double s, Mat<double> M) q) => (new(p.A * q.s, q.M * p.V), SquaredNorm(p.V) * q.s);
}

internal readonly record struct DoublePair(double A, Vec<double> V);
