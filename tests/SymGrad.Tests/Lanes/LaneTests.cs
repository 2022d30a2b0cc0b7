using System.Numerics;
using SymGrad.Lanes;

namespace SymGrad.Tests.Lanes;

public class LaneTests
{
    [Fact]
    public void Arithmetic_IsThatOfEachNumber() => Widths.Run(new Arithmetic());

    [Fact]
    public void Comparisons_SelectWhereTheyHold() => Widths.Run(new Comparisons());

    [Fact]
    public void HorizontalReductions_CoverTheWholeLane() => Widths.Run(new Horizontal());

    [Fact]
    public void WhatIsNotSelected_LeavesNoTrace() => Widths.Run(new Selection());

    [Fact]
    public void Load_AndStore_TouchTheirOwnElementsOnly() => Widths.Run(new Memory());

    [Fact]
    public void NarrowerLanes_FinishWhatWiderOnesLeft()
    {
        foreach (var n in (int[])[0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 100])
        {
            var x = new double[n];
            var i = 0;
            if (Lane512<double>.IsSupported) Increment<Lane512<double>>(ref i, x);
            if (Lane256<double>.IsSupported) Increment<Lane256<double>>(ref i, x);
            if (Lane128<double>.IsSupported) Increment<Lane128<double>>(ref i, x);
            Increment<LaneScalar<double>>(ref i, x);
            Assert.All(x, e => Assert.Equal(1, e));
        }
    }

    private static void Increment<L>(ref int i, Span<double> x)
        where L : struct, ILane<L, double>
    {
        for (; i <= x.Length - L.Count; i += L.Count)
        {
            L.Store(x, i, L.Load(x, i) + L.Of(1));
        }
    }

    private static T Number<T>(double x)
        where T : INumberBase<T> => T.CreateChecked(x);

    private sealed class Arithmetic : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var a = L.Ramp(3);
            var b = L.Of(Number<T>(2));
            var x = new T[L.Count];
            (L Lane, Func<double, double> Scalar)[] cases =
            [
                (a + b, k => k + 2), (a - b, k => k - 2), (a * b, k => k * 2), (a / b, k => k / 2), (-a, k => -k),
                (L.FusedMultiplyAdd(a, b, a), k => 3 * k), (L.Round(a / b), k => Math.Round(k / 2)), (L.CopySign(a, -b), k => -k),
                (L.Sq(a), k => k * k), (L.Abs(-a), k => k), (L.Sign(-a), _ => -1), (L.Relu(-a), _ => 0), (L.Sqrt(a * a), k => k),
                (L.Max(a, L.Of(Number<T>(5))), k => Math.Max(k, 5)), (L.Min(a, L.Of(Number<T>(5))), k => Math.Min(k, 5)),
                (L.AtLeast(a, L.Of(Number<T>(5))), k => Math.Max(k, 5)), (L.AtMost(a, L.Of(Number<T>(5))), k => Math.Min(k, 5)),
                (L.Clamp(a, L.Of(Number<T>(4)), L.Of(Number<T>(6))), k => Math.Clamp(k, 4, 6)),
                (L.LeakyRelu(-a, b), k => -2 * k), (L.Pow(a, b), k => k * k),
                (L.Hypot(a, L.Of(Number<T>(0))), k => k), (L.Atan2(a, a), _ => Math.PI / 4),
            ];
            for (var c = 0; c < cases.Length; c++)
            {
                L.Store(x, 0, cases[c].Lane);
                for (var i = 0; i < L.Count; i++)
                {
                    Closeness.AssertClose(double.CreateChecked(x[i]), cases[c].Scalar(3 + i), 1e-6, $"{typeof(L)}, case {c}");
                }
            }
        }
    }

    private sealed class Comparisons : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var a = L.Ramp(0);
            var one = L.Of(T.One);
            Func<int, bool>[] expected = [k => k < 1, k => k <= 1, k => k > 1, k => k >= 1, k => k == 1, k => k != 1, k => k is 0 or 1, _ => false];
            L[] masks =
            [
                L.LessThan(a, one), L.LessThanOrEqual(a, one), L.GreaterThan(a, one), L.GreaterThanOrEqual(a, one), L.IsEqual(a, one),
                L.Not(L.IsEqual(a, one)), L.Or(L.LessThan(a, one), L.IsEqual(a, one)), L.And(L.LessThan(a, one), L.IsEqual(a, one)),
            ];
            var x = new T[L.Count];
            for (var c = 0; c < masks.Length; c++)
            {
                L.Store(x, 0, L.Select(masks[c], L.Of(Number<T>(7)), L.Of(Number<T>(5))));
                var any = false;
                for (var i = 0; i < L.Count; i++)
                {
                    Assert.Equal(expected[c](i) ? Number<T>(7) : Number<T>(5), x[i]);
                    any |= expected[c](i);
                }

                Assert.Equal(any, L.Any(masks[c]));
            }
        }
    }

    private sealed class Horizontal : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var a = L.Ramp(1);
            Assert.Equal(Number<T>(L.Count * (L.Count + 1) / 2), L.Sum(a));
            Assert.Equal(Number<T>(L.Count), L.HorizontalMax(a));
            Assert.Equal(Number<T>(1), L.HorizontalMin(a));
            Assert.Equal(Number<T>(-L.Count), L.HorizontalMin(-a));
            Assert.Equal(Number<T>(Math.Pow(2, L.Count)), L.Product(L.Of(Number<T>(2))));
            var withNaN = L.Select(L.IsEqual(a, L.Of(T.One)), L.Of(T.NaN), a);
            Assert.True(T.IsNaN(L.HorizontalMax(withNaN)));
            Assert.True(T.IsNaN(L.HorizontalMin(withNaN)));
        }
    }

    private sealed class Selection : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var nan = L.Of(T.NaN);
            var one = L.Of(T.One);
            Assert.Equal(Number<T>(L.Count), L.Sum(L.Select(L.IsEqual(one, one), one, nan)));
            Assert.Equal(Number<T>(L.Count), L.Sum(L.Select(L.IsEqual(nan, nan), nan, one)));
            Assert.True(T.IsNaN(L.Sum(L.AtLeast(nan, one))));
            Assert.True(T.IsNaN(L.Sum(L.AtMost(nan, one))));
            Assert.True(T.IsNaN(L.Sum(L.Max(nan, one))));
            Assert.True(T.IsNaN(L.Sum(L.Relu(nan))));
            Assert.True(T.IsNaN(L.Sum(L.Sign(nan))));
        }
    }

    private sealed class Memory : ILaneCheck
    {
        public void Check<L, T>()
            where L : struct, ILane<L, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var x = new T[L.Count + 2];
            L.Store(x, 1, L.Ramp(1));
            Assert.Equal(T.Zero, x[0]);
            Assert.Equal(T.Zero, x[^1]);
            Assert.Equal(Number<T>(L.Count), x[^2]);
            Assert.Equal(Number<T>(L.Count * (L.Count + 1) / 2), L.Sum(L.Load(x, 1)));
        }
    }
}
