using System.Linq;
using System.Threading;
using SymGrad.Calculus;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>
/// Writes the mathematics of one derivation as a static method over spans and extents. The public members check shapes and fetch
/// memory; this is the part that reads like the formula.
/// </summary>
internal sealed class DerivativeMath
{
    /// <summary>Calls of loops and kernels up to which the mathematics becomes a part of its caller. The just-in-time compiler inlines only so much into one method; beyond that each span that is handed on is a call.</summary>
    private const int MostInlined = 12;

    private readonly Computation _computation;
    private readonly AnnotatedMethod _method;
    private readonly Derived _derived;
    private readonly IReadOnlyList<Definition> _definitions;
    private readonly CodeNames _names = new();
    private readonly ScalarPrinter _printer;
    private readonly Program _program;
    private readonly BufferPlan _buffers;
    private readonly CodeWriter _body = new();
    private readonly CodeWriter _lanes = new();
    private readonly string _name;

    public DerivativeMath(Computation computation, FormulaTexts formulas, CancellationToken token)
    {
        _computation = computation;
        _method = computation.Method;
        _derived = computation.Derived;
        _definitions = computation.Definitions;
        _name = computation.MathName;
        _program = Scheduler.Run(
            _derived.Model.Pool, _definitions, token, computation.Member?.Storage ?? RecurrenceStorage.All, [.. _derived.Model.Parameters.Where(p => p.IsReadInBranches).Select(p => p.Tensor)]);
        _printer = new(_derived.Model, _names);
        _buffers = BufferPlan.Of(_derived.Model.Pool, _program);
        NameInputs();
        NameDefinitions(formulas);
        WriteBody(formulas);
    }

    public Program Program => _program;

    private string Type => _method.ValueKeyword;

    /// <summary>The extents that the mathematics uses, as (name, C# in the public member).</summary>
    private IEnumerable<(string Name, string Source)> Extents() =>
        from k in Enumerable.Range(0, _method.Parameters.Count)
        let parameter = _derived.Model.Parameters[k]
        from axis in Enumerable.Range(0, parameter.Tensor.Rank)
        let extent = (Extent)_derived.Model.Pool.Extent(parameter.Tensor, axis)
        where _names.IsUsed(extent)
        select (_names.Of(extent, parameter.Form), Containers.Extent(_method.Parameters[k], axis));

    /// <summary>Writes the method and its loops.</summary>
    public void Write(CodeWriter code)
    {
        code.Separate();
        if (Calls(_program.Statements) <= MostInlined)
        {
            // Its one caller is the public member; as a call of its own, passing all the memory costs as much as a small product.
            code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        }

        code.Open($"internal static {(_computation.Returned is null ? "void" : Type)} {_name}({string.Join(", ", Signature().Select(p => p.Parameter))})");
        code.Lines(_body);
        code.Close();
        if (!_lanes.IsEmpty)
        {
            code.Separate();
            code.Lines(_lanes);
        }
    }

    /// <summary>Loops and kernels that the statements run, each counted where it is written.</summary>
    private static int Calls(IReadOnlyList<Statement> statements) => statements.Sum(s => s switch
    {
        For loop => 1 + (loop.Vectorised ? 0 : Calls(loop.Body)),
        If branch => Calls(branch.Body),
        KernelCall => 1,
        _ => 0,
    });

    /// <summary>Variables have the names of the formulas, a local the user's.</summary>
    private void NameDefinitions(FormulaTexts formulas)
    {
        foreach (var alias in _program.Aliases)
        {
            _names.Alias(alias.Key, alias.Value);
        }

        var known = new HashSet<Tensor>(_definitions.Select(d => d.Target));
        foreach (var definition in _definitions.Where(d => d.Role is DefinitionRole.Intermediate || _derived.Values.Any(v => v.Target == d.Target) || d.Target == _computation.Returned?.Target))
        {
            _names.Wish(definition.Target, definition.Role == DefinitionRole.Derivative ? "derivative" : formulas.IdentifierOf(definition.Target));
        }

        foreach (var definition in _definitions.Where(d => d.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent && d.Of is not null))
        {
            // Where the formulas number sensitivities of one thing, the code has the same numbers.
            var (whole, plain) = (formulas.IdentifierOf(definition.Target), formulas.IdentifierOf(definition.Of!));
            _names.Number(definition.Target, whole.StartsWith(plain, StringComparison.Ordinal) ? whole.Substring(plain.Length) : "");
        }

        var stored = new HashSet<Tensor>(_program.Buffers.Select(b => b.Tensor));
        foreach (var definition in _program.Statements.OfType<Heading>().Select(h => h.Definition).Where(d => d.Target.Rank == 0 || stored.Contains(d.Target)))
        {
            var name = _names.Of(definition);
            if (!known.Contains(definition.Target))
            {
                formulas.Name(definition.Target, name);
            }
        }

        HashSet<Tensor> taken = [.. _program.Aliases.Keys, .. _computation.Destinations.Select(d => d.Definition.Target)];
        foreach (var place in _program.Places)
        {
            var whole = NameOf(place.Of);
            if (stored.Contains(place.Of) || place.IsStart || !taken.Add(place.Of))
            {
                _names.Wish(place.Tensor, place.IsStart ? whole + "Start" : whole);
            }
            else
            {
                _names.Alias(place.Tensor, place.Of);
            }
        }
    }

    private void WriteBody(FormulaTexts formulas)
    {
        foreach (var slot in _buffers.Slots)
        {
            var first = NameOf(slot.Tensors[0]);
            _body.Line($"var {first} = Scratch.Take(ref scratch, {_printer.Integer(slot.Size)});");
            foreach (var tensor in slot.Tensors.Skip(1))
            {
                _body.Line($"var {NameOf(tensor)} = {first}; // its memory is free by then");
            }
        }

        new StatementPrinter(_derived.Model.Pool, _derived.Model.Precision, _printer, _lanes, formulas, _name).Write(_body, _program.Statements);
        if (_computation.Returned is { } returned)
        {
            _body.Separate();
            _body.Line($"return {_names.Of(returned.Target)};");
        }
    }

    private string NameOf(Tensor buffer) => _definitions.FirstOrDefault(d => d.Target == buffer) is { } definition ? _names.Of(definition) : _names.Of(buffer);

    public bool ReturnsValue => _computation.Returned is not null;

    public Expr ScratchSize => _buffers.Total;

    /// <summary>The call from the public member, given the names of its destinations.</summary>
    public string Call(string owner) => $"{owner}.{_name}({string.Join(", ", Signature().Select(p => p.Argument))})";

    private void NameInputs()
    {
        for (var k = 0; k < _method.Parameters.Count; k++)
        {
            _names.Fix(_derived.Model.Parameters[k].Tensor, _method.Parameters[k].Name);
        }

        foreach (var (parameter, tensor) in _computation.Directions)
        {
            _names.Fix(tensor, parameter.Name);
        }

        foreach (var (parameter, definition) in _computation.Destinations)
        {
            _names.Fix(definition.Target, parameter.Name);
            _names.MarkAsDeclared(definition.Target);
        }
    }

    private IEnumerable<(string Parameter, string Argument)> Signature()
    {
        foreach (var parameter in _method.Parameters.Concat(_computation.Directions.Select(d => d.Parameter)))
        {
            yield return parameter.Form == ParameterForm.Scalar
                ? ($"{parameter.ElementKeyword} {parameter.Name}", parameter.Path)
                : ($"ReadOnlySpan<{parameter.ElementKeyword}> {parameter.Name}", Containers.Elements(parameter));
        }

        foreach (var (parameter, _) in _computation.Destinations)
        {
            yield return parameter.Form == ParameterForm.Scalar
                ? ($"out {parameter.ElementKeyword} {parameter.Name}", $"out {(parameter.Path == parameter.Name ? "" : "var ")}{parameter.Name}")
                : ($"Span<{parameter.ElementKeyword}> {parameter.Name}", Containers.Elements(parameter));
        }

        foreach (var (name, source) in Extents())
        {
            yield return ($"int {name}", source);
        }

        if (_program.Buffers.Count > 0)
        {
            yield return ($"Span<{Type}> scratch", "scratch.Span");
        }
    }
}
