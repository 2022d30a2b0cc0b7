using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Proof;

/// <summary>
/// A total order of expressions by structure, the same whatever was made before: which index was opened last decides only where
/// nothing else does.
/// </summary>
internal sealed class StructuralOrder : IComparer<Expr>
{
    public static readonly StructuralOrder Instance = new();

    public int Compare(Expr? x, Expr? y)
    {
        if (ReferenceEquals(x, y) || x is null || y is null)
        {
            return 0;
        }

        var order = Rank(x).CompareTo(Rank(y));
        return order != 0 ? order : (order = Own(x, y)) != 0 ? order : Operands(x, y);
    }

    private static int Rank(Expr expr) => expr switch
    {
        Number => 0,
        Constant => 1,
        IndexVariable => 2,
        Extent => 3,
        Read => 4,
        Apply => 5,
        Product => 6,
        Sum => 7,
        Reduce => 8,
        Expressions.Compare => 9,
        Logic => 10,
        Select => 11,
        _ => 12,
    };

    private static int Own(Expr x, Expr y) => (x, y) switch
    {
        (Number a, Number b) => a.Value.CompareTo(b.Value),
        (Constant a, Constant b) => a.Name.CompareTo(b.Name),
        (IndexVariable a, IndexVariable b) => a.Key.CompareTo(b.Key),
        (Extent a, Extent b) => a.Tensor == b.Tensor ? a.Axis.CompareTo(b.Axis) : a.Tensor.Id.CompareTo(b.Tensor.Id),
        (Read a, Read b) => a.Tensor.Id.CompareTo(b.Tensor.Id),
        (Apply a, Apply b) => a.Primitive.Ordinal.CompareTo(b.Primitive.Ordinal),
        (Product a, Product b) => ByParts(a.Factors.Count, b.Factors.Count, k => a.Factors[k].Exponent.CompareTo(b.Factors[k].Exponent)),
        (Sum a, Sum b) when a.Constant == b.Constant => ByParts(a.Terms.Count, b.Terms.Count, k => a.Terms[k].Coefficient.CompareTo(b.Terms[k].Coefficient)),
        (Sum a, Sum b) => a.Constant.CompareTo(b.Constant),
        (Reduce a, Reduce b) => a.Operation == b.Operation ? a.BinderHeight.CompareTo(b.BinderHeight) : a.Operation.CompareTo(b.Operation),
        (Expressions.Compare a, Expressions.Compare b) => a.Relation.CompareTo(b.Relation),
        (Logic a, Logic b) => a.Connective.CompareTo(b.Connective),
        (MatrixFunction a, MatrixFunction b) => a.Operation.CompareTo(b.Operation),
        _ => 0,
    };

    private static int ByParts(int left, int right, Func<int, int> part)
    {
        for (var k = 0; left == right && k < left; k++)
        {
            if (part(k) is var order and not 0)
            {
                return order;
            }
        }

        return left.CompareTo(right);
    }

    private int Operands(Expr x, Expr y) => ByParts(x.Operands.Count, y.Operands.Count, k => Compare(x.Operands[k], y.Operands[k]));
}
