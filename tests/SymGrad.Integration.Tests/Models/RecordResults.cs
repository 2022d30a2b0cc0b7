using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Where a pendulum is, and how fast.</summary>
internal readonly record struct Swing(double Angle, double Speed);

/// <summary>A record in a record, beside a vector.</summary>
internal sealed record Journey(Swing End, Vec<double> Angles);

/// <summary>Models that return records and structs.</summary>
internal static partial class RecordResults
{
    [Jacobian, Jvp, Vjp]
    internal static Swing Step(Swing s, double dt)
    {
        var speed = s.Speed - (dt * Math.Sin(s.Angle));
        return s with { Speed = speed, Angle = s.Angle + (dt * speed) };
    }

    /// <summary>What the rounds hand on is a record, and so is what comes out.</summary>
    [Jacobian, Jvp, Vjp]
    internal static Journey Swung(Swing start, Vec<double> steps)
    {
        var (state, angles) = (start, new double[steps.Length]);
        for (var t = 0; t < steps.Length; t++)
        {
            state = Step(state, steps[t]);
            angles[t] = state.Angle;
        }

        return new(state, Tanh((Vec<double>)angles));
    }

    /// <summary>A tuple in a tuple.</summary>
    [Jacobian]
    internal static (double sum, (double square, Vec<double> scaled) rest) Nested(double x, Vec<double> y) => (x * Sum(y), (x * x, x * y));
}
