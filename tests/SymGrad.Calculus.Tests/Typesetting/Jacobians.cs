using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Tests.Typesetting;

/// <summary>Derivatives of vector models, written down by hand.</summary>
public static class Jacobians
{
    /// <summary>Euler step of a recurrent network: 0.9 x_j + 0.1 tanh(Σ_i x_i w_ij + b_j), by x, w and b.</summary>
    public static (Model Model, IReadOnlyList<Definition> Definitions) EulerStep()
    {
        var n = new Notebook();
        Tensor x = n.Vector("x"), w = n.Matrix("w"), b = n.Vector("b");
        n.Equal(x, 0, w, 0);
        n.Equal(x, 0, w, 1);
        n.Equal(x, 0, b, 0);
        var e = n.Extent(x);
        var a = n.Define("a", [e], _ => n.Sum(e, i => n[x, i] * n[w, i, n.I], "i") + n[b, n.I], DefinitionRole.Intermediate, "j");
        var h = n.Define("h", [e], _ => n[a, n.I].Of(PrimitiveTable.Tanh), DefinitionRole.Intermediate, "j");
        var model = n.Value("Step", n.Number("0.9") * n[x, n.I] + n.Number("0.1") * n[h, n.I], [e], "x'", "j");

        Expr Same(Expr left, Expr right) => n.Pool.Compare(Relation.Equal, left, right);
        var slope = n.Number("0.1") * (1 - n[h, n.I].Power(2));
        return (model,
        [
            .. model.Definitions,
            n.Derived(DefinitionRole.Derivative, x, [e, e], n.Guard(Same(n.I, n.J), n.Number("0.9")) + slope * n[w, n.J, n.I], "j"),
            n.Derived(DefinitionRole.Derivative, w, [e, e, e], n.Guard(Same(n.I, n.K), slope * n[x, n.J]), "j"),
            n.Derived(DefinitionRole.Derivative, b, [e, e], n.Guard(Same(n.I, n.J), slope), "j"),
        ]);
    }

    /// <summary>Residual layer y = x + σ(Wx), by x.</summary>
    public static (Model Model, IReadOnlyList<Definition> Definitions) ResidualLayer()
    {
        var n = new Notebook();
        Tensor x = n.Vector("x"), w = n.Matrix("W", variable: false);
        n.Equal(x, 0, w, 0);
        n.Equal(x, 0, w, 1);
        var e = n.Extent(x);
        var p = n.Define("p", [e], _ => n.Sum(e, j => n[w, n.I, j] * n[x, j]).Of(PrimitiveTable.Sigmoid), DefinitionRole.Intermediate);
        var model = n.Value("Layer", n[x, n.I] + n[p, n.I], [e], "y");
        return (model,
        [
            .. model.Definitions,
            n.Derived(DefinitionRole.Derivative, x, [e, e], n.Guard(n.Pool.Compare(Relation.Equal, n.I, n.J), n.Size(n.Pool.One))
                + n[p, n.I] * (1 - n[p, n.I]) * n[w, n.I, n.J]),
        ]);
    }

    /// <summary>max(0, x) by x.</summary>
    public static (Model Model, IReadOnlyList<Definition> Definitions) Kink()
    {
        var n = new Notebook();
        var x = n.Scalar("x");
        var zero = n.Size(n.Pool.Zero);
        var model = n.Value("F", new Formula(n.Pool, n.Pool.Apply(PrimitiveTable.Max, n.Pool.Zero, n[x].Expr)), symbol: "f");
        return (model, [.. model.Definitions, n.Derived(DefinitionRole.Derivative, x, [], n.Guard(zero.Less(n[x]).Expr, n.Size(n.Pool.One)))]);
    }

    public static FormulaSheet Sheet((Model Model, IReadOnlyList<Definition> Definitions) derived, TypesettingOptions? options = null) =>
        Formulas.Of(derived.Model, derived.Definitions, options);
}
