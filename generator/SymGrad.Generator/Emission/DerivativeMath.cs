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

    public DerivativeMath(AnnotatedMethod method, Derived derived, IReadOnlyList<Definition> definitions, string name, FormulaTexts formulas, CancellationToken token)
    {
        _method = method;
        _derived = derived;
        _definitions = definitions;
        _name = name;
        _program = Scheduler.Run(derived.Model.Pool, definitions, token);
        _printer = new(derived.Model, _names);
        _buffers = BufferPlan.Of(derived.Model.Pool, _program);
        NameInputs();
        NameDefinitions(formulas);
        WriteBody(formulas);
    }

    public Program Program => _program;

    private bool HasDerivatives => _definitions.Any(d => d.Role == DefinitionRole.Derivative);

    private string Type => _method.ValueKeyword;

    /// <summary>The extents that the mathematics uses, as (name, C# in the public member).</summary>
    private IEnumerable<(string Name, string Source)> Extents() =>
        from k in Enumerable.Range(0, _method.Parameters.Count)
        let parameter = _derived.Model.Parameters[k]
        from axis in Enumerable.Range(0, parameter.Tensor.Rank)
        let extent = (Extent)_derived.Model.Pool.Extent(parameter.Tensor, axis)
        where _names.IsUsed(extent)
        select (_names.Of(extent, parameter.Form), PublicExtent(_method.Parameters[k], axis));

    public static string PublicExtent(MethodParameter parameter, int axis) => parameter.Form switch
    {
        ParameterForm.Matrix => parameter.Name + (axis == 0 ? ".Rows" : ".Columns"),
        ParameterForm.Array2 => FormattableString.Invariant($"{parameter.Name}.GetLength({axis})"),
        _ => parameter.Name + ".Length",
    };

    /// <summary>Writes the method and its loops.</summary>
    public void Write(CodeWriter code)
    {
        code.Separate();
        code.Open($"internal static {Type} {_name}({string.Join(", ", Signature().Select(p => p.Parameter))})");
        code.Lines(_body);
        code.Close();
        if (!_lanes.IsEmpty)
        {
            code.Separate();
            code.Lines(_lanes);
        }
    }

    /// <summary>Variables have the names of the formulas, a local the user's.</summary>
    private void NameDefinitions(FormulaTexts formulas)
    {
        foreach (var alias in _program.Aliases)
        {
            _names.Alias(alias.Key, alias.Value);
        }

        var known = new HashSet<Tensor>(_definitions.Select(d => d.Target));
        foreach (var definition in _definitions.Where(d => d.Role is DefinitionRole.Intermediate or DefinitionRole.Value))
        {
            _names.Wish(definition.Target, formulas.IdentifierOf(definition.Target));
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
        _body.Separate();
        _body.Line($"return {_names.Of(_derived.Value.Target)};");
    }

    private string NameOf(Tensor buffer) => _definitions.FirstOrDefault(d => d.Target == buffer) is { } definition ? _names.Of(definition) : _names.Of(buffer);

    public Expr ScratchSize => _buffers.Total;

    /// <summary>The call from the public member, given the names of its destinations.</summary>
    public string Call(string owner) => $"{owner}.{_name}({string.Join(", ", Signature().Select(p => p.Argument))})";

    private string DestinationOf(Definition derivative) => _method.Parameters[IndexOf(derivative.Of!)].Derivative!.Destination;

    private int IndexOf(Tensor parameter) => _derived.Model.Parameters.ToList().FindIndex(p => p.Tensor == parameter);

    private void NameInputs()
    {
        for (var k = 0; k < _method.Parameters.Count; k++)
        {
            _names.Fix(_derived.Model.Parameters[k].Tensor, _method.Parameters[k].Name);
        }

        foreach (var derivative in _definitions.Where(d => d.Role == DefinitionRole.Derivative))
        {
            _names.Fix(derivative.Target, DestinationOf(derivative));
            _names.MarkAsDeclared(derivative.Target);
        }
    }

    private IEnumerable<(string Parameter, string Argument)> Signature()
    {
        for (var k = 0; k < _method.Parameters.Count; k++)
        {
            var parameter = _method.Parameters[k];
            yield return parameter.Form == ParameterForm.Scalar
                ? ($"{parameter.ElementKeyword} {parameter.Name}", parameter.Name)
                : ($"ReadOnlySpan<{parameter.ElementKeyword}> {parameter.Name}", SpanOf(parameter, parameter.Name));
        }

        if (HasDerivatives)
        {
            foreach (var parameter in _method.Variables)
            {
                var name = parameter.Derivative!.Destination;
                yield return parameter.Form == ParameterForm.Scalar
                    ? ($"out {parameter.ElementKeyword} {name}", $"out {name}")
                    : ($"Span<{parameter.ElementKeyword}> {name}", SpanOf(parameter, name));
            }
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

    /// <summary>The data of an argument as a span.</summary>
    public static string SpanOf(MethodParameter parameter, string name) => parameter.Form switch
    {
        ParameterForm.Array2 => $"((global::SymGrad.Mat<{parameter.ElementKeyword}>){name}).Span",
        ParameterForm.Vector or ParameterForm.Matrix => name + ".Span",
        _ => name,
    };
}
