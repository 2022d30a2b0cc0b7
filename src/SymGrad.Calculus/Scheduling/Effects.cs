using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>What statements read and write.</summary>
public static class Effects
{
    /// <summary>The tensors that a statement writes to or declares.</summary>
    public static IEnumerable<Tensor> Writes(Statement statement) => statement switch
    {
        Store store => [store.Target],
        Declare declare => [declare.Scalar],
        Clear clear => [clear.Target],
        For loop => loop.Body.SelectMany(Writes),
        If test => test.Body.SelectMany(Writes),
        KernelCall { Kind: KernelKind.Softmax } call => [call.Target.Tensor, call.Operands[1].Tensor],
        KernelCall call => [call.Target.Tensor],
        _ => [],
    };

    /// <summary>The tensors whose elements a statement uses, as values, conditions, bounds or indices.</summary>
    public static IEnumerable<Tensor> Reads(Statement statement) => statement switch
    {
        Store store => [.. In(Expressions(store)), .. store.Accumulate ? [store.Target] : (IEnumerable<Tensor>)[]],
        Declare or Reach => In(Expressions(statement)),
        For loop => In([loop.Lower, loop.Upper]).Concat(loop.Body.SelectMany(Reads)),
        If test => In([test.Condition]).Concat(test.Body.SelectMany(Reads)),
        KernelCall call => [.. call.Operands.Select(o => o.Tensor), .. In([call.Scale ?? call.Target.Offset, call.Target.Offset, .. call.Operands.Select(o => o.Offset)])],
        _ => [],
    };

    /// <summary>What a statement that is neither loop nor call computes.</summary>
    internal static IEnumerable<Expr> Expressions(Statement statement) => statement switch
    {
        Store store => [store.Value, .. store.Indices],
        Declare declare => [declare.Value],
        Reach reach => [reach.First, reach.Last],
        _ => [],
    };

    private static IEnumerable<Tensor> In(IEnumerable<Expr> expressions) => ExprSearch.Nodes(expressions).OfType<Read>().Select(r => r.Tensor);
}
