using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>What the model's operators and element reads demand of the shapes of its parameters.</summary>
internal sealed class ShapeLedger(Session session)
{
    private readonly ExtentEquations _equations = new(session.Pool);
    private readonly List<Requirement> _requirements = [];
    private readonly List<ElementRead> _reads = [];
    private readonly HashSet<Tensor> _readInBranches = [];
    private readonly List<(Expr Left, Expr Right, IReadOnlyList<IndexVariable> Around, Location Place)> _rowsThatAgree = [];

    private ExprPool Pool => session.Pool;

    private IReadOnlyList<IndexVariable> Around => [.. session.Loops.Select(l => l.Index)];

    private ExtentText Text => new(session);

    public Expr Resolve(Expr expr) => _equations.Resolve(expr);

    /// <summary>Whether two extents are known to be equal.</summary>
    public bool AreEqual(Expr left, Expr right) => ReferenceEquals(Resolve(left), Resolve(right));

    /// <summary>Demands that two extents be equal; false when they cannot be.</summary>
    public bool Agree(Expr left, Expr right, Location place)
    {
        var difference = Pool.Subtract(Resolve(left), Resolve(right));
        if (difference is Number number)
        {
            if (!number.Value.IsZero)
            {
                session.Report(Descriptors.ShapesDisagree, place, Text.Of(left), Text.Of(right));
            }

            return number.Value.IsZero;
        }

        if (_equations.IsAssumed(difference))
        {
            return true;
        }

        // A branch that is not taken demands nothing; where computed values decide whether it is, that cannot be seen beforehand, and it counts as taken.
        var conditions = Logic.Conjuncts(session.Path.Beyond(0));
        if (session.Path.Count > 0 && (!IsKnownBeforehand(difference) || conditions.Any(RoundDemands.IsDecided)))
        {
            if (IsKnownBeforehand(difference) && !conditions.Any(c => c is Compare { Relation: Relation.Equal } equality
                && (ReferenceEquals(Pool.Subtract(equality.Left, equality.Right), difference) || ReferenceEquals(Pool.Subtract(equality.Right, equality.Left), difference)))
                && new RoundDemands(Pool, Resolve).Equal(left, right, Around, session.Locations.Add(place), Pool.And([.. conditions.Where(RoundDemands.IsDecided)])) is { } demand
                && !_requirements.Exists(r => r.Asks(demand)))
            {
                _requirements.Add(demand);
            }

            return true;
        }

        if (!IsKnownBeforehand(difference))
        {
            if (new RoundDemands(Pool, Resolve).Equal(left, right, Around, session.Locations.Add(place)) is not null)
            {
                _rowsThatAgree.Add((left, right, Around, place));
                return true;
            }

            session.Report(Descriptors.ShapesUnknown, place, Text.Of(left), Text.Of(right));
            return false;
        }

        var origin = session.Locations.Add(place);
        var (subject, bound) = _equations.Take(difference) is { } solved ? (solved.Subject, solved.Value) : (Resolve(left), Resolve(right));
        _requirements.Add(new(RequirementKind.Equal, (FirstOwner(subject) ?? FirstOwner(bound))!, subject, bound) { Origin = origin });
        return true;
    }

    /// <summary>That an integer is at least another one under a condition, where that can be told beforehand.</summary>
    public Requirement? AtLeast(Expr subject, Expr bound, Expr where, Location place) => Logic.Conjuncts(session.Path.Beyond(0)).Where(RoundDemands.IsDecided).Append(where) is var given
        && new RoundDemands(Pool, Resolve).AtLeast(subject, bound, Around, session.Locations.Add(place), Pool.And([.. given])) is { } demand ? demand : null;

    public void Demand(IEnumerable<Requirement> demands) => _requirements.AddRange(demands.Where(d => !_requirements.Exists(r => r.Asks(d))).ToList());

    /// <summary>Takes what holds of a parameter by the way it is handed over.</summary>
    public void Given(Requirement requirement)
    {
        if (requirement is { Kind: RequirementKind.Equal })
        {
            _equations.Take(Pool.Subtract(requirement.Subject, requirement.Bound));
        }

        _requirements.Add(requirement with { IsGiven = true });
    }

    /// <summary>Two arrays that one expression may give have extents which are not known to be equal.</summary>
    public Value ReportUnknown(IReadOnlyList<Expr> left, IReadOnlyList<Expr> right, Location place)
    {
        var axis = Enumerable.Range(0, left.Count).First(k => !AreEqual(left[k], right[k]));
        return session.Report(Descriptors.ShapesUnknown, place, Text.Of(left[axis]), Text.Of(right[axis]));
    }

    /// <summary>Notes a read that the user wrote.</summary>
    public void Note(Expr extent, Expr index, Location place, bool isSlice = false)
    {
        if (session.Path.Count == 0)
        {
            _reads.Add(new(extent, index, isSlice, Around, session.Locations.Add(place)));
        }
    }

    /// <summary>
    /// An element at indices that the user wrote, which must be in range. Of an array that is computed, a branch may ask for an element that it does not
    /// have, while what it is computed from has more: that is checked beforehand where the inputs decide the branch, and else there is no number there.
    /// Memory is looked after where it is read.
    /// </summary>
    public Expr ReadAt(ArrayValue array, IReadOnlyList<Expr> indices, Func<int, Location> placeOf)
    {
        for (var axis = 0; axis < indices.Count; axis++)
        {
            Note(array.Extents[axis], indices[axis], placeOf(axis));
        }

        var element = array.At(indices);
        if (session.Path.Count == 0 || element.Kind == ValueKind.Integer)
        {
            return element;
        }

        var read = element as Read;
        var proof = new IndexProof(Pool, new(Pool, []));
        var given = Logic.Conjuncts(session.Path.Beyond(0));
        foreach (var (index, extent) in indices.Zip(array.Extents, (index, extent) => (Resolve(index), Resolve(extent))).Where(p => !proof.IsWithin(p.Item1, p.Item1, p.Item2, given)))
        {
            if (read is { Tensor.IsParameter: true } && IsAlong(read, index, extent))
            {
                _readInBranches.Add(read.Tensor);
            }
            else if (given.All(RoundDemands.IsDecided) && new RoundDemands(Pool, Resolve).Within(index, extent, Around, given, session.Locations.Add(placeOf(0))) is { } demands)
            {
                _requirements.AddRange(demands.Where(d => !_requirements.Exists(r => r.Asks(d))));
            }
            else
            {
                element = Pool.Select(Pool.And(Pool.Compare(Relation.LessOrEqual, Pool.Zero, index), Pool.Compare(Relation.Less, index, extent)), element, Pool.Constant(NamedConstant.NaN));
            }
        }

        return element;
    }

    /// <summary>Whether an index runs along an axis of a parameter; the rows of a jagged array end with elements that are no numbers.</summary>
    private bool IsAlong(Read read, Expr index, Expr extent) => Enumerable.Range(0, read.Indices.Count).Any(axis =>
        ReferenceEquals(Resolve(read.Indices[axis]), index) && (ReferenceEquals(Resolve(read.Tensor.Extents[axis]), extent) || (extent is Read length && session.Parameters.Any(p => p.Tensor == length.Tensor && p.Form == ParameterForm.RowLengths))));

    /// <summary>Whether a branch reads elements of a parameter of which nothing proves that they exist.</summary>
    public bool IsReadInBranches(Tensor parameter) => _readInBranches.Contains(parameter);

    /// <summary>How many reads have been noted.</summary>
    public int Reads => _reads.Count;

    /// <summary>Rewrites the indices of the reads noted since there were <paramref name="mark"/>.</summary>
    public void Rewrite(int mark, Func<Expr, Expr> rewrite)
    {
        for (var k = mark; k < _reads.Count; k++)
        {
            _reads[k] = _reads[k] with { Extent = rewrite(_reads[k].Extent), Index = rewrite(_reads[k].Index) };
        }
    }

    /// <summary>A part of the first axis. The last element that it may show must exist: start + length ≤ extent.</summary>
    public ArrayValue Slice(ArrayValue array, Expr start, Expr length, Location place)
    {
        Note(array.Extents[0], Pool.Subtract(Pool.Add(start, length), Pool.One), place, isSlice: true);
        NotNegative(start, place);
        NotNegative(length, place);
        return Arrays.View(array, [length, .. array.Extents.Skip(1)], i => [Pool.Add(start, i[0]), .. i.Skip(1)]) with { IndexNames = array.IndexNames };
    }

    /// <summary>A size that must not be below 0: of x.Length − k a lower bound on x.Length. A number below 0 is a fault. In a branch, a lambda or a loop, which may not run, all else demands nothing.</summary>
    public void NotNegative(Expr size, Location place)
    {
        if (size is Number { Value.Sign: < 0 })
        {
            session.Report(Descriptors.Negative, place, Text.Of(size));
            return;
        }

        if (session.Path.Count > 0 || session.Loops.Count > 0 || !IsKnownBeforehand(size))
        {
            return;
        }

        var subject = size is Sum sum ? sum.Terms.FirstOrDefault(t => t.Coefficient.IsOne && t.Value is Extent or Read).Value : size as Read;
        if (subject is not null && Pool.Subtract(subject, size) is var least && !(subject is Extent && least is Number { Value.Sign: <= 0 }))
        {
            _requirements.Add(new(RequirementKind.AtLeast, FirstOwner(subject)!, subject, least) { Origin = session.Locations.Add(place) });
        }
    }

    /// <summary>Every requirement, with the equations solved in them.</summary>
    public IReadOnlyList<Requirement> Settle()
    {
        var settled = new List<Requirement>();
        foreach (var requirement in _requirements)
        {
            // The subject of a solved equation stands for itself; every bound is over extents that stand for their class.
            var subject = requirement.Subject is Extent ? requirement.Subject : Resolve(requirement.Subject);
            settled.Add(requirement with { Subject = subject, Bound = Resolve(requirement.Bound) });
        }

        var demands = new ReadDemands(session, _equations.Resolve);
        foreach (var read in _reads)
        {
            demands.Add(read);
        }

        var rounds = new RoundDemands(Pool, Resolve);
        var equal = _rowsThatAgree.Select(r => rounds.Equal(r.Left, r.Right, r.Around, session.Locations.Add(r.Place))).OfType<Requirement>().ToList();
        return [.. settled, .. demands.Requirements, .. equal.Where((r, k) => !equal.Take(k).Any(r.Asks))];
    }

    /// <summary>Whether only extents and integer parameters occur, so that it can be checked before anything is computed.</summary>
    internal static bool IsKnownBeforehand(Expr expr) =>
        expr is not (Read { Indices.Count: > 0 } or IndexVariable or Reduce) && expr.Operands.All(IsKnownBeforehand);

    /// <summary>A parameter that an expression is of; a message about a requirement names the first.</summary>
    internal static Tensor? FirstOwner(Expr expr) => expr switch
    {
        Extent e => e.Tensor,
        Read r => r.Tensor,
        _ => expr.Operands.Select(FirstOwner).FirstOrDefault(t => t is not null),
    };
}
