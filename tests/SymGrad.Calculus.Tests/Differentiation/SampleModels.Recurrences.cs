using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <content>Definitions that read themselves at another index: networks in time, filters, tables.</content>
internal static partial class SampleModels
{
    public static Quantity NetworkInTime(ModelBuilder m)
    {
        var (w, u, b, h0, x, y) = (m.Matrix("W", 3, 3), m.Matrix("U", 3, 2), m.Vector("b", 3), m.Vector("h0", 3), m.Matrix("x", 4, 2), m.Matrix("y", 4, 3, isVariable: false));
        var (rounds, d) = (x.Extent(0), h0.Extent(0));
        var h = m.State("h", rounds, [d], at => h0[at[0]]);
        var a = m.Let("a", rounds, d, (t, i) => m.Sum(d, j => w[i, j] * h[t, j]) + m.Sum(x.Extent(1), k => u[i, k] * x[t, k]) + b[i]);
        m.Next(h, [rounds, d], at => a[at[0], at[1]].Of(Tanh));
        return m.Sum(rounds, t => m.Sum(d, i => Square(h[t + 1, i] - y[t, i]))) + m.Sum(d, i => h[rounds, i].Of(Exp));
    }

    public static Quantity NetworkWithoutRounds(ModelBuilder m)
    {
        var (w, h0, x) = (m.Matrix("W", 3, 3), m.Vector("h0", 3), m.Vector("x", 0));
        var d = h0.Extent(0);
        var h = m.State("h", x.Extent(0), [d], at => h0[at[0]]);
        m.Next(h, [x.Extent(0), d], at => (m.Sum(d, j => w[at[1], j] * h[at[0], j]) + x[at[0]]).Of(Tanh));
        return m.Sum(d, i => Square(h[x.Extent(0), i]));
    }

    public static Quantity LogisticMap(ModelBuilder m)
    {
        var (r, s0, n) = (m.Vector("r", 5), m.Scalar("s0", 0.3), 5);
        var s = m.State("s", m.Number(n), [], _ => s0);
        m.Next(s, [m.Number(n)], at => r[at[0]] * s[at[0]] * (1 - s[at[0]]));
        return s[m.Number(n)].Of(Sin);
    }

    public static Quantity LongShortTermMemory(ModelBuilder m)
    {
        var (wf, wi, wo, wc, x) = (m.Matrix("Wf", 2, 2), m.Matrix("Wi", 2, 2), m.Matrix("Wo", 2, 2), m.Matrix("Wc", 2, 2), m.Matrix("x", 3, 2));
        var (rounds, d) = (x.Extent(0), wf.Extent(0));
        var (h, c) = (m.State("h", rounds, [d], _ => m.Number(0)), m.State("c", rounds, [d], _ => m.Number(0)));
        Quantity Gate(Elements w, Quantity t, Quantity i) => m.Sum(d, j => w[i, j] * h[t, j]) + x[t, i];
        var next = m.Next(c, [rounds, d], at => (Gate(wf, at[0], at[1]).Of(Sigmoid) * c[at[0], at[1]]) + (Gate(wi, at[0], at[1]).Of(Sigmoid) * Gate(wc, at[0], at[1]).Of(Tanh)));
        m.Next(h, [rounds, d], at => Gate(wo, at[0], at[1]).Of(Sigmoid) * next[at[0], at[1]].Of(Tanh));
        return m.Sum(d, i => h[rounds, i] * c[rounds, i]);
    }

    public static Quantity RecursiveFilter(ModelBuilder m)
    {
        var (x, a) = (m.Vector("x", 6), m.Scalar("a", 0.7));
        var y = m.Own("y", [x.Extent(0)], (y, at) => x[at[0]] + (m.Number(1) <= at[0]).Then(a * y[at[0] - 1], m.Number(0)));
        return m.Sum(x.Extent(0), i => Square(y[i]).Of(Sin));
    }

    public static Quantity LastOfAFilter(ModelBuilder m)
    {
        var (x, a, b) = (m.Vector("x", 6), m.Scalar("a", 0.7), m.Scalar("b", -0.4));
        var y = m.Own("y", [x.Extent(0)], (y, at) => x[at[0]]
            + (m.Number(1) <= at[0]).Then(a * y[at[0] - 1], m.Number(0)) + (m.Number(2) <= at[0]).Then(b * y[at[0] - 2].Of(Sin), m.Number(0)));
        return Square(y[x.Extent(0) - 1]);
    }

    public static Quantity LastStateOfANetwork(ModelBuilder m)
    {
        var (w, h0, x) = (m.Matrix("W", 3, 3), m.Vector("h0", 3), m.Matrix("x", 4, 3, isVariable: false));
        var (rounds, d) = (x.Extent(0), h0.Extent(0));
        var h = m.State("h", rounds, [d], at => h0[at[0]]);
        m.Next(h, [rounds, d], at => (m.Sum(d, j => w[at[1], j] * h[at[0], j]) + x[at[0], at[1]]).Of(Tanh));
        return m.Sum(d, i => Square(h[rounds, i]));
    }

    public static Quantity TableOfAlignments(ModelBuilder m)
    {
        var cost = m.Matrix("cost", 4, 3);
        var d = m.Own("D", [cost.Extent(0), cost.Extent(1)], (d, at) => cost[at[0], at[1]] + (
            ((m.Number(1) <= at[0]) & (m.Number(1) <= at[1])).Then(
                -((-d[at[0] - 1, at[1]]).Of(Exp) + (-d[at[0], at[1] - 1]).Of(Exp) + (-d[at[0] - 1, at[1] - 1]).Of(Exp)).Of(Log),
                (m.Number(1) <= at[0]).Then(d[at[0] - 1, at[1]], (m.Number(1) <= at[1]).Then(d[at[0], at[1] - 1], m.Number(0))))));
        return d[cost.Extent(0) - 1, cost.Extent(1) - 1];
    }

    public static Quantity PowerIteration(ModelBuilder m)
    {
        var (w, v0) = (m.Matrix("W", 3, 3), m.Vector("v0", 3));
        var (d, rounds) = (v0.Extent(0), m.Number(3));
        var v = m.State("v", rounds, [d], at => v0[at[0]]);
        var u = m.Let("u", rounds, d, (t, i) => m.Sum(d, j => w[i, j] * v[t, j]));
        var n = m.Let("n", rounds, t => m.Sum(d, i => Square(u[t, i])).Of(Sqrt));
        m.Next(v, [rounds, d], at => u[at[0], at[1]] / n[at[0]]);
        return m.Sum(d, i => m.Sum(d, j => v[rounds, i] * w[i, j] * v[rounds, j]));
    }

    public static Quantity ForwardAlgorithm(ModelBuilder m)
    {
        var (a, e, seen) = (m.Matrix("A", 3, 3), m.Matrix("E", 3, 4), m.Integers("seen", 1, 3, 0, 2));
        var (k, rounds) = (a.Extent(0), seen.Extent(0));
        var alpha = m.State("alpha", rounds, [k], _ => m.Number(0));
        m.Next(alpha, [rounds, k], at => e[at[1], seen[at[0]]] + m.Reduce(ReductionKind.LogSumExp, k, i => alpha[at[0], i] + a[i, at[1]]));
        return m.Reduce(ReductionKind.LogSumExp, k, i => alpha[rounds, i]);
    }

    public static Quantity LoopsInLoops(ModelBuilder m)
    {
        var (x, w, c) = (m.Matrix("x", 3, 4), m.Scalar("w", 0.4), m.Scalar("c", 0.3));
        var (outer, inner) = (x.Extent(0), x.Extent(1));
        var s = m.State("s", outer, [], _ => c);
        var r = m.State("r", inner, [outer], at => s[at[0]] * w);
        m.Next(r, [inner, outer], at => (r[at[0], at[1]] + x[at[1], at[0]]).Of(Tanh));
        m.Next(s, [outer], at => r[inner, at[0]] - s[at[0]]);
        return Square(s[outer]);
    }

    public static Quantity StoresIntoAnArray(ModelBuilder m)
    {
        var (x, places) = (m.Vector("x", 4), m.Integers("places", 2, 0, 2, 1, 3));
        var (rounds, n) = (places.Extent(0), x.Extent(0));
        var a = m.State("a", rounds, [n], at => x[at[0]]);
        m.Next(a, [rounds, n], at => places[at[0]].IsEqual(at[1]).Then((a[at[0], at[1]] * a[at[0], m.Number(0)]).Of(Sin) + 1, a[at[0], at[1]]));
        return m.Sum(n, i => a[rounds, i] * x[i]);
    }
}
