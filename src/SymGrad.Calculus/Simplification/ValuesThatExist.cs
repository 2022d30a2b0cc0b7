using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// What the sizes must be for an expression to have a finite value: the mean of no elements, the largest of none and the logarithm of their sum have none. Where plain
/// C# computes such a value in no round at all, its product with what the rounds add up to would not be 0.
/// </summary>
/// <param name="pool">Makes the expressions.</param>
internal sealed class ValuesThatExist(ExprPool pool)
{
    private readonly Ranges _ranges = new(pool, []);

    private enum Question
    {
        Asked,
        Needed,
        Vanishing,
    }

    /// <summary>Takes note of how a definition is computed, for all that reads it.</summary>
    public static void Note(Definition definition) => definition.Target.Pool.NoteBody(definition.Target, definition.Body, definition.Role == DefinitionRole.Value);

    /// <summary>Whether the sizes that an expression asks for are known to be such, or the model has no finite value without them.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="ranges">The ranges of indices.</param>
    /// <param name="own">The indices around it.</param>
    /// <param name="given">What holds there.</param>
    public bool IsKnown(Expr expr, Ranges ranges, IReadOnlyList<IndexVariable> own, IReadOnlyList<Expr> given) => !Unknown(expr, ranges, own, given).Any();

    /// <summary>The conditions on sizes and counters that an expression asks for and nothing says, unless the model has no finite value without them.</summary>
    /// <inheritdoc cref="IsKnown"/>
    public IEnumerable<Expr> Unknown(Expr expr, Ranges ranges, IReadOnlyList<IndexVariable> own, IReadOnlyList<Expr> given)
    {
        var asked = Asked(expr);
        if (asked.Count == 0)
        {
            return [];
        }

        // Each index around says that there are elements, and so does what is read along an axis.
        var proof = new IndexProof(pool, ranges);
        List<Expr> there =
        [
            .. given,
            .. own.Select(i => ranges.Of(i) is var (_, upper) ? pool.Compare(Relation.Less, i, upper) : pool.True),
            .. expr.Nodes().OfType<Read>().SelectMany(r => r.Indices.Select((at, k) => at is IndexVariable { Scope: IndexScope.Axis } ? pool.Compare(Relation.Less, pool.Zero, r.Tensor.Extents[k]) : pool.True)),
        ];
        // A vector of no elements has all of its values.
        var ofValue = new HashSet<Expr>(pool.Values.SelectMany(t => Needed(pool.BodyOf(t)!).Except(t.Extents.Select(e => pool.Compare(Relation.Less, pool.Zero, e)))));
        return asked.Where(c => !ofValue.Contains(c) && !there.Contains(c)
            && !(c is Compare { Relation: Relation.Less } positive && proof.AtMost(pool.One, positive.Right, there)) && !ReferenceEquals(ranges.Simplify(c), pool.True));
    }

    /// <summary>What some of the values that an expression is made of asks for to be finite.</summary>
    private IReadOnlyList<Expr> Asked(Expr expr) => pool.SizesOf(Question.Asked, expr, _ => expr switch
    {
        { Kind: ValueKind.Integer } => [],
        Read read => OfRead(read, Asked),
        Reduce { Operation: ReductionKind.Sum or ReductionKind.Product } reduce => Outside(reduce, Asked(reduce.Body)) is { Count: > 0 } within ? [.. within.Where(c => !ReferenceEquals(c, HasTerms(reduce)))] : [],
        Reduce reduce => [HasTerms(reduce), .. Outside(reduce, Asked(reduce.Body))],
        Product product => [.. OfOperands(product, Asked).Union(Divisors(product))],
        Apply { Arguments.Count: 1, Primitive: var function } apply when !IsFinite(OfZero(function)) || EndsAtZero(function) => [.. Asked(apply.Arguments[0]).Union(Vanishing(apply.Arguments[0]))],
        Select select => [.. OfOperands(select, Asked).Except(Logic.Conjuncts(select.Condition))],
        _ => OfOperands(expr, Asked),
    });

    /// <summary>What an expression asks for without which it has no finite value itself: a sum has one where it has no terms.</summary>
    private IReadOnlyList<Expr> Needed(Expr expr) => pool.SizesOf(Question.Needed, expr, _ => expr switch
    {
        { Kind: ValueKind.Integer } => [],
        Read read => OfRead(read, Needed),
        Reduce { Operation: ReductionKind.Sum or ReductionKind.Product } reduce => _ranges.AtMost(pool.One, pool.Subtract(reduce.Upper, reduce.Lower)) == true ? Outside(reduce, Needed(reduce.Body)) : [],
        Reduce reduce => [HasTerms(reduce), .. Outside(reduce, Needed(reduce.Body))],
        Product product => [.. OfOperands(product, Needed).Union(Divisors(product))],
        Apply { Arguments.Count: 1, Primitive: var function } apply when !IsFinite(OfZero(function)) => [.. Needed(apply.Arguments[0]).Union(Vanishing(apply.Arguments[0]))],
        Select select => Needed(select.Condition),
        _ => OfOperands(expr, Needed),
    });

    /// <summary>The conditions without any of which an expression is 0.</summary>
    private IReadOnlyList<Expr> Vanishing(Expr expr) => pool.SizesOf(Question.Vanishing, expr, _ => expr switch
    {
        { Kind: ValueKind.Integer } => [IsNotZero(expr)],
        Read read => OfRead(read, Vanishing),
        Reduce { Operation: ReductionKind.Sum } reduce => [HasTerms(reduce), .. Outside(reduce, Vanishing(reduce.Body))],
        Sum { Constant.IsZero: true } sum => [.. Vanishing(sum.Terms[0].Value).Where(c => sum.Terms.All(t => Vanishing(t.Value).Contains(c)))],
        Product product => [.. product.Factors.Where(f => f.Exponent > 0).SelectMany(f => Vanishing(f.Base)).Distinct()],
        Apply { Arguments.Count: 1, Primitive: var function } apply when Math.Abs(OfZero(function)) <= 0 => Vanishing(apply.Arguments[0]),
        Select { IsGuard: true } guard => [.. Logic.Conjuncts(guard.Condition).Where(c => c is Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer }), .. Vanishing(guard.Then)],
        _ => [],
    });

    private IReadOnlyList<Expr> OfRead(Read read, Func<Expr, IReadOnlyList<Expr>> find) => pool.BodyOf(read.Tensor) is { } body ? [.. find(body).Where(c => c.FreeIndices.IsEmpty)] : [];

    private static IReadOnlyList<Expr> OfOperands(Expr expr, Func<Expr, IReadOnlyList<Expr>> find) => [.. expr.Operands.SelectMany(find).Distinct()];

    private IEnumerable<Expr> Divisors(Product product) => product.Factors.Where(f => f.Exponent < 0).SelectMany(f => Vanishing(f.Base));

    /// <summary>What is said of sizes alone, whatever the index of a reduction is.</summary>
    private static IReadOnlyList<Expr> Outside(Reduce reduce, IReadOnlyList<Expr> conditions) => [.. conditions.Where(c => c.FreeIndices.IsSubsetOf(reduce.FreeIndices))];

    private Expr HasTerms(Reduce reduce) => IsNotZero(pool.Subtract(reduce.Upper, reduce.Lower));

    private Expr IsNotZero(Expr count) => pool.Compare(_ranges.AtMost(pool.Zero, count) == true ? Relation.Less : Relation.NotEqual, pool.Zero, count);

    /// <summary>The root of 0 is 0, but it has no derivative there.</summary>
    private static bool EndsAtZero(Primitive function) => function.Domains[0].Lower >= 0 && function.Kinks.Count == 0;

    private static double OfZero(Primitive function) => function.Value.InDouble([0]);

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
