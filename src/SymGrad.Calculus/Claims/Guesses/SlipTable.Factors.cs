using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Guesses;

/// <content>Factors that are missing or too many, coefficients among them.</content>
internal static partial class SlipTable
{
    private static readonly Rational[] Constants = [2, Rational.Half, 3, new(1, 3), 4, new(1, 4)];

    private static IEnumerable<Slip> ExtraFactors(Sides s)
    {
        foreach (var product in s.Claim.Nodes().OfType<Product>())
        {
            foreach (var power in product.Factors.SelectMany(f => (Expr[])[s.Pool.Power(f.Base, f.Exponent), f.Base]).Distinct())
            {
                yield return new("extra factor", code => code(power), s.With(product, s.Pool.Divide(product, power)));
            }
        }

        foreach (var factor in s.Claim is Product or Sum { IsScaled: true } ? [] : FactorsOf(s.Claim).Take(12))
        {
            yield return new("extra factor", code => code(factor), s.Pool.Divide(s.Claim, factor));
        }
    }

    private static IEnumerable<Slip> MissingFactors(Sides s)
    {
        var ratio = s.Pool.Divide(s.Truth, s.Claim);
        if (ratio is Number { Value.IsZero: false } number)
        {
            yield return Scaled(s, CoefficientOf(s.Claim), number.Value, place: null, s.Pool.Scale(number.Value, s.Claim));
        }
        else if (!ratio.Nodes().Any(n => n is Read { Kind: ValueKind.Real } || ReferenceEquals(n, s.Claim) || ReferenceEquals(n, s.Truth)))
        {
            yield return new("missing factor", code => code(ratio), s.Pool.Multiply(s.Claim, ratio));
        }

        var ofTruth = NumbersOf(s.Truth).Distinct().ToList();
        var numbers = Constants.Concat(ofTruth).Distinct().ToList();
        foreach (var times in numbers)
        {
            yield return Scaled(s, CoefficientOf(s.Claim), times, place: null, s.Pool.Scale(times, s.Claim));
        }

        // A coefficient may also be another one of the truth's.
        foreach (var (sum, term) in Terms(s.Claim))
        {
            foreach (var times in numbers.Concat(ofTruth.Select(n => n / Rational.Abs(term.Coefficient))).Distinct())
            {
                yield return Scaled(s, term.Coefficient, times, term.Value, s.With(sum, s.Pool.Add(sum, s.Pool.Scale(term.Coefficient * (times - 1), term.Value))));
            }
        }

        foreach (var times in numbers)
        {
            foreach (var sum in s.Claim.Nodes().OfType<Sum>().Where(x => !x.Constant.IsZero && x.Kind == ValueKind.Real))
            {
                yield return Scaled(s, Rational.One, times, s.Pool.Number(sum.Constant), s.With(sum, s.Pool.Add(sum, s.Pool.Number(sum.Constant * (times - 1)))));
            }

            foreach (var choice in Choices(s.Claim))
            {
                foreach (var branch in ((Expr[])[choice.Then, choice.Otherwise]).Where(b => b is not Select))
                {
                    var scaled = s.Pool.Scale(times, branch);
                    yield return Scaled(s, CoefficientOf(branch), times, branch, s.With(choice, ReferenceEquals(branch, choice.Then)
                        ? s.Pool.Select(choice.Condition, scaled, choice.Otherwise) : s.Pool.Select(choice.Condition, choice.Then, scaled)));
                }
            }
        }

        foreach (var slip in MissingConditions(s))
        {
            yield return slip;
        }

        // The whole of the truth is missing where a number stands; elsewhere that would say nothing.
        foreach (var factor in FactorsOf(s.Truth).Where(f => s.Claim is Number || !ReferenceEquals(f, s.Truth)).Take(30))
        {
            yield return new("missing factor", code => code(factor), s.Pool.Multiply(s.Claim, factor));
            foreach (var (sum, term) in Terms(s.Claim))
            {
                yield return new("missing factor", code => $"{code(factor)} at {code(term.Value)}", s.With(
                    sum, s.Pool.Add(s.Pool.Subtract(sum, s.Pool.Scale(term.Coefficient, term.Value)), s.Pool.Scale(term.Coefficient, s.Pool.Multiply(term.Value, factor)))));
            }
        }

        // The derivative of a determinant is it times the inverse.
        foreach (var inverse in s.Claim.Nodes().OfType<MatrixFunction>().Where(m => m.Operation == MatrixOperation.Inverse))
        {
            var determinant = s.Pool.MatrixFunction(MatrixOperation.Determinant, inverse.Matrix, []);
            yield return new("missing factor", code => code(determinant), s.Pool.Multiply(s.Claim, determinant));
        }

        foreach (var divisor in s.Truth.Nodes().OfType<Product>().SelectMany(p => p.Factors).Where(f => f.Exponent < 0).Select(f => s.Pool.Power(f.Base, -f.Exponent)).Where(f => !IsBound(f)).Distinct())
        {
            yield return new("missing factor", code => code(s.Pool.Divide(s.Pool.One, divisor)), s.Pool.Divide(s.Claim, divisor));
        }

        // Below a sum the factor may have the sum's own index.
        foreach (var reduce in s.Claim.Nodes().OfType<Reduce>())
        {
            foreach (var other in s.Truth.Nodes().OfType<Reduce>().Where(r => r.BinderHeight == reduce.BinderHeight && r.Operation == reduce.Operation))
            {
                foreach (var factor in FactorsOf(other.Body, bound: true).Take(8))
                {
                    yield return new("missing factor", code => $"{code(factor)} in {code(reduce)}", s.With(
                        reduce, s.Pool.Rebuild(reduce, [reduce.Lower, reduce.Upper, s.Pool.Multiply(reduce.Body, factor)])));
                }
            }
        }
    }

    /// <summary>A coefficient that is to be so many times as large, as a factor that is missing, one too many, or another number.</summary>
    private static Slip Scaled(Sides s, Rational coefficient, Rational times, Expr? place, Expr mended)
    {
        var product = coefficient * times;
        return times.IsInteger || (times.Numerator.IsOne && !product.IsInteger) ? new("missing factor", code => code(s.Pool.Number(times)) + At(code), mended)
            : times.Numerator.IsOne ? new("extra factor", code => code(s.Pool.Number(Rational.Reciprocal(times))) + At(code), mended)
            : new("coefficient", code => $"{code(s.Pool.Number(product))} belongs where {code(s.Pool.Number(coefficient))} stands{At(code)}", mended);

        string At(Func<Expr, string> code) => place is null ? "" : $" at {code(place)}";
    }

    private static Rational CoefficientOf(Expr expr) => expr switch
    {
        Number number => number.Value,
        Sum { IsScaled: true } scaled => scaled.Terms[0].Coefficient,
        _ => Rational.One,
    };

    /// <summary>Factors of the products in an expression, and its simplest parts.</summary>
    private static IEnumerable<Expr> FactorsOf(Expr expr, bool bound = false) => expr.Nodes().OfType<Product>().SelectMany(p => p.Factors.Select(f => f.Base))
        .Concat(expr.Nodes().Where(n => n is Read { Kind: ValueKind.Real } or Apply { Kind: ValueKind.Real } or Extent)).Concat([expr]).Where(f => bound || !IsBound(f)).Distinct();
}
