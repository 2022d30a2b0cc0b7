using System.Linq;
using System.Security;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>The public members: the two gradient forms, and the value alone.</summary>
internal sealed class GradientMembers(AnnotatedMethod method)
{
    private const string Failure = "throw new global::System.InvalidOperationException(\"The model could not be differentiated; see the diagnostics of the build.\");";

    // The runtime clears this much in each call, whether it is used or not.
    private const int StackLimit = 32;

    private IEnumerable<string> Inputs => method.Parameters.Select(p => $"{(p.Modifier.Length > 0 ? p.Modifier + " " : "")}{p.Type} {p.Name}");

    private IEnumerable<string> DefaultedInputs => Inputs.Select((text, k) => text + (method.Parameters[k].Default is { } value ? " = " + value : ""));

    private IEnumerable<string> Arguments => method.Parameters.Select(p => p.Name);

    private string Tuple => $"({method.ValueKeyword} Value, {string.Join(", ", method.Variables.Select(v => $"{AllocatedType(v)} {v.Derivative!.TupleElement}"))})";

    /// <summary>Members with the right signatures that can only throw, so that the model's own error is the one that is seen.</summary>
    public void WriteStubs(CodeWriter code)
    {
        Documented(code, $"Value and gradient of <see cref=\"{method.Cref}\"/>.", formula: null, []);
        code.Line($"{method.Accessibility} static {Tuple} {method.Names.Gradient}({string.Join(", ", DefaultedInputs)}) => {Failure}");
        Documented(code, $"Value and gradient of <see cref=\"{method.Cref}\"/>, the gradient written to destinations.", formula: null, []);
        code.Line($"{method.Accessibility} static {method.ValueKeyword} {method.Names.Gradient}({string.Join(", ", [.. Inputs, .. Destinations()])}) => {Failure}");
        Documented(code, $"The value of <see cref=\"{method.Cref}\"/>.", formula: null, []);
        code.Line($"{method.Accessibility} static {method.ValueKeyword} {method.Names.Value}({string.Join(", ", DefaultedInputs)}) => {Failure}");
    }

    /// <summary>Allocates the results and calls the other form.</summary>
    public void WriteAllocatingForm(CodeWriter code, IReadOnlyList<string> formulas)
    {
        Documented(code, $"Value and gradient of <see cref=\"{method.Cref}\"/>. Allocates its results.", formulas, []);
        code.Line($"/// <returns>The value, and the gradient by {List(method.Variables.Select(v => $"<paramref name=\"{Plain(v.Name)}\"/>"))}.</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">Shapes do not agree.</exception>");
        code.Open($"{method.Accessibility} static {Tuple} {method.Names.Gradient}({string.Join(", ", DefaultedInputs)})");
        var names = new CodeNames();
        foreach (var parameter in method.Parameters)
        {
            names.Fresh(Plain(parameter.Name));
        }

        var value = names.Fresh("value");
        var results = new List<string>();
        var passed = new List<string>();
        foreach (var variable in method.Variables)
        {
            var local = names.Fresh(variable.Derivative!.Destination);
            results.Add(local);
            passed.Add(variable.Form == ParameterForm.Scalar ? $"out var {local}" : local);
            if (variable.Form != ParameterForm.Scalar)
            {
                code.Line($"var {local} = {Allocation(variable)};");
            }
        }

        // The call must not depend on the order in which overload resolution meets the two forms.
        code.Line($"var {value} = {method.Names.Gradient}({string.Join(", ", [.. Arguments, .. passed])});");
        code.Line($"return ({string.Join(", ", [value, .. results])});");
        code.Close();
    }

    /// <summary>Checks, fetches scratch memory and calls the mathematics.</summary>
    public void WriteDestinationForm(CodeWriter code, DerivativeMath math, Preconditions checks, ExtentPrinter extents, string owner, IReadOnlyList<string> formulas)
    {
        Documented(code, $"Value and gradient of <see cref=\"{method.Cref}\"/>, the gradient written to destinations. Allocates nothing.", formulas, method.Variables);
        code.Line("/// <returns>The value.</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">Shapes do not agree, or a destination overlaps an input or another destination.</exception>");
        code.Open($"{method.Accessibility} static {method.ValueKeyword} {method.Names.Gradient}({string.Join(", ", [.. Inputs, .. Destinations()])})");
        checks.WriteInputs(code);
        checks.WriteDestinations(code);
        Body(code, math, extents, owner);
        code.Close();
    }

    public void WriteValueForm(CodeWriter code, DerivativeMath math, Preconditions checks, ExtentPrinter extents, string owner, IReadOnlyList<string> formulas)
    {
        Documented(code, $"The value of <see cref=\"{method.Cref}\"/>, compiled from the same definitions as its gradient.", formulas, []);
        code.Line("/// <returns>The value.</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">Shapes do not agree.</exception>");
        code.Open($"{method.Accessibility} static {method.ValueKeyword} {method.Names.Value}({string.Join(", ", DefaultedInputs)})");
        checks.WriteInputs(code);
        Body(code, math, extents, owner);
        code.Close();
    }

    private void Body(CodeWriter code, DerivativeMath math, ExtentPrinter extents, string owner)
    {
        if (math.Program.Buffers.Count == 0)
        {
            code.Line($"return {math.Call(owner)};");
            return;
        }

        var type = method.ValueKeyword;
        var length = extents.Text(math.ScratchSize);
        code.Separate();
        code.Line(FormattableString.Invariant($"var scratch = new Scratch<{type}>({(length.Contains(' ') ? $"checked({length})" : length)}, stackalloc {type}[{StackLimit}]);"));
        code.Line($"return scratch.Release({math.Call(owner)});");
    }

    private void Documented(CodeWriter code, string summary, IReadOnlyList<string>? formula, IEnumerable<MethodParameter> destinations)
    {
        code.Separate();
        code.Line("/// <summary>");
        code.Line("/// " + summary);
        foreach (var line in formula ?? [])
        {
            code.Line($"/// <para><c>{SecurityElement.Escape(line)}</c></para>");
        }

        code.Line("/// </summary>");
        foreach (var parameter in method.Parameters)
        {
            code.Line($"/// <param name=\"{Plain(parameter.Name)}\">{SecurityElement.Escape(parameter.Documentation ?? "As in the model.")}</param>");
        }

        foreach (var variable in destinations)
        {
            code.Line($"/// <param name=\"{Plain(variable.Derivative!.Destination)}\">Receives the derivative by <paramref name=\"{Plain(variable.Name)}\"/>, in its shape; what it held is overwritten.</param>");
        }
    }

    private IEnumerable<string> Destinations() => method.Variables.Select(v => $"{DestinationType(v)} {v.Derivative!.Destination}");

    private static string Plain(string name) => name.TrimStart('@');

    private static string List(IEnumerable<string> items) => string.Join(", ", items);

    private static string AllocatedType(MethodParameter p) => p.Form == ParameterForm.Span ? p.ElementKeyword + "[]" : p.Type;

    private static string DestinationType(MethodParameter p) => p.Form switch
    {
        ParameterForm.Scalar => "out " + p.Type,
        ParameterForm.Span => $"global::System.Span<{p.ElementKeyword}>",
        _ => p.Type,
    };

    private static string Allocation(MethodParameter p) => p.Form switch
    {
        ParameterForm.Vector => $"new global::SymGrad.Vec<{p.ElementKeyword}>({p.Name}.Length)",
        ParameterForm.Matrix => $"new global::SymGrad.Mat<{p.ElementKeyword}>({p.Name}.Rows, {p.Name}.Columns)",
        ParameterForm.Array2 => $"new {p.ElementKeyword}[{p.Name}.GetLength(0), {p.Name}.GetLength(1)]",
        _ => $"new {p.ElementKeyword}[{p.Name}.Length]",
    };
}
