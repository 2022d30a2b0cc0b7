using System.Linq;
using System.Threading;
using SymGrad.Calculus;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>The formulas of a derivation as generated code shows them: LaTeX in constants, Unicode in comments and documentation.</summary>
internal sealed class FormulaTexts
{
    private readonly FormulaSheet _sheet;

    public FormulaTexts(Derived derived, CancellationToken token) => _sheet = Formulas.Of(derived.Model, derived.Definitions, cancellation: token);

    /// <summary>One line for each derivative, for the documentation of the gradient forms.</summary>
    public IReadOnlyList<string> Summary => [.. _sheet.Derivatives.Select(d => d.UnicodeMatrix)];

    /// <summary>The model itself, for the documentation of the value form.</summary>
    public IReadOnlyList<string> ValueSummary => [_sheet.Model.UnicodeMatrix];

    /// <summary>The formula above the block that computes a definition.</summary>
    public string Line(Definition definition) => _sheet.StepOf(definition).UnicodeMatrix;

    /// <summary>What the formulas call a definition, as a variable's name.</summary>
    public string IdentifierOf(Tensor tensor) => _sheet.IdentifierOf(tensor);

    /// <summary>Lets the formulas call a tensor that only code has as the code does.</summary>
    public void Name(Tensor tensor, string identifier) => _sheet.Name(tensor, identifier);

    /// <summary>Writes the class of LaTeX constants.</summary>
    public void Write(CodeWriter code, AnnotatedMethod method)
    {
        code.Separate();
        code.Line($"/// <summary>The formulas of <see cref=\"{method.Cref}\"/> as LaTeX (amsmath).</summary>");
        code.Open($"{method.Accessibility} static partial class {method.Names.Formulas}");
        if (method.Names.Overload is { } overload)
        {
            code.Line($"/// <summary>The formulas of <see cref=\"{method.Cref}\"/>.</summary>");
            code.Open($"public static class {overload}");
        }

        Constant(code, "Model", _sheet.Model.Latex, "The model.");
        Constant(code, "ModelIndex", _sheet.Model.IndexLatex, "The model in index form.");
        Constant(code, "Definitions", _sheet.DefinitionsLatex, "The intermediates that the formulas share, in matrix form where there is one.");
        Constant(code, "DefinitionsIndex", _sheet.DefinitionsIndexLatex, "The intermediates that the formulas share, in index form.");
        code.Separate();
        code.Line("/// <summary>The derivatives by each parameter: in matrix form where there is one, and in index form.</summary>");
        code.Open("public static class Gradient");
        foreach (var line in _sheet.Derivatives)
        {
            var name = method.Variables.First(v => v.Name.TrimStart('@') == line.Of!.Name).Name;
            Constant(code, name, line.Latex, $"The derivative by <c>{line.Of!.Name}</c>.");
            Constant(code, line.Of.Name + "Index", line.IndexLatex, $"The derivative by <c>{line.Of.Name}</c> in index form.");
        }

        code.Close();
        if (method.Names.Overload is not null)
        {
            code.Close();
        }

        code.Close();
    }

    private static void Constant(CodeWriter code, string name, string latex, string summary)
    {
        code.Separate();
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public const string {name} = @\"{latex.Replace("\"", "\"\"")}\";");
    }
}
