using System.Linq;
using System.Threading;
using SymGrad.Calculus;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>The formulas of a derivation as generated code shows them: LaTeX in constants, Unicode in comments and documentation.</summary>
internal sealed class FormulaTexts
{
    private readonly Derived _derived;
    private readonly FormulaSheet _sheet;

    public FormulaTexts(Derived derived, TypesettingOptions options, CancellationToken token)
    {
        _derived = derived;
        _sheet = Formulas.Of(derived.Model, derived.Definitions, options, token);
    }

    /// <summary>One line for each derivative, for the documentation of its members; for the value, the model itself.</summary>
    public IReadOnlyList<string> SummaryOf(Computation computation) => computation.Member is null
        ? [.. _sheet.Models.Select(m => m.UnicodeMatrix)]
        : [.. computation.Derivatives.Select(d => _sheet.LineOf(d.Definition).UnicodeMatrix)];

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

        Constant(code, "Model", _sheet.ModelLatex, "The model.");
        Constant(code, "ModelIndex", _sheet.ModelIndexLatex, "The model in index form.");
        Constant(code, "Definitions", _sheet.DefinitionsLatex, "The intermediates that the formulas share, in matrix form where there is one.");
        Constant(code, "DefinitionsIndex", _sheet.DefinitionsIndexLatex, "The intermediates that the formulas share, in index form.");
        foreach (var topic in method.Derivatives.Select((member, request) => (member, request)).GroupBy(d => d.member.Topic, StringComparer.Ordinal))
        {
            code.Separate();
            code.Line($"/// <summary>{TopicOf(method, topic.First().member)}: in matrix form where there is one, and in index form.</summary>");
            code.Open($"public static class {topic.Key}");
            foreach (var (member, request) in topic)
            {
                foreach (var (result, definition) in Computation.OfMember(method, _derived, request).Derivatives)
                {
                    var line = _sheet.LineOf(definition);
                    var name = Identifier(method, member, result);
                    name = name.TrimStart('@') == topic.Key ? name + "_" : name;
                    var what = WhatIs(method, member, result);
                    Constant(code, name, line.Latex, what + ".");
                    Constant(code, name.TrimStart('@') + "Index", line.IndexLatex, what + " in index form.");
                }
            }

            code.Close();
        }

        if (method.Names.Overload is not null)
        {
            code.Close();
        }

        code.Close();
    }

    // A part of a record by its path, netW.
    private static string Identifier(AnnotatedMethod method, DerivativeMember member, DerivativeResult result) =>
        member.Results.Any(r => r.Destination.Bundle is not null && r.TupleElement == result.TupleElement)
            ? LeafNames.Joined(method.Parameters[result.Of].Title.TrimStart('_').Split('.'))
            : result.TupleElement;

    private static string TopicOf(AnnotatedMethod method, DerivativeMember member) => member.Kind switch
    {
        DerivativeKind.Gradient or DerivativeKind.Derivative => "The derivatives by each parameter",
        DerivativeKind.Jacobian => method.IsScalar ? "The derivatives by each parameter" : $"The derivatives by each parameter in {(member.InputsFirst ? "denominator" : "numerator")} layout",
        DerivativeKind.Hessian => "The first and second derivatives",
        DerivativeKind.Jvp => "The tangent of the value",
        DerivativeKind.Vjp => "The cotangents of the parameters",
        _ => "The derivatives of the gradient along a direction",
    };

    private static string WhatIs(AnnotatedMethod method, DerivativeMember member, DerivativeResult result)
    {
        string NameOf(int position) => $"<c>{method.Parameters[position].Title}</c>";
        return member.Kind switch
        {
            DerivativeKind.Jvp when method.TupleType is not null => $"The tangent of <c>{method.Results[result.Output].Name.TrimStart('@')}</c>",
            DerivativeKind.Jvp => "The tangent of the value",
            DerivativeKind.Jacobian when method.TupleType is not null => $"The derivative of <c>{method.Results[result.Output].Name.TrimStart('@')}</c> by {NameOf(result.Of)}",
            DerivativeKind.Vjp => $"The cotangent of {NameOf(result.Of)}",
            DerivativeKind.HessianVectorProduct => $"The derivative of the gradient by {NameOf(result.Of)} along the direction",
            DerivativeKind.Hessian when result.First == result.Of => $"The second derivative by {NameOf(result.Of)}",
            DerivativeKind.Hessian when result.First >= 0 => $"The second derivative by {NameOf(result.First)} and {NameOf(result.Of)}",
            _ => $"The derivative by {NameOf(result.Of)}",
        };
    }

    private static void Constant(CodeWriter code, string name, string latex, string summary)
    {
        code.Separate();
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public const string {name} = @\"{latex.Replace("\"", "\"\"")}\";");
    }
}
