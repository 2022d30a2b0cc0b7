using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Primitives;

/// <summary>A primitive's value, in double and in extended precision; an integer function has its own.</summary>
public sealed class ValueRule
{
    private ValueRule(Func<double[], double> real, Func<Extended[], Extended> extended) => (InDouble, InExtended) = (real, extended);

    public Func<double[], double> InDouble { get; }

    public Func<Extended[], Extended> InExtended { get; }

    /// <summary>Set for functions of integers, which have no other value.</summary>
    public Func<long, long, long>? InIntegers { get; private init; }

    public static ValueRule Of(Func<double, double> real, Func<Extended, Extended> extended) =>
        new(x => real(x[0]), x => extended(x[0]));

    public static ValueRule Of(Func<double, double, double> real, Func<Extended, Extended, Extended> extended) =>
        new(x => real(x[0], x[1]), x => extended(x[0], x[1]));

    public static ValueRule Of(Func<double, double, double, double> real, Func<Extended, Extended, Extended, Extended> extended) =>
        new(x => real(x[0], x[1], x[2]), x => extended(x[0], x[1], x[2]));

    public static ValueRule Of(Func<long, long, long> integer) => new(
        x => integer((long)x[0], (long)x[1]),
        x => Extended.FromInteger(integer((long)(double)x[0], (long)(double)x[1])))
    {
        InIntegers = integer,
    };
}
