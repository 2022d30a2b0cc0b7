using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Evaluation;

/// <summary>
/// Derivatives by central differences in extended precision, (f(x + h) − f(x − h)) / 2h with h = 2⁻⁶⁰·max(1, |x|): the truncation
/// h²f‴/6 leaves some 35 digits, the rounding 2⁻²⁵⁶/h some 58. They judge what the passes derive and share nothing with it.
/// </summary>
public static class Differences
{
    private const int StepExponent = -60;

    /// <summary>The derivative of a scalar model by every element of a parameter.</summary>
    public static Dense<Extended> Gradient(Model model, Inputs inputs, Tensor parameter, CancellationToken cancellation = default) =>
        Gradient(model.Definitions, model.Value, inputs, parameter, cancellation);

    /// <summary>The derivative of every element of a definition by every element of a parameter: the definition's axes first.</summary>
    public static Dense<Extended> Gradient(
        IReadOnlyList<Definition> definitions, Definition value, Inputs inputs, Tensor parameter, CancellationToken cancellation = default)
    {
        var at = inputs.InExtended(parameter);
        var columns = at.Values.Length;
        var extents = Value(at).Extents;
        var rows = extents.Aggregate(1, (product, extent) => product * extent);
        var derivative = new Extended[rows * columns];
        for (var k = 0; k < columns; k++)
        {
            var x = at.Values[k];
            var step = Extended.ScaleB(Extended.Max(1, Extended.Abs(x)), StepExponent);
            var (after, before) = (Value(at.With(k, x + step)), Value(at.With(k, x - step)));
            for (var row = 0; row < rows; row++)
            {
                derivative[(row * columns) + k] = (after.Values[row] - before.Values[row]) / Extended.ScaleB(step, 1);
            }
        }

        return new([.. extents, .. at.Extents], derivative);

        Dense<Extended> Value(Dense<Extended> moved) => Evaluator.Extended(definitions, inputs.With(parameter, moved), cancellation).Value(value);
    }

    /// <summary>The derivative of a scalar model along a direction in all the given parameters at once.</summary>
    public static Extended Along(Model model, Inputs inputs, IReadOnlyDictionary<Tensor, Dense<double>> direction, CancellationToken cancellation = default)
    {
        var step = Extended.ScaleB(1, StepExponent);
        return (Value(step) - Value(-step)) / Extended.ScaleB(step, 1);

        Extended Value(Extended distance)
        {
            var moved = direction.Aggregate(inputs, (all, entry) => all.With(entry.Key, Moved(entry.Key, entry.Value, distance)));
            return Evaluator.Extended(model.Definitions, moved, cancellation).Value(model.Value).Scalar;
        }

        Dense<Extended> Moved(Tensor parameter, Dense<double> along, Extended distance)
        {
            var at = inputs.InExtended(parameter);
            return new(at.Extents, [.. at.Values.Zip(along.Values, (x, v) => x + (distance * Extended.FromDouble(v)))]);
        }
    }
}
