using System.Linq;
using AngouriMath;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Algebra.AngouriMath;

/// <summary>A scalar expression at random, with its meaning to the project and to AngouriMath side by side.</summary>
internal abstract record RandomTerm
{
    private static readonly Primitive[] Functions =
        [.. PrimitiveTable.Rows.Where(r => Counterparts.Of(r) is not null && r.Arity == 1 && r != PrimitiveTable.NormRoot && r != PrimitiveTable.OfTerms)];

    public abstract Expr In(ExprPool pool, IReadOnlyList<Expr> variables);

    public abstract Entity Of(IReadOnlyList<Entity.Variable> variables);

    public static RandomTerm Draw(Random random, int variables, int depth) => (depth == 0 ? 0 : random.Next(8)) switch
    {
        0 => random.Next(4) == 0 ? new Literal(new(random.Next(1, 40), random.Next(1, 8))) : new Variable(random.Next(variables)),
        1 => new Sum(Draw(random, variables, depth - 1), Draw(random, variables, depth - 1), random.Next(2) == 0 ? 1 : -1),
        2 or 3 => new Product(Draw(random, variables, depth - 1), Draw(random, variables, depth - 1)),
        4 => new Quotient(Draw(random, variables, depth - 1), Above(Draw(random, variables, depth - 1), new(1, 2))),
        5 => new Power(Draw(random, variables, depth - 1), random.Next(2, 4)),
        _ => Applied(random, Functions[random.Next(Functions.Length)], Draw(random, variables, depth - 1)),
    };

    /// <summary>
    /// A function of an argument that is kept within its domain, and of modest size where the function grows fast: by a sine, since
    /// AngouriMath computes the exponentials of which it makes tanh with all their digits, and e^(2·2^27) has 10^8. Roots of
    /// squares and arcs of sines are x on a part of the line only.
    /// </summary>
    private static RandomTerm Applied(Random random, Primitive function, RandomTerm argument) => new Application(function, function.Domains[0] switch
    {
        { Upper: 1 } when random.Next(2) == 0 => new Application(PrimitiveTable.Sin, argument),
        { Upper: 1 } => new Product(new Literal(new(3, 4)), new Application(PrimitiveTable.Sin, argument)),
        { Lower: 0 } when random.Next(2) == 0 => new Power(argument, 2),
        { Lower: >= 0 or -1 } domain => Above(argument, new Rational((int)domain.Lower) + new Rational(1, 4)),
        _ when function == PrimitiveTable.Tan => new Application(PrimitiveTable.Sin, argument),
        _ => new Product(new Literal(3), new Application(PrimitiveTable.Sin, argument)),
    });

    private static RandomTerm Above(RandomTerm term, Rational bound) => new Sum(new Power(term, 2), new Literal(bound), 1);

    private sealed record Variable(int Ordinal) : RandomTerm
    {
        public override Expr In(ExprPool pool, IReadOnlyList<Expr> variables) => variables[Ordinal];

        public override Entity Of(IReadOnlyList<Entity.Variable> variables) => variables[Ordinal];
    }

    private sealed record Literal(Rational Value) : RandomTerm
    {
        public override Expr In(ExprPool pool, IReadOnlyList<Expr> variables) => pool.Number(Value);

        public override Entity Of(IReadOnlyList<Entity.Variable> variables) => (Entity)Value.Numerator / (Entity)Value.Denominator;
    }

    private sealed record Sum(RandomTerm Left, RandomTerm Right, int Sign) : RandomTerm
    {
        public override Expr In(ExprPool pool, IReadOnlyList<Expr> variables) => pool.Add(Left.In(pool, variables), pool.Scale(Sign, Right.In(pool, variables)));

        public override Entity Of(IReadOnlyList<Entity.Variable> variables) => Left.Of(variables) + (Sign * Right.Of(variables));
    }

    private sealed record Product(RandomTerm Left, RandomTerm Right) : RandomTerm
    {
        public override Expr In(ExprPool pool, IReadOnlyList<Expr> variables) => pool.Multiply(Left.In(pool, variables), Right.In(pool, variables));

        public override Entity Of(IReadOnlyList<Entity.Variable> variables) => Left.Of(variables) * Right.Of(variables);
    }

    private sealed record Quotient(RandomTerm Left, RandomTerm Right) : RandomTerm
    {
        public override Expr In(ExprPool pool, IReadOnlyList<Expr> variables) => pool.Divide(Left.In(pool, variables), Right.In(pool, variables));

        public override Entity Of(IReadOnlyList<Entity.Variable> variables) => Left.Of(variables) / Right.Of(variables);
    }

    private sealed record Power(RandomTerm Base, int Exponent) : RandomTerm
    {
        public override Expr In(ExprPool pool, IReadOnlyList<Expr> variables) => pool.Power(Base.In(pool, variables), Exponent);

        public override Entity Of(IReadOnlyList<Entity.Variable> variables) => Base.Of(variables).Pow(Exponent);
    }

    private sealed record Application(Primitive Function, RandomTerm Argument) : RandomTerm
    {
        public override Expr In(ExprPool pool, IReadOnlyList<Expr> variables) => pool.Apply(Function, Argument.In(pool, variables));

        public override Entity Of(IReadOnlyList<Entity.Variable> variables) => Counterparts.Of(Function)!([Argument.Of(variables)]);
    }
}
