using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <summary>Values for the parameters of a model, by tensor.</summary>
public sealed class Inputs
{
    private readonly Dictionary<Tensor, Dense<double>> _reals;
    private readonly Dictionary<Tensor, Dense<Extended>> _extended;
    private readonly Dictionary<Tensor, Dense<long>> _integers;

    public Inputs()
        : this([], [], [])
    {
    }

    private Inputs(Dictionary<Tensor, Dense<double>> reals, Dictionary<Tensor, Dense<Extended>> extended, Dictionary<Tensor, Dense<long>> integers) =>
        (_reals, _extended, _integers) = (reals, extended, integers);

    public Inputs With(Tensor parameter, Dense<double> value)
    {
        Demand(parameter, ValueKind.Real, value.Rank);
        return Without(parameter, reals => reals._reals[parameter] = value);
    }

    public Inputs With(Tensor parameter, Dense<Extended> value)
    {
        Demand(parameter, ValueKind.Real, value.Rank);
        return Without(parameter, inputs => inputs._extended[parameter] = value);
    }

    public Inputs With(Tensor parameter, Dense<long> value)
    {
        Demand(parameter, ValueKind.Integer, value.Rank);
        return Without(parameter, inputs => inputs._integers[parameter] = value);
    }

    public Inputs With(Tensor parameter, double value) => With(parameter, Dense.Scalar(value));

    public Inputs With(Tensor parameter, params double[] values) => With(parameter, Dense.Vector(values));

    public Inputs With(Tensor parameter, double[,] values) => With(parameter, Dense.Matrix(values));

    public Inputs With(Tensor parameter, long value) => With(parameter, Dense.Scalar(value));

    public Inputs With(Tensor parameter, params long[] values) => With(parameter, Dense.Vector(values));

    /// <summary>The extents of a parameter.</summary>
    public IReadOnlyList<int> ExtentsOf(Tensor parameter) =>
        _reals.TryGetValue(parameter, out var real) ? real.Extents
        : _extended.TryGetValue(parameter, out var extended) ? extended.Extents
        : InIntegers(parameter).Extents;

    /// <summary>A real parameter, rounded to double where it was given in extended precision.</summary>
    public Dense<double> InDouble(Tensor parameter) =>
        _reals.TryGetValue(parameter, out var real) ? real
        : _extended.TryGetValue(parameter, out var extended) ? extended.Select(v => v.ToDouble())
        : throw Missing(parameter);

    /// <summary>A real parameter in extended precision.</summary>
    public Dense<Extended> InExtended(Tensor parameter) =>
        _extended.TryGetValue(parameter, out var extended) ? extended
        : _reals.TryGetValue(parameter, out var real) ? real.Select(Extended.FromDouble)
        : throw Missing(parameter);

    /// <summary>An integer parameter.</summary>
    public Dense<long> InIntegers(Tensor parameter) => _integers.TryGetValue(parameter, out var value) ? value : throw Missing(parameter);

    private static void Demand(Tensor parameter, ValueKind kind, int rank)
    {
        if (!parameter.IsParameter || parameter.Kind != kind || parameter.Rank != rank)
        {
            throw new ArgumentException(FormattableString.Invariant($"{parameter.Name} is no parameter of kind {kind} with {rank} axes."), nameof(parameter));
        }
    }

    private static EvaluationException Missing(Tensor parameter) => new($"No value was given for {parameter.Name}.");

    private Inputs Without(Tensor parameter, Action<Inputs> set)
    {
        var copy = new Inputs(new(_reals), new(_extended), new(_integers));
        copy._reals.Remove(parameter);
        copy._extended.Remove(parameter);
        set(copy);
        return copy;
    }
}
