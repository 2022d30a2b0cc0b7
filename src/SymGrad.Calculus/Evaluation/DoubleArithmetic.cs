using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Evaluation;

/// <summary>IEEE double arithmetic.</summary>
internal readonly struct DoubleArithmetic : IArithmetic<double>
{
    public double Number(Rational value) => value.ToDouble();

    public double Constant(NamedConstant name) => name switch
    {
        NamedConstant.Pi => Math.PI,
        NamedConstant.E => Math.E,
        NamedConstant.PositiveInfinity => double.PositiveInfinity,
        _ => double.NaN,
    };

    public double Add(double left, double right) => left + right;

    public double Subtract(double left, double right) => left - right;

    public double Multiply(double left, double right) => left * right;

    public double Divide(double left, double right) => left / right;

    public double Power(double value, int exponent)
    {
        var (result, square) = (1.0, value);
        for (var rest = Math.Abs((long)exponent); rest != 0; rest >>= 1)
        {
            result = (rest & 1) != 0 ? result * square : result;
            square *= square;
        }

        return exponent < 0 ? 1 / result : result;
    }

    public double Max(double left, double right) => Math.Max(left, right);

    public double Min(double left, double right) => Math.Min(left, right);

    public double Exp(double value) => Math.Exp(value);

    public double Log(double value) => Math.Log(value);

    public double Apply(Primitive primitive, double[] arguments) => primitive.Value.InDouble(arguments);

    public bool IsInfinite(double value) => double.IsInfinity(value);

    public double Abs(double value) => Math.Abs(value);

    public bool Equal(double left, double right) => left == right;

    public bool Less(double left, double right) => left < right;

    public bool LessOrEqual(double left, double right) => left <= right;

    public Dense<double> Load(Inputs inputs, Tensor parameter) => inputs.InDouble(parameter);
}
