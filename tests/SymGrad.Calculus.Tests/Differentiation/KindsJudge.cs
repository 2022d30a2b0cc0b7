using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>All kinds of derivatives of one model, each held against differences of the model and against the others.</summary>
internal sealed class KindsJudge
{
    private static readonly Extended Exactly = Extended.Parse("1e-20");

    private readonly Model _model;
    private readonly Derived _derived;
    private readonly Inputs _inputs;
    private readonly Evaluator<Extended> _exact;
    private readonly Evaluator<double> _rounded;
    private readonly Dictionary<Tensor, Dense<Extended>> _jacobians;

    public KindsJudge(Model model, Inputs inputs, params DerivativeKind[] kinds)
    {
        _model = model;
        _derived = Derivation.Of(model, [.. kinds.Select(k => DerivativeRequest.Of(k, model))]);
        inputs = WithDirections(_derived, inputs);
        _inputs = inputs;
        _exact = Evaluator.Extended(_derived.Definitions, inputs);
        _rounded = Evaluator.Double(_derived.Definitions, inputs);
        _jacobians = model.Variables.ToDictionary(v => v.Tensor, v => Differences.Gradient(model.Definitions, model.Value, inputs, v.Tensor));
        foreach (var kind in kinds)
        {
            Judge(kind, Array.IndexOf(kinds, kind));
        }
    }

    /// <summary>The inputs with pseudo-random tangents, directions and cotangents.</summary>
    public static Inputs WithDirections(Derived derived, Inputs inputs)
    {
        var random = new Random(11);
        var extents = Evaluator.Double(derived.Definitions, inputs).Value(derived.Value).Extents;
        foreach (var direction in derived.Model.Parameters.Where(p => p.Along is not null))
        {
            var shape = direction.Along == derived.Value.Target ? extents : inputs.ExtentsOf(direction.Along!);
            inputs = inputs.With(direction.Tensor, new Dense<double>(shape, [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => Math.Round(random.NextDouble() - 0.5, 3))]));
        }

        return inputs;
    }

    private int Rows => _exact.Value(_derived.Value).Values.Length;

    private void Judge(DerivativeKind kind, int request)
    {
        foreach (var derivative in _derived.DerivativesOf(request))
        {
            var expected = kind switch
            {
                DerivativeKind.Gradient or DerivativeKind.Jacobian => _jacobians[derivative.Of!],
                DerivativeKind.Vjp => Back(_jacobians[derivative.Of!], _inputs.InExtended(DirectionOf(_derived.Value.Target, request))),
                DerivativeKind.Jvp => Along(_model.Variables.Select(v => (_jacobians[v.Tensor], DirectionOf(v.Tensor, request))), Rows),
                DerivativeKind.Hessian when derivative.Differential!.First is { } first => Second(first, derivative.Of!),
                DerivativeKind.Hessian => _jacobians[derivative.Of!],
                DerivativeKind.HessianVectorProduct => Along(
                    _model.Variables.Select(v => (Second(derivative.Of!, v.Tensor), DirectionOf(v.Tensor, request))), _jacobians[derivative.Of!].Values.Length),
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };
            Compare(expected, derivative, $"{kind} by {derivative.Of!.Name}");
        }
    }

    private Tensor DirectionOf(Tensor along, int request) => _derived.Model.Parameters.Single(p => p.Along == along && p.Request == request).Tensor;

    private Dense<Extended> Second(Tensor first, Tensor second)
    {
        var gradient = Derivation.Gradient(_model);
        return Differences.Gradient(gradient.Definitions, gradient.Derivatives.Single(d => d.Of == first), _inputs, second);
    }

    /// <summary>c J.</summary>
    private static Dense<Extended> Back(Dense<Extended> jacobian, Dense<Extended> cotangent)
    {
        var columns = jacobian.Extents.Skip(cotangent.Rank).Aggregate(1, (product, extent) => product * extent);
        return Dense.Vector([.. Enumerable.Range(0, columns).Select(j =>
            cotangent.Values.Select((c, i) => c * jacobian.Values[(i * columns) + j]).Aggregate(Extended.Zero, (a, b) => a + b))]);
    }

    /// <summary>Σ J v.</summary>
    private Dense<Extended> Along(IEnumerable<(Dense<Extended> Jacobian, Tensor Direction)> blocks, int rows)
    {
        var sum = new Extended[rows];
        foreach (var (jacobian, direction) in blocks)
        {
            var v = _inputs.InExtended(direction).Values;
            for (var i = 0; i < rows; i++)
            {
                sum[i] += v.Select((vj, j) => vj * jacobian.Values[(i * v.Length) + j]).Aggregate(Extended.Zero, (a, b) => a + b);
            }
        }

        return Dense.Vector(sum);
    }

    private void Compare(Dense<Extended> expected, Definition derivative, string what)
    {
        var (actual, rounded) = (_exact.Value(derivative).Values, _rounded.Value(derivative).Values);
        Assert.Equal(expected.Values.Length, actual.Length);
        var largest = expected.Values.Aggregate(Extended.ScaleB(1, -40), (m, v) => Extended.Max(m, Extended.Abs(v)));
        for (var k = 0; k < actual.Length; k++)
        {
            var close = Extended.Abs(expected.Values[k] - actual[k]) <= Exactly * largest;
            var inDouble = Math.Abs(expected.Values[k].ToDouble() - rounded[k]) <= Math.Max(1e-9 * Math.Abs(rounded[k]), 1e-12 * largest.ToDouble());
            if (!close || !inDouble)
            {
                Assert.Fail($"{what} #{k} is {actual[k].ToString(20)} ({rounded[k]:R}) instead of {expected.Values[k].ToString(20)}.\n{GradientJudge.TextOf(_derived)}");
            }
        }
    }
}
