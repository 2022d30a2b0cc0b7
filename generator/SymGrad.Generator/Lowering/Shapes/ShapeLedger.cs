using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>What the model's operators and element reads demand of the shapes of its parameters.</summary>
internal sealed class ShapeLedger(Session session)
{
    private readonly ExtentEquations _equations = new(session.Pool);
    private readonly List<Requirement> _requirements = [];
    private readonly List<ElementRead> _reads = [];
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

        // A branch that is not taken demands nothing; whether it is must be seen beforehand.
        if (session.Path.Count > 0)
        {
            var condition = session.Path.Beyond(0);
            if (IsKnownBeforehand(difference) && IsOfParameters(condition) && !Logic.Conjuncts(condition).Any(c => c is Compare { Relation: Relation.Equal } equality
                && (ReferenceEquals(Pool.Subtract(equality.Left, equality.Right), difference) || ReferenceEquals(Pool.Subtract(equality.Right, equality.Left), difference))))
            {
                var demand = new Requirement(RequirementKind.Equal, OwnerOf(Resolve(left), Resolve(right)), Resolve(left), Resolve(right)) { Where = condition, Origin = session.Locations.Add(place) };
                if (!_requirements.Exists(r => r.Asks(demand)))
                {
                    _requirements.Add(demand);
                }
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
        _requirements.Add(new(RequirementKind.Equal, OwnerOf(subject, bound), subject, bound) { Origin = origin });
        return true;
    }

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

    /// <summary>A size that must not be below 0: of x.Length − k a lower bound on x.Length. In a branch, a lambda or a loop, which may not run, it demands nothing.</summary>
    public void NotNegative(Expr size, Location place)
    {
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

    private static bool IsOfParameters(Expr condition) =>
        IsKnownBeforehand(condition) && !condition.Nodes().Any(n => n is Apply or CustomCall or MatrixFunction || (n is Read read && !read.Tensor.IsParameter));

    /// <summary>The parameter that a message about the requirement names: that of the subject, where it has one.</summary>
    internal static Tensor OwnerOf(Expr subject, Expr bound) => FirstOwner(subject) ?? FirstOwner(bound)!;

    internal static Tensor? FirstOwner(Expr expr) => expr switch
    {
        Extent e => e.Tensor,
        Read r => r.Tensor,
        _ => expr.Operands.Select(FirstOwner).FirstOrDefault(t => t is not null),
    };
}
