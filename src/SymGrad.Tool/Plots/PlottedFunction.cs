using SymGrad.Calculus;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Evaluation.Enclosures;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Tool.Loading;

namespace SymGrad.Tool.Plots;

/// <summary>A model as a function of one number, with its derivatives: derived by the engine, evaluated by the engine.</summary>
internal sealed class PlottedFunction
{
    private readonly Derived _derived;
    private readonly Tensor _variable;
    private readonly Inputs _others;
    private readonly IReadOnlyList<Definition> _orders;
    private readonly Dictionary<double, double[]> _known = [];
    private readonly CancellationToken _cancellation;

    /// <param name="method">The method.</param>
    /// <param name="variable">The parameter along which is plotted.</param>
    /// <param name="given">The values of the method's parameters; null where there is only the one.</param>
    /// <param name="highest">The highest derivative.</param>
    /// <param name="cancellation">Ends an evaluation early.</param>
    public PlottedFunction(DerivedMethod method, string variable, Inputs? given, int highest, CancellationToken cancellation)
    {
        var model = method.Method.Model!.ToModel();
        var own = method.Derived.Model.Parameters.Where(p => p.Along is null).ToList();
        _cancellation = cancellation;
        _variable = model.Parameters.First(p => p.Name == variable && p.Tensor.Rank == 0).Tensor;
        _others = model.Parameters.Select((p, k) => (p.Tensor, From: own[k].Tensor)).Where(p => p.Tensor != _variable)
            .Aggregate(new Inputs(), (inputs, p) => p.Tensor.Kind == ValueKind.Real ? inputs.With(p.Tensor, given!.InDouble(p.From)) : inputs.With(p.Tensor, given!.InIntegers(p.From)));
        _derived = Derivation.Of(model, [.. Enumerable.Range(1, highest).Select(order => new DerivativeRequest(DerivativeKind.Derivative, [_variable]) { Order = order })], cancellation: cancellation);
        _orders = [_derived.Value, .. Enumerable.Range(0, highest).Select(k => _derived.DerivativesOf(k).Single())];
    }

    /// <summary>The value, or a derivative; NaN where it is not defined.</summary>
    public double At(double x, int order)
    {
        if (!_known.TryGetValue(x, out var values))
        {
            var evaluator = Evaluator.Double(_derived.Definitions, _others.With(_variable, x), _cancellation);
            values = [.. _orders.Select(d => evaluator.Value(d).Scalar)];

            // A function has no derivative where it is not defined, whatever the formula gives.
            _known[x] = values = double.IsNaN(values[0]) ? [.. values.Select(_ => double.NaN)] : values;
        }

        return values[order];
    }

    /// <summary>All values that it, or a derivative, has over the reals; null where that is not known.</summary>
    public Interval? RangeOf(int order) => IsDefined(order, Interval.Reals) ? Search(order).Run() : null;

    /// <summary>All values between two numbers; null where that is not known.</summary>
    public Interval? RangeOf(int order, double from, double to) => IsDefined(order, Interval.Closed(from, to)) ? Search(order).Run(from, to) : null;

    /// <summary>A formula of a derivative may give values where the function has none: then its range is not that of the derivative.</summary>
    private bool IsDefined(int order, Interval over)
    {
        var enclosure = new Enclosure(_derived.Definitions.ToDictionary(d => d.Target, d => d.Body), _variable, over, _others);
        enclosure.Of(_derived.Value.Target);
        return order == 0 || enclosure.IsDefined;
    }

    private RangeSearch Search(int order) =>
        new(_derived.Definitions, _variable, _others, _orders[order].Target, order + 1 < _orders.Count ? _orders[order + 1].Target : null, _cancellation);
}
