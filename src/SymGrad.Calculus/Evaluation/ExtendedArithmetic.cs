using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Evaluation;

/// <summary>Arithmetic of 256 bits.</summary>
internal readonly struct ExtendedArithmetic : IArithmetic<Extended>
{
    public Extended Number(Rational value) => Extended.FromRational(value);

    public Extended Constant(NamedConstant name) => name switch
    {
        NamedConstant.Pi => Extended.Pi,
        NamedConstant.E => Extended.E,
        NamedConstant.PositiveInfinity => Extended.PositiveInfinity,
        _ => Extended.NaN,
    };

    public Extended Add(Extended left, Extended right) => left + right;

    public Extended Subtract(Extended left, Extended right) => left - right;

    public Extended Multiply(Extended left, Extended right) => left * right;

    public Extended Divide(Extended left, Extended right) => left / right;

    public Extended Power(Extended value, int exponent) => Extended.PowInteger(value, exponent);

    public Extended Max(Extended left, Extended right) => Extended.Max(left, right);

    public Extended Min(Extended left, Extended right) => Extended.Min(left, right);

    public Extended Exp(Extended value) => Extended.Exp(value);

    public Extended Log(Extended value) => Extended.Log(value);

    public Extended Apply(Primitive primitive, Extended[] arguments) => primitive.Value.InExtended(arguments);

    public bool IsInfinite(Extended value) => value.IsInfinity;

    public Extended Abs(Extended value) => Extended.Abs(value);

    public bool Equal(Extended left, Extended right) => left == right;

    public bool Less(Extended left, Extended right) => left < right;

    public bool LessOrEqual(Extended left, Extended right) => left <= right;

    public Dense<Extended> Load(Inputs inputs, Tensor parameter) => inputs.InExtended(parameter);
}
