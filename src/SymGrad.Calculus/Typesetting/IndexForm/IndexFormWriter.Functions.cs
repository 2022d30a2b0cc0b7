using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <content>Primitive functions.</content>
internal sealed partial class IndexFormWriter
{
    private Piece WriteFunction(Apply apply, int power)
    {
        var outside = _derived;
        _derived = false;
        var piece = WriteApplied(apply, power);
        _derived = outside;
        return piece;
    }

    /// <summary>A function that is not written out: its name with its arguments, whole tensors among them, and which element of its value is meant.</summary>
    private Piece WriteCall(CustomCall call)
    {
        var name = call.Function.Name;
        var latex = @"\operatorname{" + name.Replace("_", @"\_") + "}";
        var arguments = call.Arguments.Select((a, k) => call.Function.Formals[k].Rank == 0 ? Write(a).Box : call.Leading(k) is { Count: > 0 } leading ? Boxes.Subscripted(words.NameOf(((Read)a).Tensor), [.. leading.Select(i => WritePosition(i).Box)]) : words.NameOf(((Read)a).Tensor));
        var value = Boxes.Side(new OperatorName(latex, name), Boxes.Parentheses(Boxes.List([.. arguments], tight: false)));
        return Piece.Atom(call.Place.Count == 0 ? value : Boxes.Subscripted(value, [.. call.Place.Select(i => WritePosition(i).Box)]));
    }

    private Piece WriteApplied(Apply apply, int power)
    {
        if (FunctionNotation.WrittenOut(words.Pool, apply) is { } written)
        {
            return written is Apply only ? WriteApplied(only, power) : FunctionNotation.Raise(Write(written), power);
        }

        // ⌊(n + d − 1)/d⌋ is ⌈n/d⌉: as many rounds a loop with step d makes.
        if (apply.Primitive == PrimitiveTable.IntegerDivide && apply.Arguments[0] is Sum above && apply.Arguments[1] is var below && words.Pool.Add(words.Pool.Subtract(above, below), words.Pool.One) is var whole && Terms(whole) < Terms(above))
        {
            return FunctionNotation.Raise(FunctionNotation.Quotient(BracketKind.Ceiling, Write(whole), Write(below)), power);
        }

        if (SoftmaxEntry(apply) is { } softmax)
        {
            return FunctionNotation.Raise(softmax, power);
        }

        // (e^x)² is e^{2x}.
        if (ReferenceEquals(apply.Primitive, PrimitiveTable.Exp))
        {
            return FunctionNotation.Exponential(words, Write(words.Pool.Scale(new Rational(power), apply.Arguments[0])));
        }

        return FunctionNotation.Write(words, apply.Primitive, [.. apply.Arguments.Select(Write)], power);
    }

    private static int Terms(Expr expr) => expr is Sum sum ? sum.Terms.Count + (sum.Constant.IsZero ? 0 : 1) : 1;

    /// <summary>exp(z_i − LSE_k z_k), an entry of the softmax; null for anything else.</summary>
    public Piece? SoftmaxEntry(Apply apply) => SoftmaxArgument(words.WithNormalisers(apply)) is { } softmax ? WriteSoftmax(softmax) : null;

    /// <summary>For exp(z_i − LSE_k z_k): the reduction and the element's index.</summary>
    private static (Reduce Normaliser, Expr Element)? SoftmaxArgument(Apply apply)
    {
        if (!ReferenceEquals(apply.Primitive, PrimitiveTable.Exp)
            || apply.Arguments[0] is not Sum { Terms.Count: 2, Constant.IsZero: true } difference
            || difference.Terms.FirstOrDefault(t => (-t.Coefficient).IsOne).Value is not Reduce { Operation: ReductionKind.LogSumExp } normaliser
            || RowOf(normaliser) is not { } row
            || difference.Terms.FirstOrDefault(t => t.Coefficient.IsOne).Value is not Read element
            || element.Tensor != row.Tensor
            || !element.Indices.Take(row.Indices.Count - 1).SequenceEqual(row.Indices.Take(row.Indices.Count - 1)))
        {
            return null;
        }

        return (normaliser, element.Indices[element.Indices.Count - 1]);
    }

    private Piece WriteSoftmax((Reduce Normaliser, Expr Element) softmax)
    {
        var argument = Boxes.Parentheses(WriteRow(RowOf(softmax.Normaliser)!));
        return new(
            Boxes.Side(FunctionNotation.Operator(@"\operatorname{softmax}"), new Scripts(argument, WritePosition(softmax.Element).Box, null)),
            Binding.Factor);
    }

    /// <summary>The read that a whole-axis reduction runs along by its last index alone: a vector, or a row.</summary>
    private static Read? RowOf(Reduce reduction) =>
        reduction.Lower is Number { Value.IsZero: true }
        && reduction.Body is Read { Indices.Count: > 0 } read
        && read.Indices[read.Indices.Count - 1] is IndexVariable { Scope: IndexScope.Bound } own && own.Position == reduction.BinderHeight
        && read.Indices.Take(read.Indices.Count - 1).All(i => !i.DependsOn(own))
            ? read
            : null;

    private Box WriteRow(Read row) =>
        Boxes.Subscripted(words.NameOf(row.Tensor), [.. row.Indices.Take(row.Indices.Count - 1).Select(i => WritePosition(i).Box)]);
}
