using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <summary>
/// A definition's expressions as instructions, operands first, each distinct node once. An integer expression in a real context is
/// computed in reals, as C# computes it after a conversion. A tensor that has no elements yet may be read where a condition excludes it.
/// </summary>
/// <param name="reals">The elements of a tensor; null where it has none yet.</param>
/// <param name="integers">The same of integers.</param>
internal sealed class Tape<T, TArithmetic>(Func<Tensor, Dense<T>?> reals, Func<Tensor, Dense<long>?> integers)
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly List<Instruction<T>> _instructions = [];
    private readonly Dictionary<(Expr Node, bool IsReal), int> _slots = [];
    private readonly Dictionary<int, int> _indices = [];
    private static TArithmetic Arithmetic => default;

    public IReadOnlyList<Instruction<T>> Instructions => _instructions;

    public int IndexCount => _indices.Count;

    /// <summary>The serial number of an index variable.</summary>
    public int NumberOf(int key)
    {
        if (!_indices.TryGetValue(key, out var number))
        {
            _indices.Add(key, number = _indices.Count);
        }

        return number;
    }

    /// <summary>The slot of an expression, whose instructions are appended where they are missing. Depth costs no stack.</summary>
    public int Add(Expr root, bool isReal)
    {
        var stack = new Stack<(Expr Node, bool IsReal)>();
        stack.Push((root, isReal));
        while (stack.Count > 0)
        {
            var top = stack.Peek();
            var missing = _slots.ContainsKey(top) ? [] : Needs(top.Node, top.IsReal).Where(n => !_slots.ContainsKey(n)).ToList();
            missing.ForEach(stack.Push);
            if (missing.Count > 0)
            {
                continue;
            }

            stack.Pop();
            if (!_slots.ContainsKey(top))
            {
                _slots.Add(top, _instructions.Count);
                _instructions.Add(Make(top.Node, top.IsReal));
            }
        }

        return _slots[(root, isReal)];
    }

    /// <summary>The operands with the context that each stands in.</summary>
    private static IReadOnlyList<(Expr Node, bool IsReal)> Needs(Expr node, bool isReal) => node switch
    {
        _ when IsConversion(node, isReal) => [(node, false)],
        _ when !isReal && node.Kind == ValueKind.Real => throw new InvalidOperationException($"{node} is no integer."),
        Sum or Product or Apply => [.. node.Operands.Select(o => (o, isReal))],
        Read read => [.. read.Indices.Select(i => (i, false))],
        MatrixFunction function => [.. function.Leading.Concat(function.Place).Select(i => (i, false))],
        Reduce reduce => [(reduce.Lower, false), (reduce.Upper, false), (reduce.Body, isReal)],
        Select select => [(select.Condition, false), (select.Then, isReal), (select.Otherwise, isReal)],
        Compare compare => [(compare.Left, IsRealComparison(compare)), (compare.Right, IsRealComparison(compare))],
        Logic => [.. node.Operands.Select(o => (o, false))],
        _ => [],
    };

    /// <summary>What has an integer value of its own; sums, products, selections and reductions are computed in reals throughout.</summary>
    private static bool IsConversion(Expr node, bool isReal) =>
        isReal && node.Kind == ValueKind.Integer && node is (IndexVariable or Extent or Read or Apply);

    private static bool IsRealComparison(Compare compare) => compare.Left.Kind == ValueKind.Real || compare.Right.Kind == ValueKind.Real;

    private Instruction<T> Make(Expr node, bool isReal)
    {
        var operands = Needs(node, isReal).Select(n => _slots[n]).ToList();
        int? body = null;
        if (node is Reduce)
        {
            body = operands[2];
            operands.RemoveAt(2);
        }

        var read = IsConversion(node, isReal) ? null : node as Read;
        return new(node, isReal, [.. operands], [.. node.FreeIndices.Keys.Select(NumberOf)])
        {
            IsConversion = IsConversion(node, isReal),
            Numbers = isReal ? NumbersOf(node) : [],
            Body = body ?? -1,
            Index = node switch
            {
                IndexVariable index => NumberOf(index.Key),
                Reduce reduce => NumberOf(IndexVariable.KeyOf(IndexScope.Bound, reduce.BinderHeight)),
                _ => -1,
            },
            Reals = read is { Kind: ValueKind.Real } ? reals(read.Tensor) : node is MatrixFunction function ? reals(function.Matrix.Tensor) : null,
            Integers = read is { Kind: not ValueKind.Real } ? integers(read.Tensor)
                : node is Extent extent ? Dense.Scalar<long>(ExtentOf(extent))
                : null,
        };
    }

    private long ExtentOf(Extent extent) =>
        (extent.Tensor.Kind == ValueKind.Real ? reals(extent.Tensor)?.Extents : integers(extent.Tensor)?.Extents)?[extent.Axis] ?? throw EvaluationException.Undefined(extent.Tensor);

    private static T[] NumbersOf(Expr node) => node switch
    {
        Number number => [Arithmetic.Number(number.Value)],
        Constant constant => [Arithmetic.Constant(constant.Name)],
        Sum sum => [.. sum.Terms.Select(t => Arithmetic.Number(t.Coefficient)), Arithmetic.Number(sum.Constant)],
        _ => [],
    };
}
