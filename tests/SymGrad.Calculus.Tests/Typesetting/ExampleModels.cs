using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Typesetting;

/// <summary>The models of the sheets, as lowering leaves them.</summary>
public static class ExampleModels
{
    private static readonly Dictionary<string, Func<Model>> All = new(StringComparer.Ordinal)
    {
        [nameof(SigmoidLayer)] = SigmoidLayer,
        [nameof(SoftmaxCrossEntropy)] = SoftmaxCrossEntropy,
        [nameof(Digits)] = Digits,
        [nameof(ReluNetwork)] = ReluNetwork,
        [nameof(LogisticLoss)] = LogisticLoss,
        [nameof(Rosenbrock)] = Rosenbrock,
        [nameof(Mixture)] = Mixture,
        [nameof(Convolution)] = Convolution,
        [nameof(LinearBatch)] = LinearBatch,
        [nameof(QuadraticForm)] = QuadraticForm,
        [nameof(LabelCrossEntropy)] = LabelCrossEntropy,
        [nameof(LayerNorm)] = LayerNorm,
        [nameof(MaxAndProduct)] = MaxAndProduct,
        [nameof(DeepNetwork)] = DeepNetwork,
        [nameof(Doubling)] = Doubling,
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Model Named(string name) => All[name]();

    /// <summary><c>Sum(Sq(Sigmoid(W * x + b) - y))</c></summary>
    public static Model SigmoidLayer()
    {
        var n = new Notebook();
        Tensor w = n.Matrix("W"), b = n.Vector("b"), x = n.Vector("x"), y = n.Vector("y", variable: false);
        n.Equal(w, 1, x, 0);
        n.Equal(w, 0, b, 0);
        n.Equal(b, 0, y, 0);
        return n.Value("Loss", n.Sum(b.Extents[0], i =>
            ((n.Sum(x.Extents[0], j => n[w, i, j] * n[x, j]) + n[b, i]).Of(PrimitiveTable.Sigmoid) - n[y, i]).Power(2)));
    }

    /// <summary>Softmax with cross-entropy, from a target vector.</summary>
    public static Model SoftmaxCrossEntropy()
    {
        var n = new Notebook();
        Tensor t = n.Vector("t", variable: false), z = n.Vector("z");
        n.Equal(z, 0, t, 0);
        var e = n.Extent(z);
        var p = n.Local("p", z, _ => n[z, n.I].Of(PrimitiveTable.Exp) / n.Sum(e, l => n[z, l].Of(PrimitiveTable.Exp)));
        return n.Value("Loss", -n.Sum(e, k => n[t, k] * n[p, k].Of(PrimitiveTable.Log)));
    }

    /// <summary>One hidden layer over a batch with labels and weight decay: what the digits sample trains.</summary>
    public static Model Digits()
    {
        var n = new Notebook();
        Tensor w1 = n.Matrix("W1"), b1 = n.Vector("b1"), w2 = n.Matrix("W2"), b2 = n.Vector("b2");
        Tensor x = n.Matrix("X", variable: false), labels = n.Integers("labels");
        var lambda = n.Scalar("lambda", variable: false);
        n.Equal(w1, 1, x, 1);
        n.Equal(w1, 0, b1, 0);
        n.Equal(w2, 0, b2, 0);
        n.Equal(w1, 0, w2, 1);
        n.Equal(x, 0, labels, 0);
        var batch = x.Extents[0];
        var h = n.Define("H", [batch, b1.Extents[0]], _ => (n.Sum(x.Extents[1], k => n[x, n.I, k] * n[w1, n.J, k]) + n[b1, n.J]).Of(PrimitiveTable.Tanh), DefinitionRole.Local);
        var z = n.Define("Z", [batch, b2.Extents[0]], _ => n.Sum(b1.Extents[0], k => n[h, n.I, k] * n[w2, n.J, k]) + n[b2, n.J], DefinitionRole.Local);
        var cross = n.Sum(batch, i => n.Reduce(ReductionKind.LogSumExp, b2.Extents[0], k => n[z, i, k]) - n[z, i, n.Pool.Read(labels, i)]) / n.Size(batch);
        Formula Squares(Tensor w) => n.Sum(w.Extents[0], i => n.Sum(w.Extents[1], j => n[w, i, j].Power(2)));
        return n.Value("Loss", cross + n[lambda] * (Squares(w1) + Squares(w2)));
    }

    /// <summary>A bias-free two-layer ReLU network with squared loss, as sheet 004 has it.</summary>
    public static Model ReluNetwork()
    {
        var n = new Notebook();
        Tensor w = n.Matrix("W"), v = n.Matrix("V"), x = n.Vector("x", variable: false), y = n.Vector("y", variable: false);
        n.Equal(w, 1, x, 0);
        n.Equal(w, 0, v, 1);
        n.Equal(v, 0, y, 0);
        var h = n.Define("h", [w.Extents[0]], _ => n.Sum(x.Extents[0], j => n[w, n.I, j] * n[x, j]).Of(PrimitiveTable.Relu), DefinitionRole.Local);
        var o = n.Define("yHat", [v.Extents[0]], _ => n.Sum(w.Extents[0], j => n[v, n.I, j] * n[h, j]).Of(PrimitiveTable.Relu), DefinitionRole.Local);
        return n.Value("Cost", n.Number("0.5") * n.Sum(y.Extents[0], i => (n[y, i] - n[o, i]).Power(2)), symbol: "J");
    }

    /// <summary>Logistic loss of a linear model over rows: Σ ln(1 + e^{−y w·x}).</summary>
    public static Model LogisticLoss()
    {
        var n = new Notebook();
        Tensor w = n.Vector("w"), x = n.Matrix("X", variable: false), y = n.Vector("y", variable: false);
        n.Equal(x, 1, w, 0);
        n.Equal(x, 0, y, 0);
        return n.Value("Loss", n.Sum(x.Extents[0], i => (-n[y, i] * n.Sum(w.Extents[0], j => n[x, i, j] * n[w, j])).Of(PrimitiveTable.Softplus), "i"));
    }

    /// <summary>Rosenbrock's function.</summary>
    public static Model Rosenbrock()
    {
        var n = new Notebook();
        Tensor x = n.Scalar("x"), y = n.Scalar("y");
        return n.Value("F", (1 - n[x]).Power(2) + n.Number("100") * (n[y] - n[x].Power(2)).Power(2));
    }

    /// <summary>Log-likelihood of a mixture of Gaussians by its parameters.</summary>
    public static Model Mixture()
    {
        var n = new Notebook();
        Tensor c = n.Vector("c"), mu = n.Vector("mu"), sigma = n.Vector("sigma"), x = n.Vector("x", variable: false);
        n.Equal(c, 0, mu, 0);
        n.Equal(mu, 0, sigma, 0);
        return n.Value("LogLikelihood", n.Sum(x.Extents[0], t => n.Sum(c.Extents[0], m =>
            n[c, m] * (-(n[x, t] - n[mu, m]).Power(2) / (Rational.Parse("2") * n[sigma, m].Power(2))).Of(PrimitiveTable.Exp) / n[sigma, m], "m").Of(PrimitiveTable.Log), "t"));
    }

    /// <summary>Squared error of a convolution y = w ∗ x against a target.</summary>
    public static Model Convolution()
    {
        var n = new Notebook();
        Tensor w = n.Vector("w"), x = n.Vector("x"), d = n.Vector("d", variable: false);
        n.Equal(x, 0, d, 0);
        var y = n.Local("y", x, _ => n.Sum(
            w.Extents[0], s => n.Guard(n.Pool.Compare(Relation.LessOrEqual, s, n.I), n[w, s] * n[x, n.Pool.Subtract(n.I, s)]), "s"), "t");
        return n.Value("Energy", n.Sum(x.Extents[0], t => (n[y, t] - n[d, t]).Power(2), "t"));
    }

    /// <summary>Mean squared error of a linear model over a batch, with targets of several columns.</summary>
    public static Model LinearBatch()
    {
        var n = new Notebook();
        Tensor w = n.Matrix("W"), b = n.Vector("b"), x = n.Matrix("X", variable: false), y = n.Matrix("Y", variable: false);
        n.Equal(w, 1, x, 1);
        n.Equal(w, 0, b, 0);
        n.Equal(w, 0, y, 1);
        n.Equal(x, 0, y, 0);
        var r = n.Define("R", y.Extents, _ => n.Sum(x.Extents[1], k => n[x, n.I, k] * n[w, n.J, k]) + n[b, n.J] - n[y, n.I, n.J], DefinitionRole.Local);
        return n.Value("Loss", n.Sum(y.Extents[0], i => n.Sum(y.Extents[1], j => n[r, i, j].Power(2))) / n.Size(x.Extents[0]));
    }

    /// <summary>xᵀAx + bᵀx with Euclidean regularisation λ‖x‖.</summary>
    public static Model QuadraticForm()
    {
        var n = new Notebook();
        Tensor a = n.Matrix("A"), x = n.Vector("x"), b = n.Vector("b");
        var lambda = n.Scalar("lambda");
        n.Equal(a, 0, x, 0);
        n.Equal(a, 0, b, 0);
        n.Equal(a, 0, a, 1);
        var e = x.Extents[0];
        return n.Value("Energy", n.Sum(e, i => n.Sum(e, j => n[x, i] * n[a, i, j] * n[x, j])) + n.Sum(e, i => n[b, i] * n[x, i])
            + n[lambda] * n.Sum(e, i => n[x, i].Power(2)).Of(PrimitiveTable.NormRoot));
    }

    /// <summary>A label's cross-entropy: −ln softmax(Wx)[y].</summary>
    public static Model LabelCrossEntropy()
    {
        var n = new Notebook();
        Tensor w = n.Matrix("W"), x = n.Vector("x", variable: false), y = n.Integer("y");
        n.Equal(w, 1, x, 0);
        var z = n.Define("z", [w.Extents[0]], _ => n.Sum(x.Extents[0], j => n[w, n.I, j] * n[x, j]), DefinitionRole.Local);
        return n.Value("Loss", n.Reduce(ReductionKind.LogSumExp, w.Extents[0], k => n[z, k]) - n[z, n.Pool.Read(y)]);
    }

    /// <summary>Layer normalisation followed by a dot product.</summary>
    public static Model LayerNorm()
    {
        var n = new Notebook();
        Tensor x = n.Vector("x"), g = n.Vector("g"), t = n.Vector("t", variable: false);
        n.Equal(x, 0, g, 0);
        n.Equal(x, 0, t, 0);
        var e = x.Extents[0];
        var mu = n.Define("mu", [], _ => n.Sum(e, i => n[x, i]) / n.Size(e), DefinitionRole.Local);
        var v = n.Define("v", [], _ => n.Sum(e, i => (n[x, i] - n[mu]).Power(2)) / n.Size(e), DefinitionRole.Local);
        return n.Value("Loss", n.Sum(e, i => n[t, i] * n[g, i] * (n[x, i] - n[mu]) / (n[v] + n.Number("1e-5")).Of(PrimitiveTable.Sqrt)));
    }

    /// <summary>Largest entry and product of entries.</summary>
    public static Model MaxAndProduct()
    {
        var n = new Notebook();
        var x = n.Vector("x");
        var e = x.Extents[0];
        return n.Value("F", n.Reduce(ReductionKind.Max, e, i => n[x, i], "i") + n.Reduce(ReductionKind.Product, e, i => n[x, i], "i"));
    }

    public static Model DeepNetwork() => Deep(5);

    /// <summary>A network of tanh layers, each with its own weights.</summary>
    public static Model Deep(int layers)
    {
        var n = new Notebook();
        var x = n.Vector("x", variable: false);
        var first = x.Extents[0];
        var h = x;
        for (var l = 1; l <= layers; l++)
        {
            var (w, b) = (n.Matrix(FormattableString.Invariant($"W{l}")), n.Vector(FormattableString.Invariant($"b{l}")));
            n.Same(w, 0, first);
            n.Same(w, 1, first);
            n.Same(b, 0, first);
            var below = h;
            h = n.Define("h", [first], _ => (n.Sum(first, j => n[w, n.I, j] * n[below, j]) + n[b, n.I]).Of(PrimitiveTable.Tanh), DefinitionRole.Local);
        }

        return n.Value("Loss", n.Sum(first, i => n[h, i].Power(2)));
    }

    /// <summary>A chain u ← u + u²/2, whose tree doubles at each step.</summary>
    public static Model Doubling()
    {
        var n = new Notebook();
        var u = n[n.Scalar("x")];
        for (var k = 0; k < 12; k++)
        {
            u = u + (Rational.Half * u.Power(2));
        }

        return n.Value("F", u);
    }
}
