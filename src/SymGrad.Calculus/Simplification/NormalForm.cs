using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// Brings definitions into the form that differentiation, scheduling and typesetting share. A body is one of
/// <list type="bullet">
/// <item>an elementwise expression plus sums Σ c·Σ_S e, with elementwise e,</item>
/// <item>a reduction other than a sum over a stored tensor,</item>
/// </list>
/// where elementwise means arithmetic, selections, cheap primitives and reads, with at most one costly primitive, at the root.
/// Everything else gets a definition of its own, shared by structure: what is computed twice is found here, and a subexpression
/// that equals the body of a known definition becomes a read of it.
/// </summary>
public sealed partial class NormalForm
{
    /// <summary>Primitives at least this costly are computed once, in a definition of their own.</summary>
    private const int Costly = 5;

    private readonly ExprPool _pool;
    private readonly ITrace? _trace;
    private readonly List<Definition> _definitions = [];

    private NormalForm(ExprPool pool, ITrace? trace) => (_pool, _trace) = (pool, trace);

    /// <summary>The definitions in normal form, with those that had to be added, in order.</summary>
    public static IReadOnlyList<Definition> Of(ExprPool pool, IReadOnlyList<Definition> definitions, ITrace? trace, CancellationToken cancellation)
    {
        var form = new NormalForm(pool, trace);
        foreach (var definition in definitions)
        {
            cancellation.ThrowIfCancellationRequested();
            form.Add(definition);
        }

        return EvaluationOrder.Arrange(form._definitions);
    }

    private void Add(Definition definition)
    {
        var ranges = new Ranges(_pool, definition.Target.Extents);
        var axes = Enumerable.Range(0, definition.Target.Rank).Select(_pool.Axis).ToList();
        var scope = new Scope(definition, ranges, axes, _pool.True);
        var body = Statement(new Inhabited(_pool, definition.Target.Extents).Visit(ranges.Simplify(definition.Body)), scope);
        var normal = definition with { Body = body };
        _definitions.Add(normal);
        ValuesThatExist.Note(normal);
        if (normal.Role != DefinitionRole.Derivative)
        {
            Register(body, normal);
        }
    }

    /// <summary>A definition's body: costly primitives and reductions may stand at its root, sums among its terms.</summary>
    private Expr Statement(Expr body, Scope scope)
    {
        switch (body)
        {
            case Reduce { Operation: ReductionKind.Sum } sum:
                return SumStatement(sum, scope);
            case Reduce reduce:
                return Reduction(reduce, scope);
            case Apply { Primitive.Cost: >= Costly } apply:
                return _pool.Apply(apply.Primitive, [.. apply.Arguments.Select(a => Elementwise(a, scope))]);
            case Sum sum when HasSum(sum) || sum is { IsScaled: true, OnlyTerm.Value: Reduce { Operation: ReductionKind.Sum } }:
                return _pool.Combine(
                [
                    .. sum.Terms.Select(t => new Term(t.Coefficient, IsSum(t.Value) ? Statement(t.Value, scope) : Elementwise(t.Value, scope))),
                    new(sum.Constant, _pool.One),
                ]);
            case MatrixFunction function when IsWhole(function, scope):
                return body;
            case Select { IsGuard: true, Then: MatrixFunction function } whole when IsWhole(function, scope) && IsOfAll(whole.Condition, function.Place):
                return _pool.Guard(Elementwise(whole.Condition, scope), function);
            case CustomCall call when IsWhole(call.Place, scope):
                return Normal(call, scope);
            case Select { IsGuard: true, Then: CustomCall call } whole when IsWhole(call.Place, scope) && IsOfAll(whole.Condition, call.Place):
                var when = Elementwise(whole.Condition, scope);
                return _pool.Guard(when, Normal(call, scope.Under(_pool.And(scope.Condition, when))));
            case Select { IsGuard: true, Then: Apply { Primitive.Cost: >= Costly } or Reduce { Operation: ReductionKind.Sum } } guard:
                var condition = Elementwise(guard.Condition, scope);
                return _pool.Guard(condition, Statement(guard.Then, scope.Under(_pool.And(scope.Condition, condition))));
            default:
                return Elementwise(body, scope);
        }
    }

    /// <summary>Σ_S of an elementwise body; sums directly inside become one nest.</summary>
    private Expr SumStatement(Reduce sum, Scope scope)
    {
        var (index, body) = FromZero(sum, scope);
        var inner = scope.Within(index);
        var normal = (Inside(body, inner) ?? body) is Reduce { Operation: ReductionKind.Sum } nested ? SumStatement(nested, inner) : Elementwise(body, inner);
        return ReferenceEquals(normal, body) && ReferenceEquals(index.Lower, sum.Lower) ? sum : _pool.Reduce(ReductionKind.Sum, index, normal);
    }

    /// <summary>The body of a reduction over an index that is never below 0, where something may be stored over it: its places count from 0.</summary>
    private (IndexVariable Index, Expr Body) FromZero(Reduce reduce, Scope scope)
    {
        var (index, body) = _pool.Open(reduce);
        if (!scope.MayBeNegative(_pool, index, body) || (reduce.Operation == ReductionKind.Sum && !HoldsDefinitions(body)))
        {
            return (index, body);
        }

        var least = scope.Least(index.Lower!);
        var counted = _pool.OpenIndex(_pool.Subtract(index.Lower!, least), _pool.Subtract(index.Upper!, least), reduce.NameHint);
        return (counted, _pool.Substitute(body, index, _pool.Add(counted, least)));
    }

    /// <summary>Whether a summand holds what may get a definition, over whichever of the indices around it: all but sums that make one nest with the sum around them.</summary>
    private static bool HoldsDefinitions(Expr summand) => summand is Reduce { Operation: ReductionKind.Sum } sum
        ? HoldsDefinitions(sum.Body)
        : summand.Nodes().Any(n => n is Reduce or MatrixFunction or CustomCall or Apply { Primitive.Cost: >= Costly });

    /// <summary>[c] Σ e as Σ [c] e, one nest with the sum around it, unless what is summed inside is the same for several elements or rounds outside.</summary>
    private Expr? Inside(Expr body, Scope scope)
    {
        if (body is not Select { IsGuard: true, Then: Reduce { Operation: ReductionKind.Sum } sum } guard || !IsOfIndices(guard.Condition) || !scope.Open.All(sum.DependsOn))
        {
            return null;
        }

        var (index, summand) = _pool.Open(sum);
        return _pool.Reduce(ReductionKind.Sum, index, _pool.Guard(guard.Condition, summand));
    }

    /// <summary>A reduction over a stored operand.</summary>
    private Expr Reduction(Reduce reduce, Scope scope)
    {
        var (index, body) = FromZero(reduce, scope);
        var inner = scope.Within(index);
        var operand = HasSum(body) ? Hoist(Statement(body, inner), inner, "a") : Elementwise(body, inner);
        // Under a condition even a plain read is stored with its guard: the reduction itself runs unguarded.
        if (IsExclusion(reduce, operand))
        {
            var (exclusion, factor) = ((Select)operand, (Read)((Select)operand).Otherwise);
            operand = inner.MayMiss(_pool, factor, index) ? _pool.Select(exclusion.Condition, _pool.One, Hoist(factor, inner, "v", index)) : operand;
        }
        else if (!IsPlainRead(operand, index) || !ReferenceEquals(scope.Condition, _pool.True) || scope.MayMissBeside(_pool, (Read)operand, index))
        {
            operand = Hoist(operand, inner, operand is Select ? "v" : "u", index);
        }

        // The reduction itself runs for all values of its indices, outside of their ranges over what there is.
        var (lower, upper) = scope.Kept(_pool, index, operand);
        return ReferenceEquals(lower, index.Lower) && ReferenceEquals(upper, index.Upper)
            ? ReferenceEquals(operand, body) && ReferenceEquals(lower, reduce.Lower) ? reduce : _pool.Reduce(reduce.Operation, index, operand)
            : _pool.Reduce(reduce.Operation, index, lower, upper, operand, index.NameHint);
    }

    private static bool IsPlainRead(Expr operand, IndexVariable index) =>
        operand is Read { Kind: ValueKind.Real } read && read.Indices.Count(i => ReferenceEquals(i, index)) == 1
        && read.Indices.All(i => ReferenceEquals(i, index) || !i.DependsOn(index));

    /// <summary>Π_{j ≠ k} u[j], computed by prefixes and suffixes: its select stays where it is.</summary>
    private static bool IsExclusion(Reduce reduce, Expr operand) =>
        reduce.Operation == ReductionKind.Product
        && operand is Select { Then: Number { Value.IsOne: true }, Otherwise: Read, Condition: Compare { Relation: Relation.Equal } };

    private Expr Elementwise(Expr expr, Scope scope)
    {
        if (scope.Done.TryGetValue(expr, out var known))
        {
            return known;
        }

        var result = MakeElementwise(expr, scope);
        scope.Done[expr] = result;
        return result;
    }

    private Expr MakeElementwise(Expr expr, Scope scope)
    {
        switch (expr)
        {
            case MatrixFunction function:
                return Hoisted(function.Place, [.. function.Place.Select(_ => function.Size)], place => _pool.MatrixFunction(function.Operation, function.Matrix, place), function.Operation.ToString(), scope);
            case CustomCall call:
                var normal = Normal(call, scope);
                return Hoisted(call.Place, FormalSubstitution.ExtentsOf(_pool, call.Function, normal.Arguments), place => _pool.CustomCall(call.Function, normal.Arguments, place), "f", scope);
            case Reduce reduce:
                return Hoist(reduce.Operation == ReductionKind.Sum ? SumStatement(reduce, scope) : Reduction(reduce, scope), scope, NameOf(reduce));
            case Apply { Primitive.Cost: >= Costly } apply:
                var arguments = apply.Arguments.Select(a => Elementwise(a, scope)).ToList();
                var applied = _pool.Apply(apply.Primitive, arguments);
                return applied is Apply ? Hoist(applied, scope, apply.Primitive.ResultName) : Elementwise(applied, scope);
            case Apply { Primitive: var primitive } apply when primitive == PrimitiveTable.Difference:
                // What stays together has a name, by which the shift's maximum finds it.
                var kept = Elementwise(apply.Arguments[0], scope);
                return _pool.Apply(primitive, kept is Read ? kept : Hoist(kept, scope, "u"), Elementwise(apply.Arguments[1], scope));
            case Select select:
                var condition = Elementwise(select.Condition, scope);
                if (ReferenceEquals(_pool.And(scope.Condition, condition), _pool.False))
                {
                    return Elementwise(select.Otherwise, scope);
                }

                return _pool.Select(
                    condition,
                    Elementwise(select.Then, scope.Under(_pool.And(scope.Condition, condition))),
                    Elementwise(select.Otherwise, scope.Under(_pool.And(scope.Condition, _pool.Not(condition)))));
            case Logic { Connective: Connective.And or Connective.Or } logic:
                // An operand is asked where those before it leave the answer open.
                var (asked, operands) = (scope, new List<Expr>());
                foreach (var operand in logic.Operands)
                {
                    operands.Add(Elementwise(operand, asked));
                    var open = operands[operands.Count - 1];
                    asked = asked.Under(_pool.And(asked.Condition, logic.Connective == Connective.And ? open : _pool.Not(open)));
                }

                return logic.Connective == Connective.And ? _pool.And([.. operands]) : _pool.Or([.. operands]);
            case Sum when HasSum(expr):
                return Hoist(Statement(expr, scope), scope, "a");
            default:
                return expr.Operands.Count == 0 || (expr.Kind == ValueKind.Integer && expr.BinderHeight == 0)
                    ? expr
                    : Refold(_pool.Rebuild(expr, [.. expr.Operands.Select(o => Elementwise(o, scope))]), scope);
        }
    }

    /// <summary>Whether a definition is the function of a matrix itself, axis by axis.</summary>
    private static bool IsWhole(MatrixFunction function, Scope scope) =>
        function.Leading.Concat(function.Place).SequenceEqual(scope.Open) && scope.Open.Count == scope.Definition.Target.Rank;

    /// <summary>Whether a definition is a whole result, its own axes last.</summary>
    private static bool IsWhole(IReadOnlyList<Expr> place, Scope scope) =>
        scope.Open.Count == scope.Definition.Target.Rank && place.SequenceEqual(scope.Open.Skip(scope.Open.Count - place.Count));

    /// <summary>Whether a condition is that of a whole result, the same for all of its elements.</summary>
    private static bool IsOfAll(Expr condition, IReadOnlyList<Expr> place) => !place.OfType<IndexVariable>().Any(condition.DependsOn);

    /// <summary>A call whose arguments without axes are reads, numbers or integers.</summary>
    private CustomCall Normal(CustomCall call, Scope scope) => (CustomCall)_pool.CustomCall(
        call.Function,
        [
            .. call.Arguments.Select((argument, k) => call.Function.Formals[k] is { Rank: 0, Kind: ValueKind.Real } && Elementwise(argument, scope) is var normal
                ? normal is Read or Number or Constant || normal.Kind == ValueKind.Integer ? normal : Hoist(normal, scope, call.Function.Formals[k].Name)
                : argument),
        ],
        call.Place);

    /// <summary>A function of a whole tensor is computed for the whole of it: its definition has the result's axes, whatever the place.</summary>
    private Expr Hoisted(IReadOnlyList<Expr> place, IReadOnlyList<Expr> extents, Func<IReadOnlyList<Expr>, Expr> function, string name, Scope scope)
    {
        var axes = extents.Select(e => _pool.OpenIndex(_pool.Zero, e)).ToList();
        var inner = axes.Aggregate(scope, (outer, axis) => outer.Within(axis));
        var whole = (Read)Hoist(function([.. axes]), inner, name);
        return _pool.Substitute(whole, axes.Select((axis, k) => (axis.Key, Place: place[k])).ToDictionary(p => p.Key, p => p.Place));
    }

    /// <summary>An affine expression Σ_S e + …, which is one definition: Wx + b.</summary>
    private static bool HasSum(Expr expr) =>
        expr is Sum { IsScaled: false } sum && sum.Terms.Any(t => IsSum(t.Value));

    /// <summary>Σ_S e, at certain indices only perhaps: these become the range of its loops.</summary>
    private static bool IsSum(Expr expr) => expr is Reduce { Operation: ReductionKind.Sum } || (expr is Select { IsGuard: true, Then: Reduce { Operation: ReductionKind.Sum } } guard && IsOfIndices(guard.Condition));

    private static bool IsOfIndices(Expr condition) => condition switch
    {
        Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } => !condition.Nodes().Any(n => n is Read),
        Logic { Connective: Connective.And } all => all.Operands.All(IsOfIndices),
        _ => false,
    };

    private static string NameOf(Reduce reduce) => reduce.Operation switch
    {
        ReductionKind.Sum => "s",
        ReductionKind.LogSumExp => "lse",
        ReductionKind.Max => "m",
        ReductionKind.Min => "m",
        _ => "q",
    };

    /// <summary>
    /// Gives an expression a definition over the indices that it depends on, or finds the one that has this body already. It keeps
    /// the guard under which it stands, so that nothing is evaluated, read or differentiated where the model would not.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="name">A name for it.</param>
    /// <param name="always">An index that the definition has in any case: the one that a reduction runs over.</param>
    private Expr Hoist(Expr expr, Scope scope, string name, IndexVariable? always = null)
    {
        var unguarded = Positional(expr, scope, _pool.True, always);
        var same = Known(unguarded.Body, unguarded.Extents) ?? KnownWithin(unguarded.Body, unguarded.Indices, unguarded.Extents, scope.Condition);
        if (same is { } shared)
        {
            _trace?.Record(new(Rule.Refold, shared.Target.Name, expr, unguarded.Body, scope.Definition));
            return _pool.Read(shared.Target, unguarded.Indices);
        }

        // Reductions other than sums run over stored operands, which hold the guard already.
        var ranged = expr is Reduce { Operation: not ReductionKind.Sum } ? _pool.True : scope.RangeGuard(_pool, expr, always);
        var placed = ReferenceEquals(ranged, _pool.True) ? unguarded : Positional(HasSum(expr) ? _pool.GuardTerms(ranged, expr) : _pool.Guard(ranged, expr), scope, ranged, always);
        if (Known(placed.Body, placed.Extents) is not { } definition)
        {
            definition = new Definition(_pool.Defined(name, placed.Extents), placed.Body, DefinitionRole.Intermediate)
            {
                Origin = scope.Definition.Origin,
                IndexNames = placed.Names,
            };
            _definitions.Add(definition);
            ValuesThatExist.Note(definition);
            Register(placed.Body, definition);
            _trace?.Record(new(Rule.Define, name, expr, placed.Body, definition));
        }

        return _pool.Read(definition.Target, placed.Indices);
    }

    private (Expr Body, List<Expr> Indices, List<Expr> Extents, List<string?> Names) Positional(Expr expr, Scope scope, Expr guard, IndexVariable? always = null)
    {
        var used = scope.Open.Where(i => expr.DependsOn(i) || guard.DependsOn(i) || ReferenceEquals(i, always)).ToList();

        // Π_{j ≠ k} runs along k: that is the axis side by side in memory.
        if (expr is Reduce { Body: Select { Condition: Compare exclusion } body } product && IsExclusion(product, body) && used.Find(i => exclusion.DependsOn(i)) is { } excluded)
        {
            used.Remove(excluded);
            used.Add(excluded);
        }

        return (
            _pool.Positional(expr, used),
            [.. used],
            [.. used.Select(i => scope.ExtentOf(_pool, i))],
            [.. used.Select(i => scope.NameOf(i))]);
    }
}
