using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Claims;

/// <summary>
/// Sets a claim beside its truth. Free indices are axes of what is shown, and what is claimed stands to the left at its entry:
/// of <c>∂y_j/∂w_kj</c> both sides are functions of k and j.
/// </summary>
internal sealed class ClaimTypesetting
{
    // A claim of so few symbols reads best as it was written.
    private const int Short = 10;

    private readonly Statement _statement;
    private readonly IReadOnlyList<IndexVariable> _open;
    private readonly FreeAsAxes _axes;
    private readonly FormulaSheet _sheet;
    private readonly Definition _truth;
    private readonly Definition? _claimed;
    private readonly IReadOnlyList<Definition> _written;
    private readonly HashSet<Tensor> _said;

    private ClaimTypesetting(Statement statement, TypesettingOptions? options, CancellationToken cancellation)
    {
        (_statement, _open, _axes) = (statement, TruthText.OpenIndices(statement), new(statement.Pool, statement.Free));
        var extents = statement.OpenAxes.Select(a => statement.Truth.Target.Extents[a]).ToList();
        _truth = Shown(statement.Pool.Substitute(TruthText.Simplified(statement, statement.TruthAt([.. _open])), OpenAsAxes()), extents);
        _written = statement.Claimed.Count == 0 ? [] : Named(statement, cancellation);
        _claimed = statement.Claimed.Count == 0 ? null : Shown(Recognised(), statement.HasSameAxes ? extents : statement.Value.Target.Extents);
        Definition[] sides = [_truth, .. _claimed is null ? (Definition[])[] : [_claimed]];
        var needed = Simplification.Inlining.Reachable(
            [.. statement.Derived.Definitions, .. _written.Take(_written.Count - 1), .. sides], d => d.Role == DefinitionRole.Value || sides.Contains(d));
        _sheet = Formulas.Of(statement.Derived.Model, needed, options, cancellation);
        _said = [.. (options?.Page?.In(statement.Derived.Model, needed) ?? new Dictionary<Tensor, (Box, bool IsSaid)>()).Where(p => p.Value.IsSaid).Select(p => p.Key)];
    }

    public static ClaimFormulas Of(Statement statement, TypesettingOptions? options, CancellationToken cancellation) => new ClaimTypesetting(statement, options, cancellation).Build();

    private ClaimFormulas Build()
    {
        var places = _statement.At.Select(Place).ToList();
        var (truth, condition) = _sheet.EntryOf(LineOf(_truth), places, _axes.Visit(_statement.Where), derived: true);
        var isWholeFigure = _claimed is null && _statement.At.All(a => a is null);
        var left = isWholeFigure ? _sheet.EntryOf(LineOf(_truth), [], _statement.Pool.True, derived: true).Line.Left : truth.Left;
        return new(left, _claimed is null ? [] : [Claimed(places), .. Read(LineOf(_claimed))], [truth, .. Read(LineOf(_truth))])
        {
            Where = condition,
            ClaimedMatrix = NamesIndices() && _statement.Value.Target.Rank == 0 ? null : Matrix(_claimed),
            IsWrittenInIndices = NamesIndices(),
            TrueMatrix = Matrix(_truth),
            Conventions = [.. _sheet.Conventions.Where(c => places.Count == 0 || _statement.At.All(a => a is null) || c != _sheet.Layout)],
            Model = [_sheet.Model.Matrix ?? _sheet.Model.Index, .. Read(_sheet.Model)],
        };
    }

    /// <summary>The claim's line; where it has pairs of axes joined, its indices are its own.</summary>
    private Equation Claimed(IReadOnlyList<Expr> places) => _statement.HasSameAxes
        ? _sheet.EntryOf(LineOf(_claimed!), places, _statement.Pool.True, derived: false).Line
        : _sheet.EntryOf(LineOf(_claimed!), null, _statement.Pool.True, derived: false).Line;

    private Equation? Matrix(Definition? definition) => definition is not null && _statement.Free.Count == 0 && (_statement.HasSameAxes || definition == _truth) && _statement.At.All(a => a is null) ? LineOf(definition).Matrix : null;

    /// <summary>Whether the claim's author gave indices names.</summary>
    private bool NamesIndices() => _written.Any(d => d.IndexNames.Any(n => n is not null) || d.Body.Nodes().Any(n => n is Reduce { NameHint: not null }));

    private FormulaLine LineOf(Definition definition) => _sheet.Derivatives.Single(l => l.Definition.Target == definition.Target);

    private IEnumerable<Equation> Read(FormulaLine line)
    {
        var lines = _sheet.Definitions.ToDictionary(l => l.Definition.Target);
        var open = new Queue<FormulaLine>([line]);
        var read = new List<FormulaLine>();
        while (open.Count > 0)
        {
            foreach (var tensor in open.Dequeue().Definition.Body.Nodes().OfType<Read>().Select(r => r.Tensor))
            {
                if (!_said.Contains(tensor) && lines.TryGetValue(tensor, out var next) && !read.Contains(next))
                {
                    read.Add(next);
                    open.Enqueue(next);
                }
            }
        }

        return read.Select(r => r.Index);
    }

    /// <summary>A side of the claim over its free indices and then over the axes on which it runs.</summary>
    private Definition Shown(Expr body, IReadOnlyList<Expr> extents)
    {
        var free = _statement.Free.Select(f =>
            _statement.At.Select((place, axis) => (place, axis)).Where(p => p.place is Read read && read.Tensor == f).Select(p => _statement.Truth.Target.Extents[p.axis]).FirstOrDefault()
            ?? _statement.Pool.Add(_statement.Pool.Read(f), _statement.Pool.One));
        return new(_statement.Pool.Defined(_statement.Truth.Target.Name, [.. free, .. extents], ValueKind.Real), _axes.Visit(body), DefinitionRole.Derivative)
        {
            Of = _statement.Truth.Role == DefinitionRole.Value ? _statement.Truth.Target : _statement.Truth.Of,
            Differential = _statement.Truth.Differential,
            IndexNames = [.. _statement.Free.Select(f => f.Name), .. _statement.Truth.Target.Rank == _statement.Truth.IndexNames.Count ? _statement.OpenAxes.Select(a => _statement.Truth.IndexNames[a]) : []],
        };
    }

    private Dictionary<int, Expr> OpenAsAxes() => _open.Select((index, k) => (index.Key, Axis: _statement.Pool.Axis(_statement.Free.Count + k))).ToDictionary(a => a.Key, a => (Expr)a.Axis);

    private Expr Place(Expr? index, int axis) => index is not null ? _axes.Visit(index)
        : _statement.Pool.Axis(_statement.Free.Count + _statement.OpenAxes.TakeWhile(a => a != axis).Count());

    /// <summary>A body over its own axes, after those of the free indices.</summary>
    private Expr Shifted(Expr body) => _statement.Pool.Instantiate(body, [.. Enumerable.Range(0, _statement.Value.Target.Rank).Select(a => _statement.Pool.Axis(_statement.Free.Count + a))]);

    /// <summary>
    /// The claim's body as its author wrote it, in the names of the model, if it is about a derivative of it and not short anyway: a claim that computes
    /// Σ_k w_k h_k + b by itself says ŷ. Of the value itself a claim says how it is written out.
    /// </summary>
    private Expr Recognised()
    {
        var plain = Shifted(WrittenOutWhereFree(_written[_written.Count - 1].Body));
        if (_statement.Truth.Role == DefinitionRole.Value || DisplaySize.Of(plain, _ => 1) <= Short)
        {
            return plain;
        }

        var definitions = _statement.Derived.Definitions;
        var theirs = new HashSet<Tensor>(definitions.Select(d => d.Target));
        var (written, paper) = (WrittenOut.Of(_statement.Pool, definitions), new OnPaper(_statement.Pool));
        var own = definitions.Where(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate or DefinitionRole.Value).OrderBy(d => d.Role == DefinitionRole.Intermediate ? 1 : 0).ToList();
        var parts = new KnownParts(_statement.Pool, own.Select(d => (d.Target, paper.Visit(written(d.Body)))).Concat(own.Concat(_statement.Derived.Model.Definitions).Select(d => (d.Target, paper.Visit(d.Body)))));
        var told = parts.Visit(_axes.Visit(Shifted(WrittenOut.Of(_statement.Pool, _written)(_written[_written.Count - 1].Body))));
        return told.Nodes().Any(n => n is Read read && theirs.Contains(read.Tensor)) ? told : plain;
    }

    /// <summary>What depends on a free index has no line of its own, since it has no axis for it.</summary>
    private Expr WrittenOutWhereFree(Expr body)
    {
        var dependent = new HashSet<Tensor>(_statement.Free);
        foreach (var definition in _written)
        {
            if (definition.Body.Nodes().OfType<Read>().Any(r => dependent.Contains(r.Tensor)))
            {
                dependent.Add(definition.Target);
            }
        }

        return WrittenOut.Of(_statement.Pool, [.. _written.Where(d => dependent.Contains(d.Target))])(body);
    }

    /// <summary>The claim as it was written; what the claim and the model both define, or what the engine names in the model, is one thing with one name.</summary>
    private static IReadOnlyList<Definition> Named(Statement statement, CancellationToken cancellation)
    {
        // Of the value itself a claim says how it comes about.
        var same = statement.Truth.Role == DefinitionRole.Value ? [] : Proof.SharedRecurrences.Same(statement, cancellation).ToDictionary(s => s.Key, s => s.Value);
        var recurrences = new Renaming(statement.Pool, same);
        var (mine, theirs) = (WrittenOut.Of(statement.Pool, statement.Claimed), WrittenOut.Of(statement.Pool, statement.Derived.Definitions));
        var named = statement.Derived.Definitions.Where(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate).OrderBy(d => d.Role == DefinitionRole.Local ? 0 : 1).ToList();
        foreach (var claimed in statement.Claimed.Where(d => !same.ContainsKey(d.Target)).ToList())
        {
            var body = recurrences.Visit(mine(claimed.Body));
            if (named.Find(d => d.Target.Extents.SequenceEqual(claimed.Target.Extents) && ReferenceEquals(theirs(d.Body), body)) is { } known)
            {
                same.Add(claimed.Target, known.Target);
            }
        }

        var names = new Renaming(statement.Pool, same);
        return [.. statement.Written.Select(d => d with { Body = names.Visit(d.Body) })];
    }

    private sealed class FreeAsAxes(ExprPool pool, IReadOnlyList<Tensor> free) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) =>
            expr is Read read && free.Select((tensor, position) => (tensor, position)).FirstOrDefault(f => f.tensor == read.Tensor) is { tensor: not null } found ? Pool.Axis(found.position) : null;
    }
}
