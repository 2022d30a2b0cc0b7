using System.Numerics;
using SymGrad.Lanes;
using SymGrad.Tests.Functions;

namespace SymGrad.Tests.Lanes;

/// <summary>Every function, at every width, against the scalar function of the same name.</summary>
public class LaneFunctionTests
{
    /// <summary>Arguments where functions overflow, vanish, have poles, or are not defined.</summary>
    private static readonly double[] Edges =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1e300, -1e300, 5e-324, -5e-324, 1e-310, 1, -1, 2, -2, 750, -750,
    ];

    public static TheoryData<string> Names => [.. Table.Keys];

    private static Dictionary<string, (Func<double, double> Scalar, IFunction Lane, (double From, double To)[] Ranges)> Table { get; } = new(StringComparer.Ordinal)
    {
        ["Exp"] = (x => SymGrad.Functions.Exp(x), new Exp(), [(-750, 720), (-1, 1)]),
        ["Exp2"] = (x => SymGrad.Functions.Exp2(x), new Exp2(), [(-1075, 1024), (-1, 1)]),
        ["Expm1"] = (x => SymGrad.Functions.Expm1(x), new Expm1(), [(-50, 720), (-1, 1)]),
        ["Log"] = (x => SymGrad.Functions.Log(x), new Log(), [(0, 10), (0.9, 1.1), (0, 1e308), (0, 1e-307)]),
        ["Log1p"] = (x => SymGrad.Functions.Log1p(x), new Log1p(), [(-1, 10), (-1e-3, 1e-3)]),
        ["Log2"] = (x => SymGrad.Functions.Log2(x), new Log2(), [(0, 100)]),
        ["Log10"] = (x => SymGrad.Functions.Log10(x), new Log10(), [(0, 100)]),
        ["Cbrt"] = (x => SymGrad.Functions.Cbrt(x), new Cbrt(), [(-1000, 1000)]),
        ["Sin"] = (x => SymGrad.Functions.Sin(x), new Sin(), [(-10, 10), (-1e5, 1e5), (-1e9, 1e9)]),
        ["Cos"] = (x => SymGrad.Functions.Cos(x), new Cos(), [(-10, 10), (-1e5, 1e5), (-1e9, 1e9)]),
        ["Tan"] = (x => SymGrad.Functions.Tan(x), new Tan(), [(-10, 10), (-1e5, 1e5)]),
        ["Asin"] = (x => SymGrad.Functions.Asin(x), new Asin(), [(-1, 1)]),
        ["Acos"] = (x => SymGrad.Functions.Acos(x), new Acos(), [(-1, 1)]),
        ["Atan"] = (x => SymGrad.Functions.Atan(x), new Atan(), [(-10, 10), (-1e10, 1e10)]),
        ["Sinh"] = (x => SymGrad.Functions.Sinh(x), new Sinh(), [(-711, 711), (-2, 2)]),
        ["Cosh"] = (x => SymGrad.Functions.Cosh(x), new Cosh(), [(-711, 711), (-2, 2)]),
        ["Tanh"] = (x => SymGrad.Functions.Tanh(x), new Tanh(), [(-25, 25), (-1, 1), (-1e-6, 1e-6)]),
        ["Asinh"] = (x => SymGrad.Functions.Asinh(x), new Asinh(), [(-10, 10), (-1e200, 1e200)]),
        ["Acosh"] = (x => SymGrad.Functions.Acosh(x), new Acosh(), [(1, 10), (1, 1e200)]),
        ["Atanh"] = (x => SymGrad.Functions.Atanh(x), new Atanh(), [(-1, 1)]),
        ["Sigmoid"] = (x => SymGrad.Functions.Sigmoid(x), new Sigmoid(), [(-700, 50), (-5, 5)]),
        ["Softplus"] = (x => SymGrad.Functions.Softplus(x), new Softplus(), [(-700, 700), (-5, 5)]),
        ["LogCosh"] = (x => SymGrad.Functions.LogCosh(x), new LogCosh(), [(-700, 700), (-5, 5), (-1, 1), (-1e-6, 1e-6)]),
        ["Gelu"] = (x => SymGrad.Functions.Gelu(x), new Gelu(), [(-37, 8), (-1, 1)]),
        ["Silu"] = (x => SymGrad.Functions.Silu(x), new Silu(), [(-700, 50), (-5, 5)]),
        ["Erf"] = (x => SymGrad.Functions.Erf(x), new Erf(), [(-7, 7), (-0.5, 0.5)]),
        ["Erfc"] = (x => SymGrad.Functions.Erfc(x), new Erfc(), [(-7, 26.5), (-0.5, 0.5)]),
        ["NormalCdf"] = (x => SymGrad.Functions.NormalCdf(x), new NormalCdf(), [(-37, 8), (-1, 1)]),
        ["NormalPdf"] = (x => SymGrad.Functions.NormalPdf(x), new NormalPdf(), [(-38, 38)]),
        ["LogGamma"] = (x => SymGrad.Functions.LogGamma(x), new LogGamma(), [(0, 10), (-5, 5)]),
        ["Digamma"] = (x => SymGrad.Functions.Digamma(x), new Digamma(), [(0, 10), (-5, 5)]),
    };

    internal interface IFunction
    {
        L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubles_AgreeWithTheScalarFunction(string name)
    {
        var (scalar, lane, ranges) = Table[name];
        foreach (var (from, to) in ranges)
        {
            Widths.Of<double>(new Agreement(name, scalar, lane, Random(from, to), 4e-15));
        }

        Widths.Of<double>(new Agreement(name, scalar, lane, Edges, 4e-15));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_AgreeWithTheScalarFunction(string name)
    {
        var (scalar, lane, ranges) = Table[name];
        Assert.All(ranges, r => Widths.Of<float>(new Agreement(name, scalar, lane, Random(r.From, r.To), 1e-6)));
    }

    [Theory]
    [MemberData(nameof(SpecialFunctionTests.Names), MemberType = typeof(SpecialFunctionTests))]
    public void Doubles_HaveAllFigures(string name)
    {
        if (Table.TryGetValue(name, out var row))
        {
            var values = SpecialFunctionTests.Table[name].Values;
            Widths.Of<double>(new Accuracy(name, row.Lane, values));
        }
    }

    private static double[] Random(double from, double to)
    {
        var random = new Random(20260);
        var x = new double[512];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = from + ((to - from) * random.NextDouble());
        }

        return x;
    }

    private sealed class Agreement(string name, Func<double, double> scalar, IFunction function, double[] arguments, double tolerance) : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var x = Array.ConvertAll(arguments, T.CreateChecked);
            var y = Widths.Map<L, T>(x, function.Of<L, T>);
            for (var i = 0; i < x.Length; i++)
            {
                var expected = T.CreateChecked(scalar(double.CreateChecked(x[i])));
                if (typeof(T) == typeof(float) && !T.IsNormal(expected))
                {
                    continue;
                }

                Closeness.AssertClose(double.CreateChecked(y[i]), double.CreateChecked(expected), tolerance, $"{typeof(L).Name} {name}({x[i]:R})");
            }
        }
    }

    private sealed class Accuracy(string name, IFunction function, (double X, double Value)[] values) : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (var (x, value) in values)
            {
                var buffer = new T[L.Count];
                L.Store(buffer, 0, function.Of<L, T>(L.Of(T.CreateChecked(x))));

                // Sigmoid is 0 where it is subnormal, and silu there with it.
                if (x > -708)
                {
                    Closeness.AssertClose(double.CreateChecked(buffer[0]), value, 2e-15, $"{typeof(L).Name} {name}({x:R})");
                }
            }
        }
    }

    private sealed class Exp : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Exp(x);
    }

    private sealed class Exp2 : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Exp2(x);
    }

    private sealed class Expm1 : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Expm1(x);
    }

    private sealed class Log : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Log(x);
    }

    private sealed class Log1p : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Log1p(x);
    }

    private sealed class Log2 : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Log2(x);
    }

    private sealed class Log10 : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Log10(x);
    }

    private sealed class Cbrt : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Cbrt(x);
    }

    private sealed class Sin : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Sin(x);
    }

    private sealed class Cos : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Cos(x);
    }

    private sealed class Tan : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Tan(x);
    }

    private sealed class Asin : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Asin(x);
    }

    private sealed class Acos : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Acos(x);
    }

    private sealed class Atan : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Atan(x);
    }

    private sealed class Sinh : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Sinh(x);
    }

    private sealed class Cosh : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Cosh(x);
    }

    private sealed class Tanh : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Tanh(x);
    }

    private sealed class Asinh : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Asinh(x);
    }

    private sealed class Acosh : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Acosh(x);
    }

    private sealed class Atanh : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Atanh(x);
    }

    private sealed class Sigmoid : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Sigmoid(x);
    }

    private sealed class Softplus : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Softplus(x);
    }

    private sealed class LogCosh : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.LogCosh(x);
    }

    private sealed class Gelu : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Gelu(x);
    }

    private sealed class Silu : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Silu(x);
    }

    private sealed class Erf : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Erf(x);
    }

    private sealed class Erfc : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Erfc(x);
    }

    private sealed class NormalCdf : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.NormalCdf(x);
    }

    private sealed class NormalPdf : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.NormalPdf(x);
    }

    private sealed class LogGamma : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.LogGamma(x);
    }

    private sealed class Digamma : IFunction
    {
        public L Of<L, T>(L x)
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => L.Digamma(x);
    }
}
