using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Shapes;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <summary>A parameter of the annotated method, as far as the model is concerned; the type is null when it is none of a model's.</summary>
internal sealed record ModelParameter(IParameterSymbol Symbol, ModelType? Type, bool IsVariable, bool IsNamed, string? Notation, Location Place);

/// <summary>The model of an annotated method.</summary>
internal static class ModelLowering
{
    /// <summary>The model; null after a fault, which has then been reported.</summary>
    public static Calculus.Models.Model? Lower(
        IMethodSymbol method,
        IReadOnlyList<ModelParameter> parameters,
        Precision precision,
        string? notation,
        SourceBodies sources,
        LocationTable locations,
        Reports reports,
        CancellationToken token)
    {
        var session = new Session(sources, locations, reports, token);
        var implementation = method.PartialImplementationPart ?? method;
        var frame = new Frame(implementation, null);
        foreach (var parameter in parameters)
        {
            frame.Bind(implementation.Parameters[parameter.Symbol.Ordinal], Bind(session, parameter));
        }

        if (sources.Of(method) is not { } body)
        {
            return null;
        }

        session.Calls.Add((implementation, Location.None));
        var value = new BodyLowering(session).LowerModel(body, frame);
        session.Functions.Complete(session);
        var requirements = session.Shapes.Settle();
        CheckNumbers(session, precision);
        if (!IsResult(value) || reports.HasErrors || parameters.Any(p => p.Type is null))
        {
            return null;
        }

        var settling = new Settling(session.Pool, session.Shapes.Resolve);
        return new(session.Pool, method.Name, precision, session.Parameters, settling.Settle(session.Definitions))
        {
            Requirements = requirements,
            LiteralTexts = session.LiteralTexts,
            Functions = session.Functions.All,
            Symbol = notation,
        };
    }

    /// <summary>Whether a value is one that a model can have: a real number or array, or a tuple of them.</summary>
    internal static bool IsResult(Value value) =>
        value is ScalarValue { IsReal: true } or ArrayValue { Element: NumberType.Double or NumberType.Single } || (value is TupleValue tuple && tuple.Elements.All(e => e is not TupleValue && IsResult(e)));

    // x·10³⁰⁰·10³⁰⁰ is x·10⁶⁰⁰ here, which no literal can say.
    private static void CheckNumbers(Session session, Precision precision)
    {
        var seen = new HashSet<Expr>();
        foreach (var definition in session.Definitions)
        {
            var pending = new Stack<Expr>([definition.Body]);
            while (pending.Count > 0)
            {
                var expr = pending.Pop();
                if (!seen.Add(expr))
                {
                    continue;
                }

                if (NumberSizes.OutOfRange(expr, precision) is not null)
                {
                    session.Report(Descriptors.ConstantRange, session.Locations[definition.Origin], precision == Precision.Single ? "is outside the range of float" : "is outside the range of double");
                    break;
                }

                foreach (var operand in expr.Operands)
                {
                    pending.Push(operand);
                }
            }
        }
    }

    private static Value Bind(Session session, ModelParameter parameter)
    {
        if (parameter.Type is not { } type)
        {
            return Value.Poison;
        }

        var kind = type.IsReal ? ValueKind.Real : ValueKind.Integer;
        var tensor = session.Pool.Parameter(parameter.Symbol.Name, kind, type.Rank);
        session.Parameters.Add(new(tensor, type.Form)
        {
            IsVariable = parameter.IsVariable,
            IsNamed = parameter.IsNamed,
            Symbol = parameter.Notation,
            Origin = session.Locations.Add(parameter.Place),
        });
        return type.Rank == 0 ? new ScalarValue(session.Pool.Read(tensor), type.Number) : session.Arrays.Stored(tensor, type.Number);
    }
}
