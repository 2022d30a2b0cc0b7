using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Emission;

/// <summary>Expressions as code on lanes, generic over their width.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="precision">What is computed with.</param>
/// <param name="varies">Whether an expression changes in the loop.</param>
/// <param name="index">The loop's index.</param>
/// <param name="first">The code for its value at the first element of a lane.</param>
/// <param name="load">The code that loads what is read.</param>
internal sealed class LanePrinter(ExprPool pool, Precision precision, Func<Expr, bool> varies, IndexVariable index, Func<string> first, Func<Read, string> load) : ExpressionPrinter(pool, precision)
{
    protected override Code Leaf(Expr expr) => expr switch
    {
        Read read => Code.Atom(load(read)),
        IndexVariable variable when ReferenceEquals(variable, index) => Code.Atom($"TLane.Ramp({first()})"),
        _ => throw new InvalidOperationException($"{expr} has no code on lanes."),
    };

    protected override Code Choice(Select select) =>
        Code.Atom($"TLane.Select({Mask(select.Condition)}, {Real(select.Then)}, {Real(select.Otherwise)})");

    protected override Code Call(Apply apply) =>
        Code.Atom($"TLane.{apply.Primitive.Member}({string.Join(", ", apply.Arguments.Select(Real))})");

    protected override Code HighPower(Code operand, int exponent) => Code.Atom($"TLane.Pow({operand.Text}, {Number(new Rational(exponent)).Text})");

    protected override Code Number(Rational value) => Code.Atom($"TLane.Of({NumberText.Real(value, Precision)})");

    protected override Code Constant(NamedConstant name) => Code.Atom("TLane.Of(" + name switch
    {
        NamedConstant.Pi => Type + ".Pi",
        NamedConstant.E => Type + ".E",
        NamedConstant.NaN => Type + ".NaN",
        _ => Type + ".PositiveInfinity",
    } + ")");

    /// <summary>The factors that do not change in the loop, as one value: a division becomes a multiplication.</summary>
    public Expr? InvariantPart(Product product)
    {
        var invariant = product.Factors.Where(f => !varies(f.Base)).ToList();
        return varies(product) && (invariant.Count > 1 || invariant.Any(f => f.Exponent != 1)) ? Pool.MultiplyPowers(invariant) : null;
    }

    /// <summary>The operands that no round changes before the first that one does, as one condition: those behind may be asked only where these say so.</summary>
    public Expr? InvariantPart(Logic logic) => logic.Split(Pool, varies) is { Leading: { } leading, Others.Count: > 0 } ? leading : null;

    protected override Code Multiplication(Product product, Rational? coefficient) => InvariantPart(product) is { } invariant && IsNamed(invariant)
        ? new(
            $"{(coefficient is { } number ? Number(number).At(Precedence.Multiplicative) + " * " : "")}{Print(invariant).Text} * {Print(Pool.MultiplyPowers([.. product.Factors.Where(f => varies(f.Base))])).At(Precedence.Unary)}",
            Precedence.Multiplicative)
        : base.Multiplication(product, coefficient);

    private string Mask(Expr condition) => condition switch
    {
        _ when IsNamed(condition) => Real(condition),
        Compare { Relation: Relation.Equal } c => $"TLane.IsEqual({Real(c.Left)}, {Real(c.Right)})",
        Compare { Relation: Relation.NotEqual } c => $"TLane.Not(TLane.IsEqual({Real(c.Left)}, {Real(c.Right)}))",
        Compare { Relation: Relation.Less, Left: SymGrad.Calculus.Expressions.Number } c => $"TLane.GreaterThan({Real(c.Right)}, {Real(c.Left)})",
        Compare { Relation: Relation.Less } c => $"TLane.LessThan({Real(c.Left)}, {Real(c.Right)})",
        Compare c => $"TLane.LessThanOrEqual({Real(c.Left)}, {Real(c.Right)})",
        Logic { Connective: Connective.Not } not => $"TLane.Not({Mask(not.Operands[0])})",
        Logic logic => Operands(logic).Select(Mask).Aggregate((a, b) => $"TLane.{(logic.Connective == Connective.And ? "And" : "Or")}({a}, {b})"),
        _ => throw new InvalidOperationException($"{condition} is no condition."),
    };

    private IEnumerable<Expr> Operands(Logic logic) => logic.Split(Pool, varies) is { Leading: { } leading } split && IsNamed(leading) ? [leading, .. split.Others] : logic.Operands;
}
