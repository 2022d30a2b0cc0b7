using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <content>Scalars, selections, products and extremes.</content>
internal static partial class SampleModels
{
    public static Quantity RosenbrockInTwoScalars(ModelBuilder m)
    {
        var (x, y) = (m.Scalar("x", -1.2), m.Scalar("y", 1));
        return Square(1 - (Quantity)x) + (100 * Square((Quantity)y - Square(x)));
    }

    public static Quantity FunctionsOfScalars(ModelBuilder m)
    {
        var (x, y) = (m.Scalar("x", 0.7), m.Scalar("y", 1.9));
        Quantity a = x, b = y;
        return a.Of(Sin) + (a * b).Of(Tanh) + a.Of(Pow, b) + a.Of(Atan2, b) + a.Of(Hypot, b) + (b / a).Of(LogGamma) + a.Of(Asin) + b.Of(Digamma) + (a.Of(Cbrt) * b.Of(Acosh)) + a.Of(XLogY, b);
    }

    public static Quantity ProductOfElements(ModelBuilder m)
    {
        var (x, w) = (m.Vector("x", 5), m.Vector("w", 5));
        return m.Reduce(ReductionKind.Product, x.Extent(0), i => (w[i] * x[i]) + 1);
    }

    public static Quantity ProductWithOneZero(ModelBuilder m)
    {
        var x = m.Vector("x", [2, 0, -3, 0.5]);
        return m.Reduce(ReductionKind.Product, x.Extent(0), i => x[i]);
    }

    public static Quantity ProductWithTwoZeros(ModelBuilder m)
    {
        var x = m.Vector("x", [2, 0, -3, 0]);
        return m.Reduce(ReductionKind.Product, x.Extent(0), i => x[i]);
    }

    public static Quantity ProductsOfRows(ModelBuilder m)
    {
        var a = m.Matrix("A", new double[,] { { 1.5, 0, 2 }, { -1, 0.5, 3 }, { 0, 0, 1 } });
        return m.Sum(a.Extent(0), i => Square(m.Reduce(ReductionKind.Product, a.Extent(1), j => a[i, j]) + 1));
    }

    public static Quantity LargestAndSmallest(ModelBuilder m)
    {
        var (x, a) = (m.Vector("x", 6), m.Matrix("A", 3, 4));
        var largest = m.Reduce(ReductionKind.Max, x.Extent(0), i => x[i] * x[i].Of(Cos));
        var smallest = m.Reduce(ReductionKind.Min, x.Extent(0), i => x[i].Of(Exp));
        return (largest * smallest) + m.Sum(a.Extent(0), i => Square(m.Reduce(ReductionKind.Max, a.Extent(1), j => a[i, j])));
    }

    public static Quantity HingeLoss(ModelBuilder m)
    {
        var (x, y, w) = (m.Matrix("X", 6, 3, isVariable: false), m.Vector("y", [1, -1, 1, 1, -1, -1], isVariable: false), m.Vector("w", 3));
        return m.Sum(x.Extent(0), i => m.Number(0).Of(Max, 1 - (y[i] * m.Sum(w.Extent(0), j => x[i, j] * w[j]))));
    }

    public static Quantity HuberLoss(ModelBuilder m)
    {
        var (x, delta) = (m.Vector("x", 6), m.Scalar("delta", 0.8));
        return m.Sum(x.Extent(0), i => (x[i].Of(Abs) <= delta).Then(Square(x[i]) / 2, delta * (x[i].Of(Abs) - ((Quantity)delta / 2))));
    }

    public static Quantity NestedSelections(ModelBuilder m)
    {
        var x = m.Vector("x", 8);
        return m.Sum(x.Extent(0), i => (x[i] > 1).Then(x[i].Of(Log), (x[i] > 0).Then(Square(x[i]).Of(Sqrt), (x[i] < -1).Then((-x[i]).Of(Log), x[i].Of(Exp)))));
    }

    public static Quantity SelectionsByIndexAndParity(ModelBuilder m)
    {
        var x = m.Vector("x", 7);
        return m.Sum(x.Extent(0), i => i.Of(IntegerRemainder, m.Number(2)).IsEqual(m.Number(0)).Then(x[i].Of(Sin), (i > 3).Then(Square(x[i]), x[i] * x[i - 1])));
    }

    public static Quantity PowersOfElements(ModelBuilder m)
    {
        var (x, p) = (m.Vector("x", [0.5, 1.5, 2.5]), m.Scalar("p", 1.7));
        return m.Sum(x.Extent(0), i => x[i].Of(Pow, p) + x[i].To(-3) + (1 / (x[i] + (1 / x[i])))).Of(Pow, 1 / (Quantity)p);
    }

    public static Quantity SharedSubexpressions(ModelBuilder m)
    {
        Quantity u = m.Scalar("x", 0.3);
        for (var k = 0; k < 12; k++)
        {
            u += u * u / 2;
        }

        return u.Of(Tanh);
    }

    public static Quantity RecursiveBoundsOfSums(ModelBuilder m)
    {
        var x = m.Vector("x", 5);
        var n = x.Extent(0);
        return m.Sum(n, i => m.Reduce(ReductionKind.Sum, i, n, j => m.Reduce(ReductionKind.Sum, i, j + 1, k => x[i] * x[j] * x[k].Of(Sin))));
    }

    public static Quantity SumsThatCancel(ModelBuilder m)
    {
        var (x, y) = (m.Vector("x", 4), m.Vector("y", 4));
        return m.Sum(x.Extent(0), i => (x[i] + y[i]) * (x[i] - y[i])) - m.Sum(x.Extent(0), i => Square(x[i])) + m.Sum(y.Extent(0), i => Square(y[i])) + (x[m.Number(0)] * y[m.Number(1)]);
    }

    public static Quantity UnusedAndLinearLocals(ModelBuilder m)
    {
        var (x, y) = (m.Vector("x", 4), m.Scalar("y", 2));
        m.Let("unused", x.Extent(0), i => (x[i] - x[i]).Of(Log));
        var scaled = m.Let("scaled", x.Extent(0), i => 3 * x[i]);
        return m.Sum(x.Extent(0), i => scaled[i] * y) + ((Quantity)y).Of(Exp);
    }
}
