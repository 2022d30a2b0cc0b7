using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>The loops and kernel calls that compute one definition, or a part of it.</summary>
internal sealed class Nests(ExprPool pool, IReadOnlyDictionary<Tensor, Tensor> softmax, IReadOnlyDictionary<Tensor, Read> zeroSums, RowEnds ends)
{
    private readonly ExprPool _pool = pool;
    private readonly KernelMatcher _kernels = new(pool);
    private readonly Flattening _flattening = new(pool);
    private readonly RowsOfSums _rows = new(pool);
    private readonly RowEnds _ends = ends;
    private readonly IReadOnlyDictionary<Tensor, Tensor> _softmax = softmax;
    private readonly IReadOnlyDictionary<Tensor, Read> _zeroSums = zeroSums;

    /// <summary>The code of a definition.</summary>
    public IReadOnlyList<Statement> Of(Definition definition)
    {
        if (IsComputedByNormaliser(definition.Target))
        {
            return [];
        }

        var site = Site.Of(definition.Target);
        List<Statement> statements = definition.Body.IsOneCall() ? Call(site, definition.Body)
            : definition.Target.Rank == 0 ? Scalar(definition.Target, Body.Split(_pool, definition.Body), isDeclared: false)
            : Elements(site, Body.Split(_pool, definition.Body), started: false);
        return _zeroSums.TryGetValue(definition.Target, out var weights) ? [.. statements, .. Completed(site, weights)] : statements;
    }

    /// <summary>Completes rows that add up to 0: all at once where the weights beside them have the same axes.</summary>
    private List<Statement> Completed(Site site, Read weights)
    {
        var row = site.Axes[site.Axes.Count - 1];
        var isWhole = weights.Indices.SequenceEqual(site.Axes) && weights.Tensor.Extents.SequenceEqual(site.Target.Extents);
        IndexVariable[] inside = isWhole ? [.. site.Axes] : [row];
        var beside = new View(weights.Tensor, new Site(weights.Tensor, weights.Indices, site.Axes).Offset(inside), _pool.One);
        var entries = new View(site.Target, site.Offset(inside), _pool.One);
        var rows = isWhole ? _pool.Multiply([.. site.Axes.Where(a => a != row).Select(site.ExtentOf)]) : _pool.One;
        return Around(site, [.. site.Axes.Except(inside)], [new KernelCall(KernelKind.CompleteZeroSums, entries, [beside, entries], [rows, site.ExtentOf(row)]) { Accumulate = true }]);
    }

    /// <summary>The calls that compute such a body.</summary>
    public List<Statement> Call(Site site, Expr body) =>
    [
        .. _ends.Of(site, body),
        .. body switch
        {
            Reduce reduce => Reduction(site, reduce),
            MatrixFunction function => OfMatrix(site, function, condition: null),
            _ => OfMatrix(site, (MatrixFunction)((Select)body).Then, ((Select)body).Condition),
        },
    ];

    /// <summary>A function of a matrix, for each of the matrices before whose axes others stand; in a branch not taken it is 0.</summary>
    private List<Statement> OfMatrix(Site site, MatrixFunction function, Expr? condition)
    {
        var isMatrix = function.Place.Count > 0;
        IndexVariable[] own = isMatrix ? [site.Rows!, site.Row!] : [];
        var matrix = function.Matrix;
        var operand = new View(matrix.Tensor, RowMajor.Offset(_pool, matrix.Tensor, matrix.Indices), function.Size);
        var target = new View(site.Target, site.Offset(own), isMatrix ? function.Size : _pool.One);
        var call = new KernelCall(KindOf(function.Operation), target, [operand], [function.Size]);
        var outer = site.Axes.Where(a => !own.Contains(a)).ToList();
        if (condition is null)
        {
            return Around(site, outer, [call]);
        }

        var isNumber = site.Target.Rank == 0;
        return
        [
            .. isNumber ? [new Declare(site.Target, _pool.Zero)] : Cleared(site),
            .. Around(site, outer, [new If(condition, [call with { Accumulate = isNumber }])]),
        ];
    }

    private static KernelKind KindOf(MatrixOperation operation) => operation switch
    {
        MatrixOperation.Inverse => KernelKind.Inverse,
        MatrixOperation.Adjugate => KernelKind.Adjugate,
        MatrixOperation.Determinant => KernelKind.Determinant,
        _ => KernelKind.LogDeterminant,
    };

    /// <summary>Whether the kernel of a softmax's normaliser computes it.</summary>
    public bool IsComputedByNormaliser(Tensor target) => _softmax.Values.Contains(target);

    /// <summary>The code of a number; where it is declared, what adds to it.</summary>
    public List<Statement> Scalar(Tensor target, IReadOnlyList<Summand> separate, bool isDeclared)
    {
        var site = Site.Of(target);
        var statements = separate.SelectMany(s => _ends.Of(site, s)).ToList();
        var summands = separate.Select(_flattening.Sum).ToList();
        var isPlain = !isDeclared && summands[0].Indices.Count == 0 && summands[0].Conditions.Count == 0;
        var declared = isDeclared || isPlain;
        if (isPlain)
        {
            statements.Add(new Declare(target, summands[0].Value));
        }

        foreach (var summand in summands.Skip(isPlain ? 1 : 0))
        {
            if (_kernels.Match(site, summand, declared) is var (call, _))
            {
                statements.Add(call);
                declared = true;
                continue;
            }

            var nest = Nest(site, summand, declared, declares: !declared);
            if (!declared && nest[nest.Count - 1] is Store { Accumulate: false } last && last.Target == target)
            {
                nest[nest.Count - 1] = new Declare(target, last.Value);
            }
            else if (!declared)
            {
                statements.Add(new Declare(target, _pool.Zero));
                nest = Nest(site, summand, accumulate: true);
            }

            statements.AddRange(nest);
            declared = true;
        }

        return statements;
    }

    /// <summary>The code that gives values to what a site holds.</summary>
    /// <param name="site">The elements.</param>
    /// <param name="summands">What they are the sum of.</param>
    /// <param name="started">Whether they have a value already, to which the summands are added.</param>
    public List<Statement> Elements(Site site, IReadOnlyList<Summand> summands, bool started)
    {
        var statements = summands.SelectMany(s => _ends.Of(site, s)).ToList();
        if (!started && summands.Count > 1 && summands.All(s => s.Conditions.Count == 0 && (s.Indices.Count == 0 || _kernels.Match(site, s, accumulate: true) is null))
            && _rows.Of(site, summands, accumulate: false) is { } joined)
        {
            return [.. statements, joined];
        }

        foreach (var summand in summands)
        {
            if (_flattening.Elements(site, summand) is { } flat)
            {
                statements.Add(flat with { Body = [((Store)flat.Body[0]) with { Accumulate = started }] });
                started = true;
                continue;
            }

            if (_kernels.Match(site, summand, started) is var (call, outer))
            {
                if (outer.Count > 0 || !TryAddToStart(statements, call))
                {
                    statements.AddRange(Around(site, outer, [call]));
                }

                started = true;
                continue;
            }

            if (AroundKernel(site, summand) is { } calls)
            {
                statements.AddRange(started ? calls : [.. Cleared(site), .. calls]);
                started = true;
                continue;
            }

            if (_rows.Of(site, [summand], started) is { } rows)
            {
                statements.AddRange(started || summand.Conditions.Count == 0 ? [rows] : [.. Cleared(site), rows]);
                started = true;
                continue;
            }

            // What reaches only some elements, or adds to them in a loop of its own, needs them set before.
            var setsAll = summand.Conditions.Count == 0 && ReductionIsInnermost(site, summand);
            if (!started && !setsAll)
            {
                started = true;
                if (Segment(site, summand) is { } segment)
                {
                    statements.AddRange(segment);
                    continue;
                }

                statements.AddRange(Cleared(site));
            }

            statements.AddRange(Nest(site, summand, started));
            started = true;
        }

        return statements;
    }

    /// <summary>A sum over several indices as loops around a kernel that sums over one of them and adds what it gives, as in a convolution of matrices: row by row of either; null where none fits.</summary>
    private List<Statement>? AroundKernel(Site site, Summand summand)
    {
        if (summand.Indices.Count < 2 || site.Row is not { } row)
        {
            return null;
        }

        foreach (var index in summand.Indices.Reverse())
        {
            var conditions = summand.Conditions.Where(c => c.DependsOn(index) || c.DependsOn(row)).ToList();
            if (_kernels.Match(site, summand with { Indices = [index], Conditions = conditions }, accumulate: true) is not var (call, outer))
            {
                continue;
            }

            // A dot product for each element is no more than the loop that any sum gets.
            var inside = site.Axes.Except(outer).Append(index).ToList();
            var (others, rest) = (summand.Indices.Where(i => i != index).ToList(), summand.Conditions.Except(conditions).ToList());
            if (inside.Count > 1 && rest.TrueForAll(c => c is Compare { Relation: not Relation.Equal } && !inside.Exists(c.DependsOn))
                && !others.Exists(o => inside.Exists(i => o.Lower!.DependsOn(i) || o.Upper!.DependsOn(i))))
            {
                var bounds = new Bounds(_pool, new(_pool, site.Target.Extents));
                bounds.Solve([.. outer, .. others], rest);
                return bounds.AreNeverMet ? [] : Wrap(bounds.Loops, bounds.Tests, [call], bounds.Loops);
            }
        }

        return null;
    }

    /// <summary>A matrix-vector product that is added to what has just been copied, y = b; y += Ax, takes b as an operand: y = b + Ax.</summary>
    private bool TryAddToStart(List<Statement> statements, KernelCall call)
    {
        if (call is not { Kind: KernelKind.Gemv, Accumulate: true } || statements.Count == 0
            || statements[statements.Count - 1] is not For { Lower: Number { Value.IsZero: true }, Body.Count: 1 } loop
            || loop.Body[0] is not Store { Accumulate: false, Value: Read read } copy
            || copy.Target != call.Target.Tensor || !ReferenceEquals(Natural.Of(_pool, loop.Upper), call.Sizes[0]) || _kernels.Vector(read, loop.Index) is not { } start)
        {
            return false;
        }

        statements[statements.Count - 1] = call with { Operands = [.. call.Operands, start], Accumulate = false };
        return true;
    }

    /// <summary>A summand that reaches one segment of a vector is stored there, and the rest is 0; null where it is none.</summary>
    private IEnumerable<Statement>? Segment(Site site, Summand summand)
    {
        if (site.Target.Rank != 1 || !site.Axes.SequenceEqual(site.Place) || summand.Indices.Count > 0
            || Nest(site, summand, accumulate: false)[0] is not For { Body.Count: 1 } loop
            || loop.Body[0] is not Store store || !ReferenceEquals(store.Indices[0], loop.Index))
        {
            return null;
        }

        var size = site.Target.Extents[0];
        var ranges = new Ranges(_pool, site.Target.Extents);
        return ranges.AtMost(_pool.Zero, loop.Lower) == true && ranges.AtMost(loop.Lower, loop.Upper) == true && ranges.AtMost(loop.Upper, size) == true
            ? [.. Rest(_pool.Zero, loop.Lower), .. Rest(loop.Upper, size), loop]
            : null;

        IEnumerable<Statement> Rest(Expr lower, Expr upper) => ReferenceEquals(lower, upper) ? [] : [new Clear(site.Target, lower, upper)];
    }

    /// <summary>Sets what a site holds to 0.</summary>
    private List<Statement> Cleared(Site site) => site.Axes.Count > 0 && site.Axes.Count == site.Target.Rank && site.Axes.SequenceEqual(site.Place)
        ? [new Clear(site.Target, _pool.Zero, RowMajor.Size(_pool, site.Target))]
        : Elements(site, [new(Rational.One, [], [], _pool.Zero)], started: false);

    /// <summary>The loops of a summand that no kernel carries.</summary>
    /// <param name="site">The elements.</param>
    /// <param name="summand">What is summed.</param>
    /// <param name="accumulate">Whether it is added to what they hold.</param>
    /// <param name="declares">Whether the caller makes of a store that is no loop's a declaration, and starts at 0 otherwise.</param>
    private List<Statement> Nest(Site site, Summand summand, bool accumulate, bool declares = false)
    {
        var (target, axes) = (site.Target, site.Axes);
        var ranges = new Ranges(_pool, target.Extents);
        var bounds = new Bounds(_pool, ranges);
        var inside = summand.Conditions.Count == 0 && ReductionIsInnermost(site, summand);
        List<IndexVariable> order = inside || axes.Count == 0 || summand.Indices.Count == 0 || IsTriangular(axes[axes.Count - 1], summand)
            ? [.. axes, .. summand.Indices]
            : [.. axes.Take(axes.Count - 1), .. summand.Indices, axes[axes.Count - 1]];
        bounds.Solve(order, summand.Conditions);
        if (bounds.AreNeverMet)
        {
            return accumulate ? [] : Nest(site, new(Rational.One, [], [], _pool.Zero), accumulate, declares);
        }

        var value = bounds.Apply(summand.Value);
        IReadOnlyList<Expr> place = [.. site.Place.Select(bounds.Apply)];

        List<Statement> body;
        var loops = bounds.Loops.ToList();
        var reducing = loops.Where(l => summand.Indices.Contains(l.Index)).ToList();
        var isGathered = !reducing.Any(l => place.Any(i => i.DependsOn(l.Index)));
        var inner = bounds.Tests.Where(t => t.ReadsElements() || reducing.Exists(l => t.DependsOn(l.Index))).ToList();

        // A place that data points to may exist only where those tests say so.
        var isScattered = accumulate && inner.Exists(t => t.ReadsElements()) && place.Any(i => i.ReadsElements());
        var partial = reducing.Count > 0 && isGathered && !isScattered && loops.Skip(loops.Count - reducing.Count).SequenceEqual(reducing);
        if (partial && (target.Rank > 0 || !summand.Coefficient.IsOne || !(accumulate || declares)))
        {
            // A local accumulator over the inner loops, the coefficient applied once; a number accumulates in itself.
            var sum = _pool.Defined("sum", []);
            body = [new Store(sum, [], value, Accumulate: true)];
            body = Wrap(reducing, inner, body, loops);
            body = [new Declare(sum, _pool.Zero), .. body, new Store(target, place, _pool.Scale(summand.Coefficient, _pool.Read(sum)), accumulate)];
            return Wrap(loops.Take(loops.Count - reducing.Count).ToList(), [.. bounds.Tests.Except(inner)], body, loops);
        }

        body = [new Store(target, place, _pool.Scale(summand.Coefficient, value), accumulate)];
        return Wrap(loops, bounds.Tests, body, loops);
    }

    /// <summary>Loops around statements, of <paramref name="all"/> that will be; each test stands in the innermost loop that it depends on, or outside of all.</summary>
    private List<Statement> Wrap(IReadOnlyList<LoopRange> loops, IReadOnlyList<Expr> tests, List<Statement> body, IReadOnlyList<LoopRange> all)
    {
        for (var k = loops.Count - 1; k >= -1; k--)
        {
            // What reads an element may stand behind another test that says that it exists.
            var own = tests.Where(t => k < 0 || t.DependsOn(loops[k].Index) || t.ReadsElements()).ToList();
            if (own.Count > 0)
            {
                body = [new If(_pool.And(own), body)];
                tests = [.. tests.Except(own)];
            }

            if (k < 0)
            {
                break;
            }

            body = [new For(loops[k].Index, loops[k].Lower, loops[k].Upper, body) { Vectorised = LaneCheck.CanRun(loops[k].Index, body, _pool, all) }];
        }

        return body;
    }

    private static List<Statement> Around(Site site, IReadOnlyList<IndexVariable> outer, List<Statement> body)
    {
        for (var k = outer.Count - 1; k >= 0; k--)
        {
            body = [new For(outer[k], site.Target.Pool.Zero, site.ExtentOf(outer[k]), body)];
        }

        return body;
    }

    /// <summary>Whether the summed index runs contiguously, so that it goes innermost into a local sum; else the last axis does.</summary>
    private static bool ReductionIsInnermost(Site site, Summand summand)
    {
        var axes = site.Axes;
        if (summand.Indices.Count == 0 || axes.Count == 0)
        {
            return true;
        }

        var inner = summand.Indices[summand.Indices.Count - 1];
        return IsTriangular(axes[axes.Count - 1], summand) || Contiguity(summand.Value, inner) >= Contiguity(summand.Value, axes[axes.Count - 1]);
    }

    /// <summary>Whether an axis bounds a summed index, or is equal to what does, and so has to be fixed before it.</summary>
    private static bool IsTriangular(IndexVariable axis, Summand summand) => IsBoundBy(axis, summand)
        || summand.Conditions.Any(c => c is Compare { Relation: Relation.Equal } && c.DependsOn(axis) && c.Nodes().OfType<IndexVariable>().Any(other => IsBoundBy(other, summand)));

    private static bool IsBoundBy(IndexVariable index, Summand summand) => summand.Indices.Any(i => i.Lower!.DependsOn(index) || i.Upper!.DependsOn(index));

    private static int Contiguity(Expr value, IndexVariable index)
    {
        var reads = ExprSearch.Nodes([value], e => e is Read || !e.DependsOn(index)).OfType<Read>().Where(r => r.DependsOn(index));
        return reads.Sum(r => r.Indices[r.Indices.Count - 1].DependsOn(index) ? 1 : -1);
    }

    /// <summary>A reduction over a row that is stored densely: normal form and materialisation have seen to it.</summary>
    private List<Statement> Reduction(Site site, Reduce reduce)
    {
        var (index, body) = _pool.Open(reduce);
        var exclusive = body as Select;
        var operand = _kernels.Vector((Read)(exclusive?.Otherwise ?? body), index)!;
        if (_softmax.TryGetValue(site.Target, out var softmax))
        {
            var row = new View(softmax, operand.Offset, _pool.One);
            return Around(site, site.Axes, [new KernelCall(KernelKind.Softmax, _kernels.ElementOf(site), [operand, row], [reduce.Upper])]);
        }

        var kind = reduce.Operation switch
        {
            ReductionKind.LogSumExp => KernelKind.LogSumExp,
            ReductionKind.Max => KernelKind.Max,
            ReductionKind.Min => KernelKind.Min,
            _ => exclusive is null ? KernelKind.Product : KernelKind.ExclusiveProduct,
        };
        var place = exclusive is null ? _kernels.ElementOf(site) : _kernels.RowOf(site);
        var call = new KernelCall(kind, place, [operand with { Offset = _pool.Add(operand.Offset, reduce.Lower) }], [_pool.Subtract(reduce.Upper, reduce.Lower)]);
        return Around(site, exclusive is null ? site.Axes : [.. site.Axes.Take(site.Axes.Count - 1)], [call]);
    }
}
