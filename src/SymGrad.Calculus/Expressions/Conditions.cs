using System.Linq;

namespace SymGrad.Calculus.Expressions;

/// <summary>How two numbers are compared.</summary>
public enum Relation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
}

/// <summary>A comparison of two reals or two integers; greater-than is written with the operands exchanged.</summary>
public sealed class Compare : Expr
{
    internal Compare(Relation relation, Expr left, Expr right)
        : base(ValueKind.Boolean, Mix(Mix(43, (int)relation), [left, right]), FreeOf([left, right]), HeightOf([left, right])) =>
        (Relation, Left, Right) = (relation, left, right);

    public Relation Relation { get; }

    public Expr Left { get; }

    public Expr Right { get; }

    public override IReadOnlyList<Expr> Operands => [Left, Right];

    internal override bool StructurallyEquals(Expr other) =>
        other is Compare c && c.Relation == Relation && ReferenceEquals(c.Left, Left) && ReferenceEquals(c.Right, Right);
}

/// <summary>A connective of conditions.</summary>
public enum Connective
{
    And,
    Or,
    Not,
}

/// <summary>Conditions joined; <see cref="Connective.Not"/> has one operand, the others two or more. An empty conjunction is true.</summary>
public sealed class Logic : Expr
{
    internal Logic(Connective connective, IReadOnlyList<Expr> operands)
        : base(ValueKind.Boolean, Mix(Mix(47, (int)connective), operands), FreeOf(operands), HeightOf(operands)) =>
        (Connective, Operands) = (connective, operands);

    public Connective Connective { get; }

    public override IReadOnlyList<Expr> Operands { get; }

    /// <summary>The operands of a conjunction; of any other condition that alone.</summary>
    public static IReadOnlyList<Expr> Conjuncts(Expr condition) => condition is Logic { Connective: Connective.And } all ? all.Operands : [condition];

    /// <summary>The operands before the first that varies, as one condition, and those from there on: each is asked only where those before it leave the answer open.</summary>
    /// <param name="pool">Makes the condition.</param>
    /// <param name="varies">Which operands vary.</param>
    public (Expr? Leading, IReadOnlyList<Expr> Others) Split(ExprPool pool, Func<Expr, bool> varies)
    {
        var leading = Operands.TakeWhile(o => !varies(o)).ToList();
        return (leading.Count == 0 ? null : Connective switch { Connective.And => pool.And(leading), Connective.Or => pool.Or(leading), _ => this }, [.. Operands.Skip(leading.Count)]);
    }

    internal override bool StructurallyEquals(Expr other) => other is Logic l && l.Connective == Connective && Same(l.Operands, Operands);
}

/// <summary>One of two values by a condition; the one not taken is not evaluated. With <c>0</c> as the alternative it is a guard.</summary>
public sealed class Select : Expr
{
    internal Select(Expr condition, Expr then, Expr otherwise)
        : base(
            then.Kind == ValueKind.Real || otherwise.Kind == ValueKind.Real ? ValueKind.Real : then.Kind,
            Mix(53, [condition, then, otherwise]),
            FreeOf([condition, then, otherwise]),
            HeightOf([condition, then, otherwise])) =>
        (Condition, Then, Otherwise) = (condition, then, otherwise);

    public Expr Condition { get; }

    public Expr Then { get; }

    public Expr Otherwise { get; }

    public override IReadOnlyList<Expr> Operands => [Condition, Then, Otherwise];

    /// <summary>Whether this is <c>[condition]·value</c>.</summary>
    public bool IsGuard => Otherwise is Number { Value.IsZero: true };

    internal override bool StructurallyEquals(Expr other) =>
        other is Select s && ReferenceEquals(s.Condition, Condition) && ReferenceEquals(s.Then, Then) && ReferenceEquals(s.Otherwise, Otherwise);
}
