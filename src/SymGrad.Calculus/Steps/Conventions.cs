using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Steps;

/// <summary>What is declared where a model has no derivative.</summary>
public static class Conventions
{
    private static readonly Dictionary<Primitive, string> InWords = new()
    {
        [PrimitiveTable.Abs] = "At 0 the derivative of the absolute value is 0.",
        [PrimitiveTable.NormRoot] = "At 0 the gradient of the norm is 0.",
        [PrimitiveTable.Max] = "Where two variables tie for the maximum each counts half; in a tie with a constant the variable counts nothing.",
        [PrimitiveTable.Min] = "Where two variables tie for the minimum each counts half; in a tie with a constant the variable counts nothing.",
        [PrimitiveTable.LeakyRelu] = "At 0 the derivative of the leaky ReLU is its slope for negative arguments.",
        [PrimitiveTable.Elu] = "At 0 the derivative of the ELU is its parameter.",
        [PrimitiveTable.Hypot] = "At the origin the gradient of the distance is 0.",
        [PrimitiveTable.XLogY] = "0 ln 0 counts as 0, and so does its derivative by the second factor.",
        [PrimitiveTable.Pow] = "At base 0 the derivative by the exponent is 0.",
    };

    // What the marks over letters mean where a derivative is not written as a quotient.
    private static readonly Dictionary<DerivativeKind, string> Marks = new()
    {
        [DerivativeKind.Vjp] = "A bar stands for the gradient of a quantity computed from the result: over the result it is given, over a variable it is what follows from that.",
        [DerivativeKind.Jvp] = "A dot stands for the derivative along a direction: over a variable it is the direction, over the result it is what follows from that.",
    };

    /// <summary>The conventions that a model's derivatives rest on, each once, after the notation.</summary>
    public static IReadOnlyList<Step> Of(Derived derived) =>
    [
        .. Marks.Where(m => derived.Requests.Any(r => r.Kind == m.Key)).Select(m => new Step("Notation", [new Words(m.Value)], null)),
        .. OnPaper.Of([.. derived.ForValue], new(derived.Model.Pool)).Written.SelectMany(d => In(d.Body)).GroupBy(s => s.Rule + string.Concat(s.Sentence) + s.Formula, StringComparer.Ordinal).Select(g => g.First()),
    ];

    /// <summary>The conventions for what stands in a body.</summary>
    internal static IEnumerable<Step> In(Expr body)
    {
        foreach (var node in ExprSearch.OperandsFirst(body))
        {
            switch (node)
            {
                case Apply { Primitive: { Kinks.Count: > 0 } primitive } when InWords.TryGetValue(primitive, out var words):
                    yield return new("Convention at a kink", [new Words(words)], null);
                    break;
                case Apply { Primitive: { Arity: 1, Kinks.Count: 1 } primitive } when primitive.Kinks[0] is var kink && kink.Partials[0] is { } value:
                    yield return new("Convention at a kink", [new Words("At the kink the derivative is declared.")], Declared(primitive, kink.At[0], value));
                    break;
                case Reduce { Operation: ReductionKind.Max or ReductionKind.Min }:
                    yield return new("Convention at a kink", [new Words("All elements that attain the extreme share its derivative evenly.")], null);
                    break;
                case Select choice when choice.Condition.Nodes().Any(n => n is Compare { Left.Kind: ValueKind.Real }):
                    yield return new("Convention at a kink", [new Words("Where branches meet, the derivative is that of the branch which the program takes.")], null);
                    break;
            }
        }
    }

    private static Equation Declared(Primitive primitive, Rational at, Rational value)
    {
        var name = FunctionNotation.Derivative(primitive.Notation.StartsWith("\\", StringComparison.Ordinal) ? primitive.Notation : $@"\operatorname{{{primitive.Notation}}}");
        return new(Boxes.Side(name, Boxes.Parentheses(Number(at))), [Number(value)]);
    }

    private static Box Number(Rational value) => new Numeral(value.ToString());
}
