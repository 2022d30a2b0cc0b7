using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>What a name would be mistaken for in the same formulas: π, Kronecker's δ, or an element of an array, as x₂ beside an array x.</summary>
internal sealed class Homonyms
{
    private readonly HashSet<string> _notation = new(StringComparer.Ordinal);
    private readonly ILookup<string, Expr?> _arrays;
    private readonly bool _fromZero;
    private readonly HashSet<Tensor> _starts;

    /// <param name="model">Gives the parameters.</param>
    /// <param name="definitions">All definitions that a line or a step may show.</param>
    /// <param name="shown">Those with a line of their own.</param>
    /// <param name="fromZero">Whether indices count from 0: else x₀ is no element of x.</param>
    public Homonyms(Model model, IEnumerable<Definition> definitions, IEnumerable<Definition> shown, bool fromZero)
    {
        _fromZero = fromZero;
        var nodes = definitions.Concat(shown).Select(d => d.Body).SelectMany(b => b.Nodes()).ToList();
        if (nodes.Exists(n => n is Constant { Name: NamedConstant.Pi }))
        {
            _notation.Add(@"\pi");
        }

        var arrays = new List<(string Letter, Expr? Body)>();
        if (nodes.Exists(n => n is Select { IsGuard: true } s && Logic.Conjuncts(s.Condition).Any(IndexFormWriter.IsDelta)))
        {
            _notation.Add(@"\delta");
            arrays.Add((@"\delta", null));
        }

        _starts = [.. from d in definitions
                      where d is { Role: DefinitionRole.Local, Body: Select { Then: Read { Tensor.IsParameter: true } } }
                      let start = ((Read)((Select)d.Body).Then).Tensor
                      where start.Name == d.Target.Name
                      select start];
        var parameters = model.Parameters.Where(p => p.Along is null && p.Form != ParameterForm.RowLengths && !IsStart(p.Tensor)).Select(p => (Letter: Letter(p.Symbol, p.Name), p.Tensor.Rank)).ToList();
        arrays.AddRange(parameters.Where(p => p.Rank > 0).Select(p => (p.Letter, (Expr?)null)));

        // Several locals of one name are numbered, as is one that is called like a parameter.
        arrays.AddRange(shown.Where(d => d.Role == DefinitionRole.Local)
            .GroupBy(d => d.Target.Name, StringComparer.Ordinal)
            .Where(g => g.Count() == 1 && g.First().Target.Rank > 0)
            .Select(g => (Letter: Letter(null, g.Key), (Expr?)g.First().Body))
            .Where(l => !parameters.Exists(p => p.Letter == l.Letter)));
        _arrays = arrays.ToLookup(a => a.Letter, a => a.Body, StringComparer.Ordinal);
    }

    /// <summary>Whether a tensor may not be called so.</summary>
    public bool Includes(Tensor tensor, Box name)
    {
        var plain = Boxes.Plain(name);
        return _notation.Contains(LatexPrinter.Print(plain))
            || (plain is Scripts { Sub: { } sub } s && Splits(s, sub).Any(p => _arrays[p.Array].Any(body => HasElement(body, p.Place, tensor))));
    }

    /// <summary>Whether a parameter is what a variable of its own name starts with, which goes on by that name: h₀ beside h.</summary>
    public bool IsStart(Tensor parameter) => _fromZero && _starts.Contains(parameter);

    /// <summary>The place of an element; h₀ may be called so where it is what h starts with.</summary>
    private bool HasElement(Expr? body, Box place, Tensor tensor) =>
        place is not Numeral { Text: "0" }
        || (_fromZero && body?.Nodes().Any(n => n is Select { Then: Read start } && start.Tensor == tensor) != true);

    /// <summary>The arrays of which a name with a subscript might be an element: a₁,₂ of a₁ and of a.</summary>
    private static IEnumerable<(string Array, Box Place)> Splits(Scripts name, Box sub)
    {
        var items = sub is Row row ? row.Items : [sub];
        if (items.Count > 0 && items.All(i => i is Numeral or Comma or Symbol { IsWord: false }))
        {
            yield return (LatexPrinter.Print(name.Sup is null ? name.Base : name with { Sub = null }), items[0]);
            for (var comma = 1; comma < items.Count - 1; comma++)
            {
                if (items[comma] is Comma)
                {
                    yield return (LatexPrinter.Print(name with { Sub = Boxes.Side([.. items.Take(comma)]) }), items[comma + 1]);
                }
            }
        }
    }

    private static string Letter(string? symbol, string name) => LatexPrinter.Print(SymbolNames.FromLatex(symbol, name) ?? SymbolNames.Of(name));
}
