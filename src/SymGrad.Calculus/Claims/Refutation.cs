using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims;

/// <summary>Tells why a claim is false: a point, the truth, and a tested guess at the slip.</summary>
internal static class Refutation
{
    // As few as tell the two values apart; what a double does not tell apart is shown in the precision in which it was compared.
    private static readonly int[] Digits = [4, 8, OfADouble, 25, 40, 70];
    private const int OfADouble = 17;

    public static Verdict Of(Statement statement, Comparison comparison, PointSource source, Point point, Compared compared, bool explains, CancellationToken cancellation)
    {
        var verdict = new Verdict(VerdictStatus.Refuted) { Points = 1, Tolerance = comparison.Tolerance, Counterexample = Counterexample(statement, point, compared) };
        if (!explains)
        {
            return verdict;
        }

        var assumptions = new Assumptions.AssumptionSearch(statement, comparison, source, point, cancellation);
        var guess = Guesses.GuessSearch.Of(statement, comparison, source, point, cancellation);
        var holds = assumptions.Find(guess);
        return verdict with
        {
            Truth = TruthText.Of(statement, cancellation),
            Guess = guess ?? (holds is null ? assumptions.Slip() : null),
            Holds = holds,
        };
    }

    public static Counterexample Counterexample(Statement statement, Point point, Compared compared)
    {
        var model = statement.Derived.Model;
        var inputs = model.Parameters.Where(p => p.Form != ParameterForm.RowLengths).Select(p => new KeyValuePair<string, string>(NameOf(statement, p), Value(point, p.Tensor, model.Parameters.FirstOrDefault(l => model.RowsOf(l.Tensor) == p.Tensor)?.Tensor)))
            .Concat(statement.Free.Select(f => new KeyValuePair<string, string>(f.Name, Value(point, f))));
        var digits = compared.Claimed is { IsFinite: true } claimed ? Digits.FirstOrDefault(d => Text(claimed, d) != Text(compared.True, d)) : Digits[0];
        return new(
            [.. inputs],
            compared.Entry.Count == 0 ? "" : $"[{string.Join(", ", compared.Entry.Select(e => e.ToString(CultureInfo.InvariantCulture)))}]",
            compared.Claimed is { } value ? Text(value, digits == 0 ? OfADouble : digits) : "no value (an index or a size does not fit)",
            Text(compared.True, digits == 0 ? OfADouble : digits));
    }

    /// <summary>The gradient with respect to the value is called after it.</summary>
    private static string NameOf(Statement statement, Parameter parameter) => parameter.Along is null ? parameter.Code : $"∂E/∂{statement.Derived.Model.Name}";

    private static string Value(Point point, Tensor tensor, Tensor? lengths = null) =>
        tensor is { Kind: ValueKind.Integer, Rank: 0 } ? point.Integers[tensor].ToString(CultureInfo.InvariantCulture)
        : tensor.Kind == ValueKind.Integer ? Array(point.Labels[tensor].Extents, [.. point.Labels[tensor].Values.Select(v => v.ToString(CultureInfo.InvariantCulture))], 0, lengths is null ? null : point.Labels[lengths].Values)
        : Array(point.Reals[tensor].Extents, [.. point.Reals[tensor].Values.Select(v => v.ToDouble().ToString("G4", CultureInfo.InvariantCulture))], 0, lengths is null ? null : point.Labels[lengths].Values);

    /// <summary>An array as C# writes it; of a jagged one what lies beyond the rows' ends is left out.</summary>
    private static string Array(IReadOnlyList<int> extents, IReadOnlyList<string> elements, int axis, long[]? lengths = null)
    {
        if (axis == extents.Count)
        {
            return elements[0];
        }

        var size = elements.Count / Math.Max(1, extents[axis]);
        return lengths is not null && axis == 0
            ? $"[{string.Join(", ", lengths.Select((length, row) => $"[{string.Join(", ", elements.Skip(row * size).Take((int)length))}]"))}]"
            : $"[{string.Join(", ", Enumerable.Range(0, extents[axis]).Select(k => Array(extents, [.. elements.Skip(k * size).Take(size)], axis + 1)))}]";
    }

    public static string Text(Extended value, int digits) => value.IsNaN ? "NaN" : value.IsInfinity ? value.Sign > 0 ? "∞" : "-∞" : digits > OfADouble ? value.ToString(digits) : value.ToDouble().ToString($"G{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
}
