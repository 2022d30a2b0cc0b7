using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Evaluation;

/// <summary>The operations on reals that evaluation needs, as a structure without state, so that one evaluator serves every precision.</summary>
internal interface IArithmetic<T>
{
    T Number(Rational value);

    T Constant(NamedConstant name);

    T Add(T left, T right);

    T Subtract(T left, T right);

    T Multiply(T left, T right);

    T Divide(T left, T right);

    T Power(T value, int exponent);

    T Max(T left, T right);

    T Min(T left, T right);

    T Exp(T value);

    T Log(T value);

    T Apply(Primitive primitive, T[] arguments);

    bool IsInfinite(T value);

    T Abs(T value);

    bool Equal(T left, T right);

    bool Less(T left, T right);

    bool LessOrEqual(T left, T right);

    Dense<T> Load(Inputs inputs, Tensor parameter);
}
