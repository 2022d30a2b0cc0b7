using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Claims.Guesses;

/// <summary>The slips that are looked for, the likeliest first. Each row proposes mended claims; they are tested before one is named.</summary>
internal static partial class SlipTable
{
    public static IReadOnlyList<Func<Sides, IEnumerable<Slip>>> Rows { get; } =
    [
        Signs,
        Transposed,
        Parentheses,
        Derivatives,
        ExtraCases,
        WrongThresholds,
        IntegerDivisions,
        RoundedConstants,
        ExtraFactors,
        MissingFactors,
        WrongIndices,
        WrongLengths,
        ExtraTerms,
        MissingTerms,
        Exponents,
    ];

    private static IEnumerable<Slip> Signs(Sides s)
    {
        yield return new("sign", _ => "the whole has the opposite sign", s.Pool.Negate(s.Claim));
        foreach (var apply in s.Claim.Nodes().OfType<Apply>().Where(a => a is { Kind: ValueKind.Real, Arguments.Count: 1 }))
        {
            yield return new("sign", code => $"of the argument of {code(apply)}", s.With(apply, s.Pool.Apply(apply.Primitive, s.Pool.Negate(apply.Arguments[0]))));
        }

        foreach (var (sum, term) in Terms(s.Claim))
        {
            yield return new("sign", code => $"of {code(term.Value)}", s.With(sum, s.Pool.Subtract(sum, s.Pool.Scale(term.Coefficient * 2, term.Value))));
        }
    }

    private static IEnumerable<Slip> Transposed(Sides s)
    {
        if (s.Indices.OfType<IndexVariable>().Count() == 2)
        {
            yield return new("transposed", _ => "rows and columns of the whole are exchanged", s.Pool.Instantiate(s.Claim, [s.Pool.Axis(1), s.Pool.Axis(0)])) { IsTurned = true };
        }

        foreach (var read in s.Claim.Nodes().OfType<Read>().Where(r => r.Indices.Count == 2 && !ReferenceEquals(r.Indices[0], r.Indices[1])))
        {
            var turned = s.Pool.Read(read.Tensor, [read.Indices[1], read.Indices[0]]);
            Slip Mended(Expr mended) => new("transposed", code => $"{code(turned)} for {code(read)}", mended);
            yield return Mended(s.With(read, turned));

            // A sum over its rows is one over its columns then.
            foreach (var sum in s.Claim.Nodes().OfType<Reduce>().Where(r => read.FreeIndices.Keys.Contains(IndexVariable.KeyOf(IndexScope.Bound, r.BinderHeight)) && r.Body.Nodes().Contains(read)))
            {
                if (OtherAxis(read.Tensor, sum.Upper) is { } upper)
                {
                    yield return Mended(s.With(sum, s.Pool.Rebuild(sum, [sum.Lower, upper, (s with { Claim = sum.Body }).With(read, turned)])));
                }
            }
        }
    }

    private static Expr? OtherAxis(Tensor matrix, Expr length) =>
        ReferenceEquals(matrix.Extents[0], length) ? matrix.Extents[1] : ReferenceEquals(matrix.Extents[1], length) ? matrix.Extents[0] : null;

    /// <summary>A factor of one term that belongs to all of them, or of all that belongs to one; a term inside or outside of a function.</summary>
    private static IEnumerable<Slip> Parentheses(Sides s)
    {
        const string name = "misplaced parenthesis";
        foreach (var (sum, term) in Terms(s.Claim))
        {
            foreach (var factor in term.Value is Product product ? product.Factors.Where(f => f.Exponent == 1).Select(f => f.Base) : [])
            {
                var inner = s.Pool.Add(s.Pool.Subtract(sum, s.Pool.Scale(term.Coefficient, term.Value)), s.Pool.Scale(term.Coefficient, s.Pool.Divide(term.Value, factor)));
                yield return new(name, code => $"{code(factor)} belongs to the whole of {code(inner)}", s.With(sum, s.Pool.Multiply(inner, factor)));
            }

            // c(1 − t)f written as c − ctf, and the lone c added to what stood before.
            foreach (var number in sum.Constant.IsZero || term.Value is not Product ? [] : NumbersOf(s.Truth).Where(n => n < Rational.Abs(sum.Constant)).Distinct())
            {
                var part = s.Pool.Number(sum.Constant.Sign < 0 ? -number : number);
                foreach (var factor in ((Product)term.Value).Factors.Where(f => f.Exponent == 1).Select(f => f.Base))
                {
                    yield return new(name, code => $"{code(factor)} belongs to {code(part)} of {code(s.Pool.Number(sum.Constant))} too", s.With(
                        sum, s.Pool.Add(s.Pool.Subtract(sum, part), s.Pool.Multiply(part, factor))));
                }
            }

            foreach (var apply in s.Claim.Nodes().OfType<Apply>().Where(a => a.Arguments.Count == 1 && ReferenceEquals(a, term.Value)))
            {
                foreach (var other in sum.Terms.Where(t => !ReferenceEquals(t.Value, apply)))
                {
                    var moved = s.Pool.Scale(other.Coefficient, other.Value);
                    yield return new(name, code => $"{code(other.Value)} belongs into the argument of {apply.Primitive.Name}", s.With(
                        sum, s.Pool.Add(s.Pool.Subtract(sum, s.Pool.Add(moved, s.Pool.Scale(term.Coefficient, apply))), s.Pool.Scale(term.Coefficient, s.Pool.Apply(apply.Primitive, s.Pool.Add(apply.Arguments[0], moved))))));
                }
            }
        }

        foreach (var product in s.Claim.Nodes().OfType<Product>())
        {
            foreach (var sum in product.Factors.Where(f => f.Exponent == 1).Select(f => f.Base).OfType<Sum>().Where(x => !x.IsScaled))
            {
                foreach (var factor in product.Factors.Where(f => !ReferenceEquals(f.Base, sum)))
                {
                    var power = s.Pool.Power(factor.Base, factor.Exponent);
                    foreach (var part in sum.Terms.Select(t => s.Pool.Scale(t.Coefficient, t.Value)).Concat(sum.Constant.IsZero ? [] : [s.Pool.Number(sum.Constant)]))
                    {
                        var mended = s.Pool.Multiply(s.Pool.Divide(product, s.Pool.Multiply(power, sum)), s.Pool.Add(s.Pool.Subtract(sum, part), s.Pool.Multiply(part, power)));
                        yield return new(name, code => $"{code(power)} belongs to {code(part)} alone", s.With(product, mended));
                    }
                }
            }
        }

        foreach (var apply in s.Claim.Nodes().OfType<Apply>().Where(a => a.Arguments.Count == 1))
        {
            foreach (var term in apply.Arguments[0] is Sum { IsScaled: false } sum ? sum.Terms : [])
            {
                var moved = s.Pool.Scale(term.Coefficient, term.Value);
                yield return new(name, code => $"{code(moved)} does not belong into the argument of {apply.Primitive.Name}", s.With(
                    apply, s.Pool.Add(s.Pool.Apply(apply.Primitive, s.Pool.Subtract(apply.Arguments[0], moved)), moved)));
            }
        }
    }

    /// <summary>φ where φ' should stand, and the other way round.</summary>
    private static IEnumerable<Slip> Derivatives(Sides s)
    {
        foreach (var apply in Functions(s.Claim))
        {
            for (var k = 0; k < apply.Arguments.Count; k++)
            {
                if (apply.Arguments[k] is not Number)
                {
                    yield return new("φ for φ'", code => $"the derivative of {apply.Primitive.Name} belongs where {code(apply)} stands", s.With(apply, Partial(s.Pool, apply, k)));
                }
            }
        }

        var parts = new HashSet<Expr>(s.Claim.Nodes());
        foreach (var apply in Functions(s.Truth))
        {
            if (Partial(s.Pool, apply, apply.Arguments.Count - 1) is var partial && parts.Contains(partial))
            {
                yield return new("φ' for φ", code => $"{code(apply)} belongs where its derivative {code(partial)} stands", s.With(partial, apply));
            }
        }

        foreach (var step in s.Claim.Nodes().OfType<Select>().Where(x => x is { Then: Number { Value.IsOne: true }, IsGuard: true, Condition: Compare { Left: Number { Value.IsZero: true }, Right.Kind: ValueKind.Real } }))
        {
            yield return new("φ' for φ", code => $"{code(((Compare)step.Condition).Right)} belongs where its step {code(step)} stands", s.With(
                step, s.Pool.Apply(PrimitiveTable.Relu, ((Compare)step.Condition).Right)));
        }
    }

    /// <summary>A case that is none: another branch belongs there too.</summary>
    private static IEnumerable<Slip> ExtraCases(Sides s)
    {
        foreach (var choice in Choices(s.Claim))
        {
            yield return new("extra case", code => $"{code(choice.Otherwise)} belongs where {code(choice.Condition)}, too", s.With(choice, choice.Otherwise));
            yield return new("extra case", code => $"{code(choice.Then)} belongs where {code(s.Pool.Not(choice.Condition))}, too", s.With(choice, choice.Then));
            var conditions = choice.IsGuard ? Logic.Conjuncts(choice.Condition) : [];
            foreach (var condition in conditions.Where(c => conditions.Count > 1))
            {
                var rest = s.Pool.Guard(s.Pool.And([.. conditions.Where(c => !ReferenceEquals(c, condition))]), choice.Then);
                yield return new("extra case", code => $"{code(rest)} belongs where {code(s.Pool.Not(condition))}, too", s.With(choice, rest));
            }
        }
    }

    /// <summary>1 / n as C# has it, where a fraction is meant.</summary>
    private static IEnumerable<Slip> IntegerDivisions(Sides s)
    {
        var places = Places(s.Claim);
        foreach (var quotient in s.Claim.Nodes().OfType<Apply>().Where(a => a.Primitive == PrimitiveTable.IntegerDivide && !places.Contains(a)))
        {
            yield return new("integer division", code => $"{code(quotient)} of integers drops what is behind the point", s.With(quotient, s.Pool.Divide(quotient.Arguments[0], quotient.Arguments[1])));
        }
    }

    private static IEnumerable<Slip> WrongIndices(Sides s)
    {
        var inside = s.Claim.Nodes().OfType<IndexVariable>().Where(i => i.Scope == IndexScope.Bound).Cast<Expr>();
        var indices = s.Indices.Concat(inside).Distinct().ToList();
        foreach (var places in new Func<Read, int, IEnumerable<Expr>>[] { OfTruth, (read, axis) => [.. indices, .. Neighbours(read, axis)], Others })
        {
            foreach (var read in s.Claim.Nodes().OfType<Read>().Where(r => r.Indices.Count > 0))
            {
                for (var axis = 0; axis < read.Indices.Count; axis++)
                {
                    foreach (var index in places(read, axis).Where(i => !ReferenceEquals(i, read.Indices[axis])))
                    {
                        var mended = s.Pool.Read(read.Tensor, [.. read.Indices.Select((known, k) => k == axis ? index : known)]);
                        yield return new("wrong index", code => $"{code(mended)} for {code(read)}", s.With(read, mended));
                    }
                }
            }
        }

        // What the data says is another sum, not another place.
        IEnumerable<Expr> OfTruth(Read read, int axis) => s.Truth.Nodes().OfType<Read>().Where(r => r.Tensor == read.Tensor).Select(r => r.Indices[axis])
            .Where(i => !i.Nodes().OfType<Read>().Any(r => r.Indices.Count > 0)).Distinct();

        Expr[] Neighbours(Read read, int axis) => [s.Pool.Add(read.Indices[axis], s.Pool.One), s.Pool.Subtract(read.Indices[axis], s.Pool.One)];

        // In the other direction, from the end, and away by an index.
        IEnumerable<Expr> Others(Read read, int axis)
        {
            var place = read.Indices[axis];
            foreach (var term in place is Sum sum ? sum.Terms : [])
            {
                yield return s.Pool.Subtract(place, s.Pool.Scale(2 * term.Coefficient, term.Value));
            }

            yield return s.Pool.Subtract(s.Pool.Subtract(read.Tensor.Extents[axis], s.Pool.One), place);
            foreach (var index in indices)
            {
                yield return s.Pool.Add(place, index);
                yield return s.Pool.Subtract(place, index);
            }
        }

        for (var first = 0; first < s.Indices.Count; first++)
        {
            for (var second = first + 1; second < s.Indices.Count; second++)
            {
                var (one, other) = (s.Indices[first], s.Indices[second]);
                yield return new("wrong index", code => $"{code(one)} and {code(other)} are exchanged", new Exchange(s.Pool, one, other).Visit(s.Claim));
                yield return new("wrong index", code => $"{code(other)} for {code(one)}", new Exchange(s.Pool, one, other, onlyFirst: true).Visit(s.Claim));
                yield return new("wrong index", code => $"{code(one)} for {code(other)}", new Exchange(s.Pool, other, one, onlyFirst: true).Visit(s.Claim));
            }
        }
    }

    /// <summary>A sum over another axis, and one that leaves out its last elements or takes one too many.</summary>
    private static IEnumerable<Slip> WrongLengths(Sides s)
    {
        var lengths = s.Claim.Nodes().Concat(s.Truth.Nodes()).OfType<Reduce>().SelectMany(r => r.Upper.Nodes()).OfType<Extent>().Distinct().ToList();
        foreach (var reduce in s.Claim.Nodes().OfType<Reduce>())
        {
            foreach (var upper in lengths.Concat([s.Pool.Add(reduce.Upper, s.Pool.One), s.Pool.Subtract(reduce.Upper, s.Pool.One)]).Where(l => !ReferenceEquals(l, reduce.Upper)))
            {
                yield return new("wrong length", code => $"{code(upper)} for {code(reduce.Upper)}", s.With(reduce, s.Pool.Rebuild(reduce, [reduce.Lower, upper, reduce.Body])));
            }
        }
    }

    private static IEnumerable<Slip> ExtraTerms(Sides s)
    {
        foreach (var (sum, term) in Terms(s.Claim))
        {
            yield return new("extra term", code => code(s.Pool.Scale(term.Coefficient, term.Value)), s.With(sum, s.Pool.Subtract(sum, s.Pool.Scale(term.Coefficient, term.Value))));
        }

        foreach (var sum in s.Claim.Nodes().OfType<Sum>().Where(x => !x.Constant.IsZero && x.Kind == ValueKind.Real))
        {
            yield return new("extra term", code => code(s.Pool.Number(sum.Constant)), s.With(sum, s.Pool.Subtract(sum, s.Pool.Number(sum.Constant))));
        }
    }

    private static IEnumerable<Slip> MissingTerms(Sides s)
    {
        // The truth's own terms before those of its parts.
        var missing = new[] { s.Truth }.Concat(s.Truth.Nodes()).OfType<Sum>().Where(x => x is { Kind: ValueKind.Real, IsScaled: false })
            .SelectMany(x => x.Terms.Select(t => s.Pool.Scale(t.Coefficient, t.Value)).Concat(x.Constant.IsZero ? [] : [s.Pool.Number(x.Constant)])).Where(t => !IsBound(t)).Distinct().Take(24).ToList();
        foreach (var term in missing)
        {
            yield return new("missing term", code => code(term), s.Pool.Add(s.Claim, term));
            foreach (var sum in s.Claim.Nodes().OfType<Sum>().Where(x => x is { Kind: ValueKind.Real, IsScaled: false }))
            {
                yield return new("missing term", code => $"{code(term)} in {code(sum)}", s.With(sum, s.Pool.Add(sum, term)));
            }
        }

        foreach (var (factor, _) in s.Claim.Nodes().OfType<Product>().SelectMany(p => p.Factors).Select(f => (f.Base, f.Exponent)).Distinct())
        {
            foreach (var term in missing)
            {
                yield return new("missing term", code => $"{code(term)} beside {code(factor)}", s.With(factor, s.Pool.Add(factor, term)));
            }
        }
    }

    private static IEnumerable<Slip> Exponents(Sides s)
    {
        foreach (var product in s.Claim.Nodes().OfType<Product>())
        {
            foreach (var factor in product.Factors)
            {
                yield return new("exponent", code => $"{code(factor.Base)} once more", s.With(product, s.Pool.Multiply(product, factor.Base)));
                yield return new("exponent", code => $"{code(factor.Base)} once less", s.With(product, s.Pool.Divide(product, factor.Base)));
            }
        }

        foreach (var apply in s.Claim.Nodes().OfType<Apply>().Where(a => a.Kind == ValueKind.Real))
        {
            yield return new("exponent", code => $"{code(apply)} is to be squared", s.With(apply, s.Pool.Power(apply, 2)));
        }
    }

    /// <summary>Choices between values, not between places.</summary>
    private static IEnumerable<Select> Choices(Expr expr)
    {
        var places = Places(expr);
        return expr.Nodes().OfType<Select>().Where(c => c.Kind != ValueKind.Boolean && !places.Contains(c));
    }

    private static HashSet<Expr> Places(Expr expr) => [.. expr.Nodes().OfType<Read>().SelectMany(r => r.Indices).SelectMany(i => i.Nodes())];

    private static IEnumerable<Apply> Functions(Expr expr) => expr.Nodes().OfType<Apply>().Where(a => a.Primitive.Partials.Count > 0);

    private static Expr Partial(ExprPool pool, Apply apply, int argument) =>
        apply.Primitive.Partials[argument]([.. apply.Arguments.Select(a => new Formula(pool, a))], new(pool, apply)).Expr;

    private static IEnumerable<(Sum Sum, Term Term)> Terms(Expr expr) => expr.Nodes().OfType<Sum>().Where(s => s is { Kind: ValueKind.Real, IsScaled: false }).SelectMany(s => s.Terms, (s, t) => (s, t));

    private static IEnumerable<Rational> NumbersOf(Expr expr) => expr.Nodes().OfType<Sum>().Where(s => s.Kind == ValueKind.Real)
        .SelectMany(s => s.Terms.Select(t => Rational.Abs(t.Coefficient))).Where(c => !c.IsOne && !c.IsZero).SelectMany(c => (Rational[])[c, Rational.Reciprocal(c)]);

    private static bool IsBound(Expr expr) => expr.FreeIndices.Keys.Any(k => k < 0);

    private sealed class Exchange(ExprPool pool, Expr first, Expr second, bool onlyFirst = false) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => ReferenceEquals(expr, first) ? second : ReferenceEquals(expr, second) && !onlyFirst ? first : null;
    }
}
