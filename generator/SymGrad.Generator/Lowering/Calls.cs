using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Loops;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Calls: known functions by their tables, everything else by writing out its body.</content>
internal sealed partial class BodyLowering
{
    private Value LowerInvocation(IInvocationOperation call, Frame frame)
    {
        var method = call.TargetMethod;
        Value[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Parameter?.RefKind is RefKind.Ref or RefKind.Out ? Value.Poison : Lower(Unconverted(a.Value), frame))];
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Lower(call.Instance, frame) switch
            {
                FunctionValue function => Invoke(function, arguments, call),
                var value when value == Value.Poison => value,
                _ => session.Report(Descriptors.NotAFunction, call),
            };
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return frame.Find(method.OriginalDefinition) is FunctionValue function ? Invoke(function, arguments, call) : Value.Poison;
        }

        if (KnownFunctions.Owns(method) && session.Functions.Of(method, NameOf(call), session) is null)
        {
            Value[] operands = call.Instance is { } instance ? [Lower(instance, frame), .. arguments] : arguments;
            return Known(new(method, operands, NameOf(call), call));
        }

        return Invoke(new(method, null, null) { Receiver = call.Instance is null ? null : Lower(call.Instance, frame) }, arguments, call);
    }

    /// <summary>An array that is handed on as a sequence stays an array: what a function does with it is said there.</summary>
    private static IOperation Unconverted(IOperation argument) =>
        argument is IConversionOperation { IsImplicit: true, Type.TypeKind: TypeKind.Interface, Operand: { Type: not null } array } ? array : argument;

    private Value Known(FunctionCall call) =>
        call.Arguments.Contains(Value.Poison) ? Value.Poison
        : KnownFunctions.Find(call) is { } row ? row(new FunctionContext(session, this, call))
        : session.Report(Descriptors.Function, call.Place, call.Method.Name);

    /// <summary>Writes out a call: the parameters are bound to the arguments' values, and the body is lowered in their sight.</summary>
    internal Value Invoke(FunctionValue function, IReadOnlyList<Value> arguments, IOperation call)
    {
        var method = function.Method.PartialImplementationPart ?? function.Method;
        var place = function.Place ?? NameOf(call);
        if (method.MethodKind == MethodKind.Ordinary && session.Functions.Of(method, place, session) is { } custom)
        {
            return LowerCustomCall(custom, arguments, place);
        }

        if (KnownFunctions.Owns(method))
        {
            return Known(new(method, arguments, place, call));
        }

        if (function.Receiver == Value.Poison)
        {
            return Value.Poison;
        }

        if (Refusal(method, function.Receiver) is { } why)
        {
            // A chain of calls has one fault, its first.
            if (method.IsExtensionMethod && arguments.Contains(Value.Poison))
            {
                return Value.Poison;
            }

            return session.Report(Descriptors.Callee, place, method.Name, why);
        }

        var body = function.Body as IBlockOperation ?? (function.Body is null && method.MethodKind != MethodKind.LocalFunction ? session.Sources.Of(method) : null);
        if (body is null || method.Parameters.Length != arguments.Count)
        {
            if (arguments.Contains(Value.Poison))
            {
                return Value.Poison;
            }

            return session.Report(Descriptors.NoSource, place, method.Name);
        }

        if (session.Calls.Any(c => SymbolEqualityComparer.Default.Equals(c.Function, method)))
        {
            return session.Report(Descriptors.Recursion, place, method.Name);
        }

        var frame = new Frame(method, function.Captured);
        if (function.Receiver is { } receiver)
        {
            frame.Bind(method.ContainingType.OriginalDefinition, receiver);
        }

        foreach (var parameter in method.Parameters)
        {
            frame.Bind(parameter, Argument(parameter, arguments[parameter.Ordinal], body, place));
            foreach (var storage in LoopVariables.Storages(arguments[parameter.Ordinal]))
            {
                storage.Refer(parameter.Name, place);
            }
        }

        session.Calls.Add((method, place));
        var value = LowerBody(body, frame);
        session.Calls.RemoveAt(session.Calls.Count - 1);
        return value;
    }

    /// <summary>An array that was computed for a call and that the function reads at several places is one definition; a row or slice of one needs none.</summary>
    private Value Argument(IParameterSymbol parameter, Value argument, IBlockOperation body, Location place) =>
        argument is ArrayValue { Place: null, IsStored: false, Element: not NumberType.Int32 } array
            && array.At([.. AxesOf(array)]) is not Read
            && body.Descendants().OfType<IParameterReferenceOperation>().Count(r => SymbolEqualityComparer.Default.Equals(r.Parameter, parameter)) > 1
            ? Arrays.Named(session, parameter.Name, array, place)
            : argument;

    // The methods that a lambda stands in are not written out a second time: only named functions can call themselves.
    private static string? Refusal(IMethodSymbol method, Value? receiver) => method switch
    {
        { MethodKind: MethodKind.AnonymousFunction, IsAsync: false } => null,
        { MethodKind: MethodKind.PropertyGet, IsVirtual: false, IsOverride: false, IsAbstract: false } when method.IsStatic || receiver is TupleValue or ThisValue => null,
        _ when NameAdvice.OfSequence(method) is { } other => other,
        { MethodKind: not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.UserDefinedOperator or MethodKind.Conversion) } => "no method, but an accessor",
        { IsAsync: true } => "async",
        { IsGenericMethod: true } => "generic",
        { ContainingType.IsGenericType: true } => "a member of a generic type",
        { IsStatic: false, MethodKind: MethodKind.Ordinary } when receiver is not (TupleValue or ThisValue) => "a method of an object that is no bundle of values",
        { IsAbstract: true } or { IsVirtual: true } or { IsOverride: true } => "chosen at run time",
        { RefKind: not RefKind.None } => "returning a reference",
        _ when method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out) => "one with 'ref' or 'out' parameters",
        _ when method.Parameters.Any(p => p.IsParams) => "one with a 'params' parameter",
        _ => null,
    };

    private static Location NameOf(IOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        InvocationExpressionSyntax invocation => invocation.Expression.GetLocation(),
        var syntax => syntax.GetLocation(),
    };
}
