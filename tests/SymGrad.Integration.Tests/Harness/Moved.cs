using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>
/// A lowered model at a point, and its derivatives along directions by nested central differences in 256 bits:
/// D(u, v, …)f(x) = (D(v, …)f(x + hu) − D(v, …)f(x − hu)) / 2h.
/// </summary>
internal sealed class Moved(Model model, Inputs point)
{
    public Tensor Parameter(string name) => model.Parameters.Single(p => p.Name == name).Tensor;

    public int Count(string name) => point.ExtentsOf(Parameter(name)).Aggregate(1, (product, extent) => product * extent);

    /// <summary>The elements of the value, of a tuple one after the other.</summary>
    public Extended[] Value(Inputs at)
    {
        var evaluation = Evaluator.Extended(model.Definitions, at);
        return [.. model.Values.SelectMany(v => evaluation.Value(v).Values)];
    }

    public double[] Value() => Array.ConvertAll(Value(point), v => v.ToDouble());

    /// <summary>
    /// The derivative of every element of the value, of the order that there are directions. h = 2⁻⁶⁰ leaves 2⁻¹²⁰ of truncation and, in second
    /// order, 2⁻¹³⁶ of rounding; beyond, h = 2⁻⁴⁰ leaves 2⁻⁸⁰ and, in fourth order, 2⁻⁹⁶.
    /// </summary>
    public double[] Along(params IReadOnlyDictionary<string, double[]>[] directions)
        => Array.ConvertAll(Along(point, directions, Extended.ScaleB(1, directions.Length <= 2 ? -60 : -40)), v => v.ToDouble());

    private Extended[] Along(Inputs at, ReadOnlySpan<IReadOnlyDictionary<string, double[]>> directions, Extended step)
    {
        if (directions.IsEmpty)
        {
            return Value(at);
        }

        var after = Along(Move(at, directions[0], step), directions[1..], step);
        var before = Along(Move(at, directions[0], -step), directions[1..], step);
        return [.. after.Zip(before, (a, b) => (a - b) / Extended.ScaleB(step, 1))];
    }

    private Inputs Move(Inputs at, IReadOnlyDictionary<string, double[]> direction, Extended step)
    {
        foreach (var (name, along) in direction)
        {
            var from = at.InExtended(Parameter(name));
            at = at.With(Parameter(name), new Dense<Extended>(from.Extents, [.. from.Values.Zip(along, (x, v) => x + (step * Extended.FromDouble(v)))]));
        }

        return at;
    }
}
