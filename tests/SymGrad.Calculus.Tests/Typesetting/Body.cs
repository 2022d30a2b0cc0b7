using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Tests.Typesetting;

/// <summary>The right-hand side of a model whose value is the given formula.</summary>
public static class Body
{
    public static string Latex(Func<Notebook, Formula> body, TypesettingOptions? options = null) => After(Line(body, options: options).IndexLatex);

    public static string Unicode(Func<Notebook, Formula> body) => After(Line(body).Unicode);

    /// <summary>The matrix form over the extents of <paramref name="shape"/>'s tensor; null when there is none.</summary>
    public static string? Matrix(Func<Notebook, Formula> body, Func<Notebook, IReadOnlyList<Expr>>? shape = null) =>
        Line(body, shape).MatrixLatex is { } latex ? After(latex) : null;

    public static FormulaLine Line(Func<Notebook, Formula> body, Func<Notebook, IReadOnlyList<Expr>>? shape = null, TypesettingOptions? options = null)
    {
        var n = new Notebook();
        var formula = body(n);
        var model = n.Value("Function", formula, shape?.Invoke(n));
        return Formulas.Of(model, model.Definitions, options).Model;
    }

    private static string After(string equation) => equation[(equation.IndexOf(" = ", StringComparison.Ordinal) + 3)..];
}
