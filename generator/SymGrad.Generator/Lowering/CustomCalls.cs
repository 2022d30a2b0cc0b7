using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Custom;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Calls of functions whose derivative the user gives: they stay calls, since what is differentiated is the rule.</content>
internal sealed partial class BodyLowering
{
    private Value LowerCustomCall(CustomEntry entry, IReadOnlyList<Value> arguments, Location place)
    {
        var function = entry.Function;
        var operands = new List<Expr>();
        foreach (var (formal, argument) in function.Formals.Zip(arguments, (f, a) => (f, a)))
        {
            var operand = argument switch
            {
                ScalarValue scalar when formal.Rank == 0 => scalar.Expr,
                ArrayValue array when formal.Rank == array.Rank => Whole(array, formal, function, place),
                _ => null,
            };
            if (operand is null)
            {
                return Value.Poison;
            }

            operands.Add(operand);
        }

        if (entry.IsFaulty || operands.Count < function.Formals.Count)
        {
            return Value.Poison;
        }

        Demand(entry, operands, place);
        var element = ModelType.Of(entry.Signature.Function!.ReturnType)!.Value.Number;
        var extents = FormalSubstitution.ExtentsOf(Pool, function, operands);
        return extents.Count == 0
            ? new ScalarValue(Pool.CustomCall(function, operands, []), element)
            : new ArrayValue(element, extents, at => Pool.CustomCall(function, operands, at));
    }

    /// <summary>The first element of an argument, as a tensor whose last axes are the argument's.</summary>
    private Expr? Whole(ArrayValue array, Tensor formal, CustomFunction function, Location place)
    {
        if (array.Extents.Any(e => !e.FreeIndices.IsEmpty))
        {
            session.Report(Descriptors.Expression, place, $"a call of '{function.Name}', which has a derivative of its own, with an array whose length is another in each round");
            return null;
        }

        Expr[] first = [.. array.Extents.Select(_ => Pool.Zero)];
        if (array.IsStored && array.At(first) is Read read && read.Indices.Skip(read.Indices.Count - array.Rank).All(i => ReferenceEquals(i, Pool.Zero)))
        {
            return read;
        }

        if (formal.Kind != ValueKind.Real)
        {
            session.Report(Descriptors.Function, place, function.Name);
            return null;
        }

        return Arrays.Whole(session, formal.Name, array with { IsStored = false }, place).At(first);
    }

    /// <summary>What the function demands of its parameters is demanded of the arguments.</summary>
    private void Demand(CustomEntry entry, IReadOnlyList<Expr> operands, Location place)
    {
        var here = new FormalSubstitution(Pool, entry.Function, operands);
        foreach (var requirement in entry.Requirements.Where(r => r.Where is null))
        {
            var bound = here.Visit(requirement.Bound);
            switch (requirement.Kind)
            {
                case RequirementKind.Equal:
                    session.Shapes.Agree(here.Visit(requirement.Subject), bound, place);
                    break;
                case RequirementKind.AtLeast:
                    session.Shapes.Note(here.Visit(requirement.Subject), Pool.Subtract(bound, Pool.One), place, isSlice: true);
                    break;
                case RequirementKind.IndexBelow when requirement.Parameter.Rank == 0:
                    session.Shapes.Note(bound, here.Visit(requirement.Subject), place);
                    break;
                default:
                    var data = (Read)operands[entry.Function.Formals.ToList().IndexOf(requirement.Parameter)];
                    session.Shapes.Note(bound, Pool.Read(data.Tensor, [.. data.Tensor.Extents.Select(e => Pool.OpenIndex(Pool.Zero, e))]), place);
                    break;
            }
        }
    }
}
