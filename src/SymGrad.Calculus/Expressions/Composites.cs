using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Expressions;

/// <summary>A term of a sum: an exact coefficient times an expression that carries none.</summary>
public readonly record struct Term(Rational Coefficient, Expr Value);

/// <summary>
/// A sum with exact rational coefficients and a constant; <c>2·x</c> is a sum of one term. Two sums are the same node whatever
/// the order of their terms; the order kept is the one in which the model wrote them first.
/// </summary>
public sealed class Sum : Expr
{
    internal Sum(ValueKind kind, IReadOnlyList<Term> terms, Rational constant, IReadOnlyList<Expr> operands)
        : base(kind, HashOf(terms, constant), FreeOf(operands), HeightOf(operands)) => (Terms, Constant, Operands) = (terms, constant, operands);

    public IReadOnlyList<Term> Terms { get; }

    public Rational Constant { get; }

    public override IReadOnlyList<Expr> Operands { get; }

    /// <summary>The term, where there is exactly one beside the constant.</summary>
    public Term? OnlyTerm => Terms.Count == 1 ? Terms[0] : null;

    /// <summary>Whether this is a number times one expression.</summary>
    public bool IsScaled => Terms.Count == 1 && Constant.IsZero;

    internal override bool StructurallyEquals(Expr other)
    {
        if (other is not Sum s || s.Terms.Count != Terms.Count || !s.Constant.Equals(Constant) || s.Kind != Kind)
        {
            return false;
        }

        foreach (var term in Terms)
        {
            var found = false;
            foreach (var candidate in s.Terms)
            {
                found |= ReferenceEquals(candidate.Value, term.Value) && candidate.Coefficient.Equals(term.Coefficient);
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private static int HashOf(IReadOnlyList<Term> terms, Rational constant)
    {
        var hash = Mix(29, constant.GetHashCode());
        foreach (var term in terms)
        {
            hash = unchecked(hash + Mix(term.Coefficient.GetHashCode(), term.Value.StructuralHash));
        }

        return hash;
    }
}

/// <summary>A factor of a product: a base to a non-zero integer power.</summary>
public readonly record struct Factor(Expr Base, int Exponent);

/// <summary>A product of integer powers; numbers stand in the surrounding <see cref="Sum"/>. Order as for sums.</summary>
public sealed class Product : Expr
{
    internal Product(ValueKind kind, IReadOnlyList<Factor> factors, IReadOnlyList<Expr> operands)
        : base(kind, HashOf(factors), FreeOf(operands), HeightOf(operands)) => (Factors, Operands) = (factors, operands);

    public IReadOnlyList<Factor> Factors { get; }

    public override IReadOnlyList<Expr> Operands { get; }

    internal override bool StructurallyEquals(Expr other)
    {
        if (other is not Product p || p.Factors.Count != Factors.Count || p.Kind != Kind)
        {
            return false;
        }

        foreach (var factor in Factors)
        {
            var found = false;
            foreach (var candidate in p.Factors)
            {
                found |= ReferenceEquals(candidate.Base, factor.Base) && candidate.Exponent == factor.Exponent;
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private static int HashOf(IReadOnlyList<Factor> factors)
    {
        var hash = 31;
        foreach (var factor in factors)
        {
            hash = unchecked(hash + Mix(factor.Exponent, factor.Base.StructuralHash));
        }

        return hash;
    }
}

/// <summary>A primitive function of the table applied to its arguments.</summary>
public sealed class Apply : Expr
{
    internal Apply(Primitive primitive, IReadOnlyList<Expr> arguments)
        : base(primitive.ResultKind, Mix(Mix(37, primitive.Ordinal), arguments), FreeOf(arguments), HeightOf(arguments)) =>
        (Primitive, Arguments) = (primitive, arguments);

    public Primitive Primitive { get; }

    public IReadOnlyList<Expr> Arguments { get; }

    public override IReadOnlyList<Expr> Operands => Arguments;

    internal override bool StructurallyEquals(Expr other) => other is Apply a && ReferenceEquals(a.Primitive, Primitive) && Same(a.Arguments, Arguments);
}

/// <summary>How the terms of a reduction are joined.</summary>
public enum ReductionKind
{
    Sum,
    Product,
    Max,
    Min,
    LogSumExp,
}

/// <summary>
/// A reduction over an integer index from <see cref="Lower"/> to below <see cref="Upper"/>. In <see cref="Body"/> the index is the
/// bound variable of this node's height; <see cref="ExprPool.Open"/> and <see cref="ExprPool.Reduce"/> are the way in and out.
/// </summary>
public sealed class Reduce : Expr
{
    internal Reduce(ReductionKind operation, Expr lower, Expr upper, Expr body, int height, string? name)
        : base(
            body.Kind,
            Mix(Mix(41, (int)operation), [lower, upper, body]),
            body.FreeIndices.Without(IndexVariable.KeyOf(IndexScope.Bound, height)).Union(lower.FreeIndices).Union(upper.FreeIndices),
            height)
    {
        Operation = operation;
        Lower = lower;
        Upper = upper;
        Body = body;
        NameHint = name;
    }

    public ReductionKind Operation { get; }

    public Expr Lower { get; }

    public Expr Upper { get; }

    public Expr Body { get; }

    /// <summary>The user's name for the index; no part of the node's identity.</summary>
    public string? NameHint { get; }

    public override IReadOnlyList<Expr> Operands => [Lower, Upper, Body];

    internal override bool StructurallyEquals(Expr other) =>
        other is Reduce r && r.Operation == Operation && ReferenceEquals(r.Lower, Lower) && ReferenceEquals(r.Upper, Upper) && ReferenceEquals(r.Body, Body);
}
