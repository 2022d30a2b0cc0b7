using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims;

/// <summary>Brings a model and what is claimed of it together, and derives the truth.</summary>
internal sealed class StatementBuilding
{
    private readonly Claim _claim;
    private readonly ExprPool _pool;
    private readonly SizeRelations _sizes;
    private readonly ExtentSystem _extents;
    private readonly Dictionary<Tensor, Tensor> _parameters = [];
    private readonly Dictionary<string, Tensor> _byName = new(StringComparer.Ordinal);
    private readonly List<Tensor> _free = [];
    private readonly Dictionary<Tensor, Tensor> _lengths = [];
    private Parameter? _cotangent;

    private StatementBuilding(Claim claim)
    {
        _claim = TupleElement.Of(claim);
        _pool = new(_claim.Model.Pool.Algebra);
        _sizes = new(_pool, tensor => _lengths.TryGetValue(tensor, out var rows) ? rows : null);
        _extents = _sizes.Extents;
    }

    /// <summary>The statement.</summary>
    /// <exception cref="ClaimFaultException">The claim does not fit.</exception>
    public static Statement Of(Claim claim, CancellationToken cancellation) => new StatementBuilding(claim).Build(isMet: false, cancellation);

    /// <summary>Whether two sizes must be the same, or were meant to be.</summary>
    public static bool AreSizes(Requirement demand) => demand is { Over.Count: 0, Where: null, Subject: Extent, Bound: Extent };

    /// <summary>The statement as the claim's author reads it: whatever the claim demands of sizes holds. It decides nothing.</summary>
    /// <exception cref="ClaimFaultException">The claim does not fit.</exception>
    public static Statement AsRead(Claim claim, CancellationToken cancellation) => new StatementBuilding(claim).Build(isMet: true, cancellation);

    private Statement Build(bool isMet, CancellationToken cancellation)
    {
        if (_claim.Model.Functions.Concat(_claim.Claimed?.Functions ?? []).FirstOrDefault() is { } custom)
        {
            throw new ClaimFaultException($"the derivative of '{custom.Name}' is what its author says it is", VerdictStatus.Undecided);
        }

        Share();
        _sizes.Take(_claim.Model.Requirements.Select(r => Transplanted(r, PlainExtent) with { Parameter = _parameters[r.Parameter] }));
        foreach (var demand in isMet ? Demands().Where(AreSizes) : [])
        {
            _extents.TryEquate(demand.Subject, demand.Bound);
        }

        var source = _claim.Model;
        var parameters = source.Parameters.Select(p => p with { Tensor = _parameters[p.Tensor], IsVariable = false }).ToList();
        var model = new Model(_pool, source.Name, source.Precision, parameters, new Transplant(_pool, _parameters, SettledExtent).Of(source.Definitions))
        {
            Requirements =
            [
                .. _extents.Solved.Select(s => new Requirement(RequirementKind.Equal, ((Extent)s.Key).Tensor, s.Key, _extents.Resolve(s.Value))),
                // What is compared exists; whether there are rounds in which it is read matters to code.
                .. _extents.Bounds.Where(b => b.Lesser is not Select).Select(b => new Requirement(RequirementKind.AtLeast, parameters[0].Tensor, b.Greater, b.Lesser)),
                .. _sizes.Labels,
            ],
            LiteralTexts = source.LiteralTexts,
            Symbol = source.Symbol,
        };
        Models.Extents.Unify(model);
        var targets = _claim.Targets.Select(text => new IndexText(_pool, text, Integer).Entry()).Select(entry => (Tensor: Target(entry.Name), entry.Indices)).ToList();
        var derived = TruthDerivation.Of(model, _claim, [.. targets.Select(t => t.Tensor)], cancellation);
        var truth = TruthDerivation.Truth(derived, _claim.Kind, [.. targets.Select(t => t.Tensor)]);
        var claimed = Claimed(derived);
        return new(_pool, derived, truth, Places(model, truth, targets), claimed)
        {
            Written = Written(claimed),
            Inside = _pool.And([.. targets.Select(t => Inside(t.Tensor, t.Indices)).OfType<Expr>()]),
            Rows = _sizes.Rows,
            Free = _free,
            Cotangent = _cotangent?.Name,
            Where = _claim.Where is { } where ? new IndexText(_pool, where, Integer).Condition() : _pool.True,
            Extents = _extents,
            Labels = _sizes.Labels,
            Demands = Demands(),
        };
    }

    /// <summary>Parameters of both, by name; what only the claim has is a free index or the cotangent.</summary>
    private void Share()
    {
        foreach (var parameter in _claim.Model.Parameters)
        {
            var tensor = _pool.Parameter(parameter.Name, parameter.Tensor.Kind, parameter.Tensor.Rank);
            _parameters.Add(parameter.Tensor, tensor);
            _byName[KeyOf(parameter)] = tensor;
            if (_claim.Model.RowsOf(parameter.Tensor) is { } rows)
            {
                _lengths.Add(tensor, _parameters[rows]);
            }
        }

        foreach (var parameter in _claim.Claimed?.Parameters ?? [])
        {
            if (_byName.TryGetValue(KeyOf(parameter), out var shared))
            {
                if (shared.Kind != parameter.Tensor.Kind || shared.Rank != parameter.Tensor.Rank)
                {
                    throw new ClaimFaultException($"'{parameter.Code}' has not the type that it has in '{_claim.Model.Name}'");
                }

                _parameters.Add(parameter.Tensor, shared);
            }
            else if (parameter.Tensor is { Kind: ValueKind.Integer, Rank: 0 })
            {
                var index = _pool.Parameter(parameter.Name, ValueKind.Integer, 0);
                _parameters.Add(parameter.Tensor, index);
                _byName[parameter.Name] = index;
                _free.Add(index);
            }
            else if (_claim.Kind == ClaimKind.Vjp && _cotangent is null && parameter.Tensor.Kind == ValueKind.Real)
            {
                _cotangent = parameter;
            }
            else
            {
                throw new ClaimFaultException($"'{parameter.Code}' is no parameter of '{_claim.Model.Name}'");
            }
        }

        if (_claim.Kind == ClaimKind.Vjp && _cotangent is null)
        {
            throw new ClaimFaultException("a claim of kind Vjp takes one more parameter, the gradient with respect to the model's value");
        }

        if (_cotangent is { } given && given.Tensor.Rank != _claim.Model.Value.Target.Rank)
        {
            throw new ClaimFaultException($"'{given.Name}' stands for the gradient with respect to the value of '{_claim.Model.Name}' and must have its shape");
        }
    }

    /// <summary>The lengths of rows are told from the rows.</summary>
    private static string KeyOf(Parameter parameter) => parameter.Code + (parameter.Form == ParameterForm.RowLengths ? ".Rows" : "");

    /// <summary>That an entry of a jagged array exists: x[i, j] where j is less than the length of row i.</summary>
    private Expr? Inside(Tensor target, IReadOnlyList<Expr>? indices) =>
        _lengths.FirstOrDefault(l => l.Value == target).Key is not { } lengths ? null
        : indices is null && _claim.Claimed is not null ? throw new ClaimFaultException($"'{target.Name}' has rows of different lengths: claim the derivative by an entry, '{target.Name}[i][j]'", VerdictStatus.Undecided)
        : indices is not { Count: 2 } ? null
        : _pool.Compare(Relation.Less, indices[1], _pool.Read(lengths, indices[0]));

    /// <summary>What the claim demands of sizes beyond the model: it must hold for all sizes for which the model has a value, so none of it may be taken for granted.</summary>
    private IReadOnlyList<Requirement> Demands() =>
    [
        .. (_claim.Claimed?.Requirements ?? []).Where(r => r.Kind != RequirementKind.IndexBelow).Select(r => Transplanted(r, SettledExtent))
            .Where(r => _pool.Subtract(r.Subject, r.Bound) is not Number difference || (r.Kind == RequirementKind.Equal ? !difference.Value.IsZero : difference.Value.Sign < 0)),
    ];

    private Requirement Transplanted(Requirement requirement, Func<Tensor, int, Expr> extent)
    {
        var transplant = new Transplant(_pool, _parameters, extent);
        return requirement with
        {
            Subject = transplant.Of(requirement.Subject),
            Bound = transplant.Of(requirement.Bound),
            Where = requirement.Where is { } where ? transplant.Of(where) : null,
            Over = [.. requirement.Over.Select(o => o with { Lower = transplant.Of(o.Lower), Upper = transplant.Of(o.Upper) })],
        };
    }

    /// <summary>An extent of either side; the cotangent has those of the value.</summary>
    private Expr PlainExtent(Tensor tensor, int axis) => _cotangent?.Tensor == tensor
        ? new Transplant(_pool, _parameters, PlainExtent).Of(_claim.Model.Value.Target.Extents[axis])
        : _pool.Extent(_parameters[tensor], axis);

    private Expr SettledExtent(Tensor tensor, int axis) => _extents.Resolve(PlainExtent(tensor, axis));

    private IReadOnlyList<Definition> Claimed(Derived derived)
    {
        if (_claim.Claimed is null)
        {
            return [];
        }

        if (_cotangent is { } cotangent)
        {
            _parameters[cotangent.Tensor] = derived.Model.Parameters.Single(p => p.Along is not null).Tensor;
        }

        return [.. new Transplant(_pool, _parameters, SettledExtent).Of(_claim.Claimed.Definitions).Select(d => d with { Role = DefinitionRole.Intermediate })];
    }

    /// <summary>The claimed definitions as they were written, where their normal form is what is decided upon.</summary>
    private IReadOnlyList<Definition> Written(IReadOnlyList<Definition> claimed)
    {
        if (_claim is not { Claimed: { } model, Written: { } written } || written.Parameters.Count != model.Parameters.Count || written.Definitions.Count != claimed.Count)
        {
            return claimed;
        }

        var bodies = WrittenBodies.Of(_pool, written, [.. model.Parameters.Select(p => _parameters[p.Tensor])], claimed, (parameter, axis) => SettledExtent(model.Parameters[parameter].Tensor, axis));
        return bodies.All(b => b is not null) ? [.. claimed.Zip(bodies, (c, body) => c with { Body = body! })] : claimed;
    }

    private Tensor Target(string name) => _claim.Model.Parameters.FirstOrDefault(p => p.Code == name || p.Code.StartsWith(name + ".", StringComparison.Ordinal)) switch
    {
        { } part when part.Code != name => throw new ClaimFaultException($"'{name}' holds several arrays: claim the derivative by one of them, as '{part.Code}'"),
        null => throw new ClaimFaultException($"'{name}' is not a parameter of '{_claim.Model.Name}'"),
        { Tensor.Kind: not ValueKind.Real } => throw new ClaimFaultException($"'{name}' is data: there is no derivative by it"),
        var parameter => _parameters[parameter.Tensor],
    };

    /// <summary>Where each axis of the truth is read: those of the value, then those of each target.</summary>
    private IReadOnlyList<Expr?> Places(Model model, Definition truth, IReadOnlyList<(Tensor Tensor, IReadOnlyList<Expr>? Indices)> targets)
    {
        var outputs = _claim.Kind == ClaimKind.Vjp ? 0 : model.Value.Target.Rank;
        if (_claim is { Kind: ClaimKind.Vjp, Output: not null })
        {
            throw new ClaimFaultException("a claim of kind Vjp concerns the whole value: it has no Output");
        }

        var output = _claim.Output is null ? null : new IndexText(_pool, _claim.Output, Integer).Brackets();
        var value = Entries(output, outputs, $"the value of '{model.Name}'");
        var inputs = targets.SelectMany(t => Entries(t.Indices, t.Tensor.Rank, $"'{t.Tensor.Name}'")).ToList();
        IReadOnlyList<Expr?> places = _claim.Layout == AxisOrder.InputsFirst && _claim.Targets.Count == 1 ? [.. inputs, .. value] : [.. value, .. inputs];
        return places.Count == truth.Target.Rank ? places : throw new ClaimFaultException("the derivative has other axes than the claim", VerdictStatus.Undecided);
    }

    private static IEnumerable<Expr?> Entries(IReadOnlyList<Expr>? indices, int rank, string what)
    {
        if (indices is not null && indices.Count != rank)
        {
            throw new ClaimFaultException(FormattableString.Invariant($"{what} has {rank} {(rank == 1 ? "axis" : "axes")}, not {indices.Count}"));
        }

        return indices ?? (IEnumerable<Expr?>)[.. Enumerable.Repeat<Expr?>(null, rank)];
    }

    /// <summary>An integer parameter, or an extent as C# writes it.</summary>
    private Expr? Integer(string name)
    {
        if (_byName.TryGetValue(name, out var tensor))
        {
            return tensor is { Kind: ValueKind.Integer, Rank: 0 } ? _pool.Read(tensor) : null;
        }

        var point = name.LastIndexOf('.');
        if (point < 0 || !_byName.TryGetValue(name.Substring(0, point), out tensor))
        {
            return null;
        }

        var axis = (name.Substring(point + 1), tensor.Rank) switch { ("Length", 1) => 0, ("Rows", 2) => 0, ("Columns", 2) => 1, _ => -1 };
        return axis >= 0 ? _extents.Resolve(_pool.Extent(tensor, axis))
            : null;
    }
}
