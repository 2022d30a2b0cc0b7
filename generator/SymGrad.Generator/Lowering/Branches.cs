using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>
/// Branches of statements: each starts from the same state, and where both go on, what they leave is joined by selection.
/// </content>
internal sealed partial class BodyLowering
{
    private bool LowerIf(IConditionalOperation statement, int start, Frame frame)
    {
        var condition = Scalar(statement.Condition, frame)?.Expr ?? Pool.True;
        return Fork(
            ConstructNames.Keyword(statement),
            condition,
            () => LowerStatement(statement.WhenTrue, start, frame),
            () => statement.WhenFalse is { } otherwise && LowerStatement(otherwise, start, frame),
            frame);
    }

    private bool LowerSwitch(ISwitchOperation statement, int start, Frame frame)
    {
        var subject = Scalar(statement.Value, frame);
        var fallback = statement.Cases.FirstOrDefault(c => c.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        return From(0);

        bool From(int position)
        {
            if (position == statement.Cases.Length)
            {
                return fallback is not null && LowerStatements(WithoutBreak(fallback.Body), start, frame);
            }

            // A label beside the default one changes nothing: the values that no other case takes lead there too.
            var section = statement.Cases[position];
            var condition = ReferenceEquals(section, fallback) ? null : Labels(section, subject, frame);
            return condition is null
                ? From(position + 1)
                : Fork(ConstructNames.Keyword(statement), condition, () => LowerStatements(WithoutBreak(section.Body), start, frame), () => From(position + 1), frame);
        }
    }

    // Null after a fault.
    private Expr? Labels(ISwitchCaseOperation section, ScalarValue? subject, Frame frame)
    {
        var labels = subject is null ? [] : section.Clauses.Select(clause => Label(clause, subject, frame)).ToList();
        return labels.Count == 0 || labels.Contains(null) ? null : Pool.Or([.. labels.OfType<Expr>()]);
    }

    private Expr? Label(ICaseClauseOperation clause, ScalarValue subject, Frame frame)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation o:
                return Scalar(o.Value, frame) is { } value ? Pool.Compare(Relation.Equal, subject.Expr, value.Expr) : null;
            case IPatternCaseClauseOperation o:
                var matches = LowerPattern(o.Pattern, subject, frame);
                var guard = o.Guard is null ? null : Guarded(matches ?? Pool.True, () => Scalar(o.Guard, frame));
                return matches is null || (o.Guard is not null && guard is null) ? null : Pool.And(matches, guard?.Expr ?? Pool.True);
            default:
                session.Report(Descriptors.Pattern, clause);
                return null;
        }
    }

    private static IReadOnlyList<IOperation> WithoutBreak(IReadOnlyList<IOperation> body) =>
        body.Count == 1 && body[0] is IBlockOperation block ? WithoutBreak(block.Operations)
        : body.Count > 0 && body[body.Count - 1] is IBranchOperation { BranchKind: BranchKind.Break } ? [.. body.Take(body.Count - 1)]
        : body;

    /// <summary>Whether control ends in both branches; where it ends in one, what follows is under the other's condition.</summary>
    private bool Fork(Location place, Expr condition, Func<bool> then, Func<bool> otherwise, Frame frame)
    {
        if (ReferenceEquals(condition, Pool.True) || ReferenceEquals(condition, Pool.False))
        {
            return ReferenceEquals(condition, Pool.True) ? then() : otherwise();
        }

        var (bindings, heap, negated) = (frame.Bindings, session.Heap, Pool.Not(condition));
        var (thenEnds, thenGoesOn) = Branch(condition, then);
        var (thenBindings, thenHeap) = (frame.Bindings, session.Heap);
        (frame.Bindings, session.Heap) = (bindings, heap);
        var (elseEnds, elseGoesOn) = Branch(negated, otherwise);
        if (thenEnds && elseEnds)
        {
            return true;
        }

        if (elseEnds)
        {
            (frame.Bindings, session.Heap) = (thenBindings, thenHeap);
        }
        else if (!thenEnds)
        {
            Join(place, condition, bindings.Keys, thenBindings, thenHeap, frame);
            session.Heap = Merge(place, condition, thenHeap, session.Heap);
        }

        var goesOn = thenEnds ? Pool.And(negated, elseGoesOn)
            : elseEnds ? Pool.And(condition, thenGoesOn)
            : ReferenceEquals(thenGoesOn, Pool.True) && ReferenceEquals(elseGoesOn, Pool.True) ? Pool.True
            : Pool.Or(Pool.And(condition, thenGoesOn), Pool.And(negated, elseGoesOn));
        if (!ReferenceEquals(goesOn, Pool.True))
        {
            // The rest of a round is the other branch of what leaves it.
            session.Path.Push(goesOn);
            session.Inline += frame.Exits is null ? 0 : 1;
        }

        return false;
    }

    // Whether control ends in the branch, and else under which further condition it goes on.
    private (bool Ends, Expr GoesOn) Branch(Expr condition, Func<bool> body)
    {
        var (mark, inline) = (session.Path.Count, session.Inline);
        session.Path.Push(condition);
        session.Inline++;
        var ends = body();
        session.Inline = inline;
        var goesOn = session.Path.Beyond(mark + 1);
        session.Path.Truncate(mark);
        return (ends, goesOn);
    }

    private void Join(Location place, Expr condition, IEnumerable<ISymbol> symbols, ImmutableDictionary<ISymbol, Binding> then, Heap thenHeap, Frame frame)
    {
        var heap = session.Heap;
        foreach (var symbol in symbols.OrderBy(s => frame.Bindings[s].Age))
        {
            var (x, y) = (then[symbol].Value, frame.Bindings[symbol].Value);
            if (!x.Equals(y))
            {
                Define(symbol, Choose(place, condition, thenHeap.Freeze(x), heap.Freeze(y)), place, frame);
            }
        }
    }

    private Heap Merge(Location place, Expr condition, Heap then, Heap otherwise)
    {
        foreach (var storage in then.Storages)
        {
            if (!otherwise.Holds(storage))
            {
                otherwise = otherwise.With(storage, then[storage]);
            }
            else if (!ReferenceEquals(then[storage], otherwise[storage]) && Choose(place, condition, then[storage], otherwise[storage]) is ArrayValue joined)
            {
                otherwise = otherwise.With(storage, joined);
            }
        }

        return otherwise;
    }
}
