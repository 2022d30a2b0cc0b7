using System.Linq;
using System.Security;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>The public members of one computation: the form that allocates its results, and the one that writes to destinations.</summary>
/// <param name="method">The annotated method.</param>
/// <param name="member">The derivative; null for the value alone.</param>
/// <param name="isDiagonal">Whether the form that gives diagonals only is meant.</param>
internal sealed class DerivativeMembers(AnnotatedMethod method, DerivativeMember? member, bool isDiagonal)
{
    private const string Failure = "throw new global::System.InvalidOperationException(\"The model could not be differentiated; see the diagnostics of the build.\");";

    // The runtime clears this much in each call, whether it is used or not.
    private const int StackLimit = 32;

    private string Name => member is null ? method.Names.Value : isDiagonal ? member.DiagonalName! : member.Name;

    private IReadOnlyList<MethodParameter> Inputs => [.. method.Signature, .. member?.Directions ?? []];

    private IReadOnlyList<DerivativeResult> Results => member is null || member.Kind == DerivativeKind.Derivative ? [] : isDiagonal ? member.Diagonals : member.Results;

    private IReadOnlyList<MethodParameter> Destinations =>
        [.. method.ValueDestinations, .. Results.Select(r => r.Destination)];

    private IEnumerable<string> Declarations => Inputs.Select(p => $"{(p.Modifier.Length > 0 ? p.Modifier + " " : "")}{p.Type} {p.Name}");

    // A default value may stand before a parameter without one only at the end.
    private IEnumerable<string> DefaultedDeclarations => Inputs.Count > method.Signature.Count
        ? Declarations
        : Declarations.Select((text, k) => text + (Inputs[k].Default is { } value ? " = " + value : ""));

    private string Modifiers => method.IsStatic ? method.Accessibility + " static" : method.Accessibility;

    private string Returned => method.IsScalar ? method.ValueKeyword : "void";

    private string Allocated => Results.Count == 0
        ? ValueType
        : $"({ValueType} Value, {(IsTangentOfTuple ? method.TupleType + " Tangent" : string.Join(", ", Results.Select(r => $"{Containers.Allocated(r.Destination)} {r.TupleElement}")))})";

    private string ValueType => method.TupleType ?? (method.IsScalar ? method.ValueKeyword : Containers.Allocated(method.Results[0]));

    private bool IsTangentOfTuple => method.TupleType is not null && member?.Kind == DerivativeKind.Jvp;

    private string Summary => MemberTexts.Summary(method, member, isDiagonal);

    /// <summary>Members with the right signatures that can only throw, so that the model's own error is the one that is seen.</summary>
    public void WriteStubs(CodeWriter code)
    {
        Documented(code, Summary + ".", [], storage: null);
        code.Line($"{Modifiers} {Allocated} {Name}({string.Join(", ", DefaultedDeclarations)}) => {Failure}");
        if (Destinations.Count > 0)
        {
            Documented(code, $"{Summary}, {MemberTexts.Written(member, isDiagonal)} to destinations.", [], storage: null);
            code.Line($"{Modifiers} {Returned} {Name}({string.Join(", ", [.. Declarations, .. Destinations.Select(Containers.Destination)])}) => {Failure}");
        }
    }

    /// <summary>Both forms; one where there is nothing to write to.</summary>
    public void Write(CodeWriter code, Computation computation, DerivativeMath math, string owner, IReadOnlyList<string> formulas)
    {
        var checks = new Preconditions(computation);
        var storage = math.Program.HasRecurrence ? MemberTexts.Storage(math.ScratchSize, checks.Spoken) : null;
        if (Destinations.Count == 0)
        {
            Documented(code, $"{Summary}{(member is null ? ", compiled from the same definitions as " + MemberTexts.Derivatives(method) : "")}.", formulas, storage);
            code.Line($"/// <returns>{(member is null ? "The value." : MemberTexts.Returns(method, member, isDiagonal))}</returns>");
            code.Line("/// <exception cref=\"global::System.ArgumentException\">Shapes do not agree.</exception>");
            code.Open($"{Modifiers} {method.ValueKeyword} {Name}({string.Join(", ", DefaultedDeclarations)})");
            checks.WriteInputs(code);
            Body(code, math, checks.Extents, owner);
            code.Close();
            return;
        }

        WriteAllocatingForm(code, computation, checks.Extents, formulas, storage);
        WriteDestinationForm(code, computation, math, checks, owner, formulas, storage);
    }

    private void WriteAllocatingForm(CodeWriter code, Computation computation, ExtentPrinter extents, IReadOnlyList<string> formulas, string? storage)
    {
        Documented(code, $"{Summary}. Allocates its results.", formulas, storage);
        code.Line($"/// <returns>{(member is null ? "The value." : MemberTexts.Returns(method, member, isDiagonal))}</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">Shapes do not agree.</exception>");
        code.Open($"{Modifiers} {Allocated} {Name}({string.Join(", ", DefaultedDeclarations)})");
        var names = new CodeNames();
        foreach (var parameter in Inputs.Concat(method.Members))
        {
            names.Fresh(Plain(parameter.Path));
        }

        var value = method.IsScalar ? names.Fresh("value") : "";
        var results = new List<string>();
        var passed = new List<string>();
        foreach (var (destination, of) in Receivers)
        {
            var local = names.Fresh(destination.Name);
            results.Add(local);
            passed.Add(destination.Bundle is not null ? $"ref {local}" : destination.Form == ParameterForm.Scalar ? $"out var {local}" : local);
            if (destination.Bundle is not null || destination.Form != ParameterForm.Scalar)
            {
                code.Line($"{(destination.Bundle is { IsTuple: true } ? destination.Type : "var")} {local} = {New(destination, of < 0 ? null : method.OwnerOf(of), computation, extents)};");
            }
        }

        // The call must not depend on the order in which overload resolution meets the two forms.
        code.Line($"{(method.IsScalar ? $"var {value} = " : "")}{Callee}({string.Join(", ", [.. Inputs.Select(p => p.Name), .. passed])});");
        var values = method.ValueDestinations.Count;
        var returned = string.Join(", ", IsTangentOfTuple ? [Whole(results.Skip(values))] : results.Skip(values));
        var whole = method.IsScalar ? value : method.TupleType is null ? results[0] : Whole(results.Take(values));
        code.Line(Results.Count == 0 ? $"return {whole};" : $"return ({whole}, {returned});");
        code.Close();
    }

    /// <summary>The member from within: by its type or object where a parameter has its name.</summary>
    private string Callee => !Inputs.Any(p => Plain(p.Name) == Plain(Name)) ? Name
        : method.IsStatic ? $"{method.ContainingType}.{Name}" : $"this.{Name}";

    /// <summary>The tuple or record of the values.</summary>
    private string Whole(IEnumerable<string> values)
    {
        var next = new Queue<string>(values);
        return Made(method.Whole!);

        string Made(MethodParameter part) => part.Bundle is { } bundle ? bundle.Make(part.Type, [.. bundle.Parts.Select(p => Made(p.Value))]) : next.Dequeue();
    }

    /// <summary>Where results go, and of what the first number or array in them is a derivative.</summary>
    private IEnumerable<(MethodParameter Destination, int Of)> Receivers =>
        [.. method.ValueDestinations.Select(d => (d, -1)), .. Results.Select(r => (r.Destination, r.Of))];

    /// <summary>A new container, or a new object full of them; what is no derivative in it is the input's.</summary>
    private static string New(MethodParameter destination, MethodParameter? input, Computation computation, ExtentPrinter extents)
    {
        if (!destination.IsReal)
        {
            return input!.Path;
        }

        if (destination.Bundle is { } bundle)
        {
            return bundle.Make(destination.Type, [.. bundle.Parts.Select((part, k) => New(part.Value, input?.Bundle?.Parts[k].Value, computation, extents))]);
        }

        if (destination.Form == ParameterForm.Scalar)
        {
            return "0";
        }

        var definition = computation.Destinations.First(d => ReferenceEquals(d.Parameter, destination)).Definition;
        if (destination.Form == ParameterForm.Jagged)
        {
            return Containers.Allocation(like: computation.RowsOf(definition));
        }

        return Containers.Allocation(destination, [.. computation.AxesOf(destination, definition).Select(extents.Text)]);
    }

    /// <summary>Checks, fetches scratch memory and calls the mathematics.</summary>
    private void WriteDestinationForm(CodeWriter code, Computation computation, DerivativeMath math, Preconditions checks, string owner, IReadOnlyList<string> formulas, string? storage)
    {
        Documented(code, $"{Summary}, {MemberTexts.Written(member, isDiagonal)} to destinations. Allocates nothing{(Destinations.Any(Replacement.Allocates) ? " but objects for new numbers" : "")}.", formulas, storage);
        foreach (var destination in method.ValueDestinations)
        {
            var part = method.TupleType is null ? "the value" : $"<c>{Plain(destination.Name)}</c>";
            code.Line($"/// <param name=\"{Plain(destination.Name)}\">Receives {part}; what it held is overwritten.</param>");
        }

        foreach (var result in Results)
        {
            var shape = member!.Kind is DerivativeKind.Gradient or DerivativeKind.Vjp or DerivativeKind.HessianVectorProduct ? ", in its shape"
                : result.Destination is { Form: ParameterForm.Matrix, Packed.Length: > 0 } ? ", the elements of a jagged array row after row" : "";
            code.Line($"/// <param name=\"{Plain(result.Destination.Name)}\">{MemberTexts.Receives(method, member, isDiagonal, result)}{shape}; {(result.Destination.Bundle is null ? "what it held is overwritten" : "its vectors, matrices and arrays are overwritten, its numbers replaced")}.</param>");
        }

        if (method.IsScalar)
        {
            code.Line("/// <returns>The value.</returns>");
        }

        code.Line("/// <exception cref=\"global::System.ArgumentException\">Shapes do not agree, or a destination overlaps an input or another destination.</exception>");
        code.Open($"{Modifiers} {Returned} {Name}({string.Join(", ", [.. Declarations, .. Destinations.Select(Containers.Destination)])})");
        checks.WriteInputs(code);
        checks.WriteDestinations(code);
        Body(code, math, checks.Extents, owner);
        code.Close();
    }

    private void Body(CodeWriter code, DerivativeMath math, ExtentPrinter extents, string owner)
    {
        var replaced = Destinations.SelectMany(d => Replacement.Of(d)).ToList();
        var (call, isScratch) = (math.Call(owner), math.Program.Buffers.Count > 0);
        if (isScratch)
        {
            var type = method.ValueKeyword;
            var length = extents.Text(math.ScratchSize);
            code.Separate();
            code.Line(FormattableString.Invariant($"var scratch = new Scratch<{type}>({(length.Contains(' ') ? $"checked({length})" : length)}, stackalloc {type}[{StackLimit}]);"));
        }

        replaced.InsertRange(0, Unpacked());
        if (math.ReturnsValue)
        {
            call = isScratch ? $"scratch.Release({call})" : call;
            if (replaced.Count == 0)
            {
                code.Line($"return {call};");
                return;
            }

            var value = Local("value");
            code.Line($"var {value} = {call};");
            replaced.ForEach(line => code.Line(line));
            code.Line($"return {value};");
            return;
        }

        code.Line($"{call};");
        if (isScratch)
        {
            code.Line("scratch.Release();");
        }

        replaced.ForEach(line => code.Line(line));
    }

    /// <summary>Writes jagged destinations and matrices over the elements of jagged arrays, and gives back the memory in which rows lay side by side.</summary>
    private IEnumerable<string> Unpacked()
    {
        static IEnumerable<MethodParameter> Packed(IEnumerable<MethodParameter> parameters) => parameters.SelectMany(p => p.Leaves).Where(p => p.Packed.Length > 0 && p.Form != ParameterForm.RowLengths);
        var destinations = Packed(Destinations.Where(d => d.IsReal)).Where(d => d.IsReal).ToList();
        return
        [
            .. destinations.Select(d => $"{d.Packed}.CopyTo({d.Path});"),
            .. destinations.Concat(Packed(method.Parameters)).Concat(Packed(member?.Directions ?? []).Where(d => d.IsReal)).Select(p => $"{p.Packed}.Release();"),
        ];
    }

    /// <summary>A variable beside all that a member takes and writes.</summary>
    private string Local(string wish)
    {
        var names = new CodeNames();
        foreach (var name in Inputs.Concat(Destinations).SelectMany(p => p.Leaves.Append(p)).Select(p => p.Name).Concat(method.Members.Select(m => m.Path)))
        {
            names.Fresh(Plain(name));
        }

        return names.Fresh(wish);
    }

    private void Documented(CodeWriter code, string summary, IReadOnlyList<string> formula, string? storage)
    {
        code.Separate();
        code.Line("/// <summary>");
        code.Line("/// " + summary);
        foreach (var line in formula)
        {
            code.Line($"/// <para><c>{SecurityElement.Escape(line)}</c></para>");
        }

        code.Line("/// </summary>");
        if (storage is not null)
        {
            code.Line($"/// <remarks>{SecurityElement.Escape(storage)}</remarks>");
        }

        foreach (var parameter in method.Signature)
        {
            code.Line($"/// <param name=\"{Plain(parameter.Name)}\">{SecurityElement.Escape(parameter.Documentation ?? "As in the model.")}</param>");
        }

        for (var k = 0; k < member?.Directions.Count; k++)
        {
            code.Line($"/// <param name=\"{Plain(member.Directions[k].Name)}\">{MemberTexts.Direction(method, member, k)}</param>");
        }
    }

    private static string Plain(string name) => name.TrimStart('@');
}
