using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Lowering.Shapes;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <summary>A parameter of the annotated method, as far as the model is concerned; the type is null when it is none of a model's.</summary>
/// <param name="Names">What formulas call the numbers and arrays in it, in order.</param>
internal sealed record ModelParameter(
    ModelInput Input, InputType? Type, IReadOnlyList<string> Names, bool IsVariable, bool IsNamed, string? Notation, Location Place)
{
    public ISymbol Symbol => Input.Symbol;
}

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
        InputTypes types,
        LocationTable locations,
        Reports reports,
        out IReadOnlyList<ModelInput> members,
        CancellationToken token,
        bool areQuotientsFractions = false,
        bool isVerbatim = false)
    {
        var session = new Session(sources, types, locations, reports, token) { AreQuotientsFractions = areQuotientsFractions, IsVerbatim = isVerbatim };
        var implementation = method.PartialImplementationPart ?? method;
        var frame = new Frame(implementation, null);
        foreach (var parameter in parameters)
        {
            if (parameter.Input.IsParameter)
            {
                frame.Bind(implementation.Parameters[((IParameterSymbol)parameter.Symbol).Ordinal], session.Members.Bind(parameter));
            }
            else
            {
                session.Members.Add(parameter);
            }
        }

        if (!method.IsStatic)
        {
            frame.Bind(method.ContainingType.OriginalDefinition, ThisValue.Instance);
        }

        members = session.Members.Found;
        if (sources.Of(method) is not { } body)
        {
            return null;
        }

        session.Calls.Add((implementation, Location.None));
        var value = new BodyLowering(session).LowerModel(body, frame);
        session.Functions.Complete(session);
        var requirements = session.Shapes.Settle();
        CheckNumbers(session, precision);
        if (!IsResult(value) || session.IsLeft || reports.HasErrors || parameters.Any(p => p.Type is null))
        {
            return null;
        }

        var definitions = new Settling(session.Pool, session.Shapes.Resolve).Settle(session.Definitions);
        if (!IsClosed(definitions))
        {
            // Without a fault of the compiler's that is a loop which nothing here has an order for.
            if (!CompilerFaults.AreIn(body))
            {
                session.Report(Descriptors.NoOrder, method.Locations[0], method.Name);
            }

            return null;
        }

        return new(session.Pool, method.Name, precision, [.. session.Parameters.Select(p => p with { IsReadInBranches = session.Shapes.IsReadInBranches(p.Tensor) })], definitions)
        {
            Requirements = requirements,
            LiteralTexts = session.LiteralTexts,
            Functions = session.Functions.All,
            Symbol = notation,
        };
    }

    /// <summary>Whether all that is read is defined: a variable that the compiler refuses, and says so, may have been left without a definition.</summary>
    private static bool IsClosed(IReadOnlyList<Definition> definitions)
    {
        var defined = new HashSet<Tensor>(definitions.Select(d => d.Target));
        return ExprSearch.OperandsFirst(definitions.Select(d => d.Body)).All(e => e is not Read { Tensor.IsParameter: false } read || defined.Contains(read.Tensor));
    }

    /// <summary>Whether a value is one that a model can have: a real number or array, or a tuple or record of them; of a function with a rule no nested one.</summary>
    internal static bool IsResult(Value value, bool isNested = true) =>
        value is ScalarValue { IsReal: true } or ArrayValue { Element: NumberType.Double or NumberType.Single } || (value is TupleValue tuple && tuple.Elements.All(e => (isNested || e is not TupleValue) && IsResult(e)));

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
}
