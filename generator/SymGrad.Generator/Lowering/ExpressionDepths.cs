using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering;

/// <summary>How deep expressions nest. The passes of the engine recurse as deep, on the compiler's stack.</summary>
internal sealed class ExpressionDepths
{
    public const int Largest = 500;

    private readonly Dictionary<Expr, int> _known = [];

    public int Of(Expr root)
    {
        var pending = new Stack<Expr>([root]);
        while (pending.Count > 0)
        {
            var expr = pending.Peek();
            var (depth, isReady) = (0, true);
            foreach (var operand in expr.Operands)
            {
                if (!_known.TryGetValue(operand, out var below))
                {
                    pending.Push(operand);
                    isReady = false;
                }

                depth = Math.Max(depth, below);
            }

            if (isReady)
            {
                pending.Pop();
                _known[expr] = depth + 1;
            }
        }

        return _known[root];
    }
}
