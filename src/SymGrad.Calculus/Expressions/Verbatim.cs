namespace SymGrad.Calculus.Expressions;

/// <summary>An operator of the source.</summary>
public enum VerbatimOperation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
}

/// <summary>
/// An operation of real numbers as it was written: nothing is collected, folded or put into another order. It is there to be read; whatever computes asks for
/// its normal form first, <see cref="Normal"/>.
/// </summary>
public sealed class Verbatim : Expr
{
    internal Verbatim(VerbatimOperation operation, IReadOnlyList<Expr> operands)
        : base(ValueKind.Real, Mix(Mix(53, (int)operation), operands), FreeOf(operands), HeightOf(operands)) => (Operation, Operands) = (operation, operands);

    public VerbatimOperation Operation { get; }

    /// <summary>The left operand, or the only one.</summary>
    public Expr Left => Operands[0];

    /// <summary>The right operand, where there are two.</summary>
    public Expr Right => Operands[1];

    public override IReadOnlyList<Expr> Operands { get; }

    internal override bool StructurallyEquals(Expr other) => other is Verbatim v && v.Operation == Operation && Same(v.Operands, Operands);

    /// <summary>Brings what was kept as it was written into normal form.</summary>
    public sealed class Normal(ExprPool pool) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Verbatim v ? Pool.Operate(v.Operation, v.Operands) : expr;
    }
}
