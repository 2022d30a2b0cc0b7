using System.Linq;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>
/// What a page calls the definitions on it, by what they stand for when all is written out down to the parameters: a claim's formulas, which are derived by themselves,
/// then call them so too, and say none of them again.
/// </summary>
public sealed class PageNames
{
    private readonly ExprPool _pool = new();
    private readonly Dictionary<(string Name, ValueKind Kind, int Rank), Tensor> _parameters = [];
    private readonly Dictionary<(Expr Meaning, int Rank), (Box Name, bool IsSaid)> _known = [];
    private readonly Expr _size;

    /// <param name="derived">What the page is about.</param>
    /// <param name="sheet">Its formulas.</param>
    /// <param name="said">What has a line on the page.</param>
    public PageNames(Derived derived, FormulaSheet sheet, IReadOnlyCollection<FormulaLine> said)
    {
        _size = _pool.Read(_pool.Parameter("n", ValueKind.Integer, 0));
        var lines = new HashSet<Tensor>(said.Select(l => l.Definition.Target));
        var shown = new HashSet<Tensor>(sheet.Definitions.Select(l => l.Definition.Target).Concat(lines));
        foreach (var (target, meaning) in Meanings(derived.Model, derived.Definitions).Where(m => shown.Contains(m.Key)).Select(m => (m.Key, m.Value)))
        {
            if (!_known.ContainsKey(meaning))
            {
                _known.Add(meaning, (sheet.NameOf(target), lines.Contains(target)));
            }
        }
    }

    /// <summary>What is called something on the page.</summary>
    internal IEnumerable<Box> All => _known.Values.Select(k => k.Name);

    /// <summary>The definitions among these that the page knows: what it calls them, and whether they have a line there.</summary>
    internal IReadOnlyDictionary<Tensor, (Box Name, bool IsSaid)> In(Model model, IReadOnlyList<Definition> definitions) =>
        Meanings(model, definitions).Where(m => _known.ContainsKey(m.Value)).GroupBy(m => m.Value).Select(g => g.First()).ToDictionary(m => m.Key, m => _known[m.Value]);

    /// <summary>What definitions stand for, sizes aside, in a pool of the page's own; of a recurrence nothing.</summary>
    private Dictionary<Tensor, (Expr Meaning, int Rank)> Meanings(Model model, IReadOnlyList<Definition> definitions)
    {
        var parameters = model.Parameters.ToDictionary(p => p.Tensor, p => Shared((p.Code, p.Tensor.Kind, p.Tensor.Rank)));
        var (written, normal, transplant) = (WrittenOut.Of(model.Pool, definitions), new Verbatim.Normal(model.Pool), new Transplant(_pool, parameters, (_, _) => _size));
        var meanings = new Dictionary<Tensor, (Expr, int)>();
        foreach (var definition in definitions.Where(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate))
        {
            var body = normal.Visit(written(definition.Body));
            if (ExprSearch.OperandsFirst(body).All(e => e is not Read read || parameters.ContainsKey(read.Tensor)))
            {
                meanings.Add(definition.Target, (transplant.Of(body), definition.Target.Rank));
            }
        }

        return meanings;
    }

    private Tensor Shared((string Name, ValueKind Kind, int Rank) parameter)
    {
        if (!_parameters.TryGetValue(parameter, out var shared))
        {
            _parameters.Add(parameter, shared = _pool.Parameter(parameter.Name, parameter.Kind, parameter.Rank));
        }

        return shared;
    }
}
