using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// x·x^(a − 1) is x^a and √x/x² is 1/(x√x): powers of one base in a product are one power. Where the base is negative or not a number, neither side has a value
/// that the other lacks, since a power stays that has the exponent's own domain; at 0 alone a quotient may have none. So the code, which is asked at 0 too, keeps
/// its factors, and a product of which only an integer power would be left keeps them on paper: √x·√x is not x for negative numbers.
/// </summary>
/// <param name="pool">Where expressions are made.</param>
/// <param name="named">What has a name on paper; a power among it is written by its name.</param>
internal sealed class CollectedPowers(ExprPool pool, IEnumerable<Definition> named) : ExprRewriter(pool)
{
    /// <summary>An exponent beyond this is left as it is.</summary>
    private const int Largest = 64;

    private readonly Dictionary<Tensor, Apply> _named = named.Where(d => IsPower(d.Body)).ToDictionary(d => d.Target, d => (Apply)d.Body);

    // What the model computes is known wherever a derivative is read.
    private readonly Dictionary<Expr, Tensor> _values = named.Where(d => d is { Role: DefinitionRole.Value, Target.Rank: 0 } && IsPower(d.Body)).GroupBy(d => d.Body).ToDictionary(g => g.Key, g => g.First().Target);

    protected override Expr After(Expr expr)
    {
        if (expr is not Product { Kind: ValueKind.Real } product || product.Factors.Count < 2)
        {
            return expr;
        }

        var factors = product.Factors.ToList();
        foreach (var power in product.Factors.Select(f => Opened(f.Base)).OfType<Apply>().ToList())
        {
            var @base = power.Arguments[0];
            var members = factors.Where(f => ReferenceEquals(f.Base, @base) || (Opened(f.Base) is { } other && ReferenceEquals(other.Arguments[0], @base))).ToList();
            if (members.Count > 1 && Collected(@base, members, power.Primitive) is { } collected)
            {
                factors.Insert(factors.IndexOf(members[0]), new(collected, 1));
                factors.RemoveAll(members.Contains);
            }
        }

        return Pool.MultiplyPowers(factors);
    }

    /// <summary>The members as one power, or as an integer power and a root; null where that is an integer power alone.</summary>
    private Expr? Collected(Expr @base, IReadOnlyList<Factor> members, Primitive root)
    {
        var exponent = Pool.Add([.. members.Select(m => Pool.Scale(new Rational(m.Exponent), Opened(m.Base) is { } own ? ExponentOf(own) : Pool.One))]);
        if (exponent is Number { Value: var number } && (number.IsInteger || Rational.Abs(number) > new Rational(Largest)))
        {
            return null;
        }

        foreach (var name in members.Select(m => m.Base).OfType<Read>().Where(r => Opened(r) is not null))
        {
            var degree = ExponentOf(Opened(name)!);
            if (ReferenceEquals(degree, exponent))
            {
                return name;
            }

            if (degree is Number { Value: { IsZero: false } one } && exponent is Number { Value: var all } && all / one is { IsInteger: true } times)
            {
                return Pool.Power(name, (int)times.Numerator);
            }
        }

        return exponent is Number { Value: var halves } && (halves * new Rational(2)).IsInteger && root != PrimitiveTable.Pow
            ? Pool.MultiplyPowers([new(@base, (int)(halves.Numerator / 2)), new(Pool.Apply(root, @base), halves.Sign)])
            : Pool.Apply(PrimitiveTable.Pow, @base, exponent) is var power && _values.TryGetValue(power, out var value) ? Pool.Read(value) : power;
    }

    /// <summary>A power or root, also one that has a name.</summary>
    private Apply? Opened(Expr expr) => expr switch
    {
        Read read when _named.TryGetValue(read.Tensor, out var body) => (Apply)Pool.Instantiate(body, [.. read.Indices]),
        Apply apply when IsPower(apply) => apply,
        _ => null,
    };

    private Expr ExponentOf(Apply power) => power.Primitive == PrimitiveTable.Pow ? power.Arguments[1] : Pool.Number(Rational.Half);

    private static bool IsPower(Expr body) => body is Apply { Kind: ValueKind.Real } apply && (apply.Primitive == PrimitiveTable.Pow || apply.Primitive == PrimitiveTable.Sqrt || apply.Primitive == PrimitiveTable.NormRoot);
}
