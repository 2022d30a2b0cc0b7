using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <content>Sums, products, maxima and log-sum-exp over an index.</content>
internal sealed partial class IndexFormWriter
{
    private Piece WriteReduction(Reduce reduction)
    {
        if (reduction.Operation == ReductionKind.LogSumExp && RowOf(reduction) is { } row && IsWhole(reduction))
        {
            return new(Boxes.Side(FunctionNotation.Operator(@"\operatorname{LSE}"), Boxes.Parentheses(WriteRow(row))), Binding.Factor);
        }

        var bound = new List<(int Key, Reduce Reduction)>();
        var below = new List<Box>();
        var (above, body) = (default(Box), (Expr)reduction);
        while (body is Reduce inner && inner.Operation == reduction.Operation && (bound.Count == 0 || (above is null && IsWhole(inner) && IsWhole(bound[0].Reduction))))
        {
            var key = IndexVariable.KeyOf(IndexScope.Bound, inner.BinderHeight);
            var range = (inner.Lower, inner.Upper);
            var last = LastOf(inner);
            letters.Bind(key, inner.NameHint, inner.Upper);
            bound.Add((key, inner));
            below.Add(Below(letters[VariableOf(inner)], range, out above, last, IsWhole(inner)));
            body = inner.Body;
        }

        body = TakeConditions(reduction.Operation, body, bound.Select(b => VariableOf(b.Reduction)).ToArray(), below, above);
        var piece = WriteReduced(reduction.Operation, Boxes.List(below, tight: true), above, body);
        foreach (var (key, _) in bound)
        {
            letters.Release(key);
        }

        return piece;
    }

    private Piece WriteReduced(ReductionKind operation, Box below, Box? above, Expr body)
    {
        if (operation == ReductionKind.LogSumExp)
        {
            var terms = new BigOperator(@"\sum", "∑", below, above, FunctionNotation.Exponential(words, Write(body)).AsOperand);
            return FunctionNotation.Named(FunctionNotation.Operator(@"\ln"), [new(terms, Binding.Tail)], 1);
        }

        var (latex, unicode) = operation switch
        {
            ReductionKind.Sum => (@"\sum", "∑"),
            ReductionKind.Product => (@"\prod", "∏"),
            ReductionKind.Max => (@"\max", "max"),
            _ => (@"\min", "min"),
        };
        return new(
            new BigOperator(latex, unicode, below, above, Write(body).AsOperand) { IsTall = operation is ReductionKind.Sum or ReductionKind.Product },
            Binding.Tail);
    }

    private IndexVariable VariableOf(Reduce reduction) => (IndexVariable)words.Pool.Intern(new IndexVariable(IndexScope.Bound, reduction.BinderHeight));

    /// <summary>
    /// A whole axis: from 0 to an extent or to a size that is a parameter. Not where all that the index runs over may be longer.
    /// </summary>
    private bool IsWhole(Reduce reduction)
    {
        if (reduction.Lower is not Number { Value.IsZero: true } || reduction.Upper is not (Extent or Read { Indices.Count: 0 }))
        {
            return false;
        }

        var index = VariableOf(reduction);
        var axes = ExprSearch.OperandsFirst(reduction.Body).OfType<Read>()
            .SelectMany(r => r.Indices.Select((i, axis) => (Index: i, Extent: r.Tensor.Extents[axis])))
            .Where(a => ReferenceEquals(a.Index, index))
            .ToArray();
        return reduction.Upper is Read || axes.Length == 0 || axes.Any(a => words.SameExtent(a.Extent, reduction.Upper));
    }

    /// <summary>The index below the operator: alone, with a bound by an outer index, or with its first value and the last one above.</summary>
    private Box Below(Box index, (Expr Lower, Expr Upper) range, out Box? above, Expr last, bool isWhole)
    {
        above = null;
        var fromStart = range.Lower is Number { Value.IsZero: true };
        if (isWhole)
        {
            return index;
        }

        if (fromStart && range.Upper is IndexVariable limit)
        {
            return Boxes.Side(index, Relations.Less, letters[limit]);
        }

        if (fromStart && last is IndexVariable included)
        {
            return Boxes.Side(index, Relations.AtMost, letters[included]);
        }

        above = WritePosition(last).Box;
        return Boxes.Side(index, Boxes.Equal, WritePosition(range.Lower).Box);
    }

    /// <summary>One below the upper bound, moved into a minimum or maximum.</summary>
    private Expr LastOf(Reduce reduction) => Decrement(reduction.Upper);

    private Expr Decrement(Expr expr) => expr is Apply { Primitive.ResultKind: ValueKind.Integer, Primitive.Notation: "imin" or "imax" } apply
        ? words.Pool.Apply(apply.Primitive, [.. apply.Arguments.Select(Decrement)])
        : words.Pool.Subtract(expr, words.Pool.One);

    /// <summary>A guard on the index that leaves the operation's neutral element elsewhere stands below the operator: <c>j ≠ k</c>.</summary>
    private Expr TakeConditions(ReductionKind operation, Expr body, IndexVariable[] bound, List<Box> below, Box? above)
    {
        if (above is not null || body is not Select choice)
        {
            return body;
        }

        var (condition, kept) = IsNeutral(operation, choice.Otherwise) ? (choice.Condition, choice.Then)
            : IsNeutral(operation, choice.Then) ? (words.Pool.Not(choice.Condition), choice.Otherwise)
            : (null, body);
        var parts = condition is null ? [] : Logic.Conjuncts(condition);
        for (var i = 0; i < bound.Length; i++)
        {
            var solved = parts.Select(p => IndexBounds.Solve(words.Pool, p, bound[i])).OfType<Compare>().ToArray();
            if (solved.Length == parts.Count && below[i] is Symbol && WriteBounds(solved, bound[i]) is { } written)
            {
                below[i] = written;
                return kept;
            }
        }

        return body;
    }

    /// <summary>j ≠ k, t ≥ i, i ≤ t &lt; i + n; null for what is no single chain of relations.</summary>
    private Box? WriteBounds(Compare[] conditions, IndexVariable index)
    {
        if (conditions.Length == 2)
        {
            return WriteChain(conditions[0], conditions[1]);
        }

        if (conditions.Length != 1)
        {
            return null;
        }

        var placed = Placed(conditions[0]);
        return placed.Relation != Relation.NotEqual && ReferenceEquals(conditions[0].Right, index)
            ? Boxes.Side(letters[index], placed.Relation == Relation.Less ? Relations.Greater : Relations.AtLeast, Write(placed.Left).Box)
            : WriteCondition(conditions[0]).Box;
    }

    private static bool IsNeutral(ReductionKind operation, Expr value) => operation switch
    {
        ReductionKind.Sum => value is Number { Value.IsZero: true },
        ReductionKind.Product => value is Number { Value.IsOne: true },
        ReductionKind.Min => value is Constant { Name: NamedConstant.PositiveInfinity },
        _ => value is Sum { IsScaled: true } s && s.Terms[0] is { Value: Constant { Name: NamedConstant.PositiveInfinity }, Coefficient: var c } && c == Rational.MinusOne,
    };
}
