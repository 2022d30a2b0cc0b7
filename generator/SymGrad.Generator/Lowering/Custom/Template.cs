using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Shapes;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Custom;

/// <summary>A method lowered over parameters of its own, to be written out wherever it is called.</summary>
/// <param name="Definitions">Its definitions, the results last.</param>
/// <param name="Requirements">What it demands of its parameters.</param>
internal sealed record Template(IReadOnlyList<Definition> Definitions, IReadOnlyList<Requirement> Requirements)
{
    /// <summary>The method over these parameters; null when it cannot be lowered.</summary>
    public static Template? Of(Session around, IMethodSymbol method, IReadOnlyList<Tensor> formals, Reports reports)
    {
        if (around.Sources.Of(method) is not { } body)
        {
            return null;
        }

        var session = new Session(around, reports);
        var implementation = method.PartialImplementationPart ?? method;
        var frame = new Frame(implementation, null);
        foreach (var (parameter, tensor) in implementation.Parameters.Zip(formals, (p, t) => (p, t)))
        {
            var type = ModelType.Of(parameter.Type)!.Value;
            session.Parameters.Add(new(tensor, type.Form));
            frame.Bind(parameter, type.Rank == 0 ? new ScalarValue(session.Pool.Read(tensor), type.Number) : session.Arrays.Stored(tensor, type.Number));
        }

        session.Calls.Add((implementation, Location.None));
        var value = new BodyLowering(session).LowerModel(body, frame);
        var requirements = session.Shapes.Settle();
        return reports.HasErrors || session.IsLeft || !ModelLowering.IsResult(value, isNested: false) ? null : new(new Settling(session.Pool, session.Shapes.Resolve).Settle(session.Definitions), requirements);
    }
}
