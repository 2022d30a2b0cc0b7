using System.Numerics;
using SymGrad.Kernels;
using SymGrad.Lanes;
using static SymGrad.Functions;

namespace SymGrad.Tests.Lanes;

/// <summary>1 − σ and 1 − tanh² keep their figures where subtraction has none left, at every width and beside numbers that are not saturated.</summary>
public class SaturationTests
{
    /// <summary>From the middle to where the result is no longer a normal number of the type, both sides of where subtraction ends; as many as every lane divides.</summary>
    private static readonly double[] Arguments = [0, 0.5, -0.5, 3, -3, 4.15, 4.16, -4.2, 4.9, 5, 8.3, 8.4, -9, 12, 17, -19, 30, -36, 40, 43, 350, -350, 700, 1, -1, 2, -2, 6, -7, 100, -100, 10];

    [Fact]
    public void Doubles() => Widths.Of<double>(new Agreement(5e-10));

    [Fact]
    public void Floats() => Widths.Of<float>(new Agreement(2e-5));

    [Fact]
    public void WhatIsInfiniteIsZero_AndWhatIsNotANumberStaysNone()
    {
        Assert.Equal(0, Kernel.SechSquared(double.PositiveInfinity, 1));
        Assert.Equal(0, Kernel.SechSquared(double.NegativeInfinity, -1));
        Assert.Equal(0, Kernel.SigmoidComplement(double.PositiveInfinity, 1));
        Assert.Equal(1, Kernel.SigmoidComplement(double.NegativeInfinity, 0));
        Assert.Equal(double.NaN, Kernel.SechSquared(double.NaN, double.NaN));
        Assert.Equal(double.NaN, Kernel.SigmoidComplement(double.NaN, double.NaN));
    }

    /// <summary>1 − tanh²x = 4σ(2x)σ(−2x).</summary>
    private static double SlopeOfTanh(double x) => 4 * Sigmoid(2 * x) * Sigmoid(-2 * x);

    private sealed class Agreement(double tolerance) : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var x = Array.ConvertAll(Arguments, T.CreateChecked);
            var complements = Widths.Map<L, T>(x, v => L.SigmoidComplement(v, L.Sigmoid(v)));
            var slopes = Widths.Map<L, T>(x, v => L.SechSquared(v, L.Tanh(v)));
            for (var k = 0; k < x.Length; k++)
            {
                var number = double.CreateChecked(x[k]);
                Compare<L, T>(Sigmoid(-number), complements[k], $"1 − σ({number:R})");
                Compare<L, T>(SlopeOfTanh(number), slopes[k], $"1 − tanh²({number:R})");
            }
        }

        private void Compare<L, T>(double expected, T actual, string what)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            if (T.IsNormal(T.CreateChecked(expected)))
            {
                Closeness.AssertClose(double.CreateChecked(actual), expected, tolerance, $"{typeof(L).Name} {what}");
            }
        }
    }
}
