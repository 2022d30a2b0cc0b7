using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>Evaluates a model as lowering leaves it, definition by definition, in double; slow and plain, to be compared with C#.</summary>
internal sealed class PlainInterpreter
{
    private readonly Calculus.Models.Model model;
    private readonly Dictionary<Tensor, Array> tensors = [];
    private readonly Dictionary<int, long> indices = [];

    private PlainInterpreter(Calculus.Models.Model model) => this.model = model;

    /// <summary>The model's value; arguments are numbers or arrays with the rank of their parameters.</summary>
    public static double Value(Calculus.Models.Model model, IReadOnlyList<object> arguments)
    {
        var run = new PlainInterpreter(model);
        for (var i = 0; i < arguments.Count; i++)
        {
            run.tensors[model.Parameters[i].Tensor] = Elements(arguments[i]);
        }

        foreach (var definition in model.Definitions)
        {
            run.Define(definition);
        }

        return (double)run.tensors[model.Value.Target].GetValue(0)!;
    }

    private static Array Elements(object argument)
    {
        if (argument is Array array)
        {
            return array;
        }

        var scalar = Array.CreateInstance(typeof(double), [1]);
        scalar.SetValue(Convert.ToDouble(argument, null), 0);
        return scalar;
    }

    private void Define(Definition definition)
    {
        var extents = definition.Target.Extents.Select(e => (int)Evaluate(e)).ToArray();
        var target = Array.CreateInstance(typeof(double), extents.Length == 0 ? [1] : extents);
        var at = new int[Math.Max(1, extents.Length)];
        if (extents.All(n => n > 0))
        {
            do
            {
                for (var k = 0; k < extents.Length; k++)
                {
                    indices[k] = at[k];
                }

                target.SetValue(Evaluate(definition.Body), at);
            }
            while (Advance(at, extents));
        }

        tensors[definition.Target] = target;
    }

    private static bool Advance(int[] at, int[] extents)
    {
        for (var k = extents.Length - 1; k >= 0; k--)
        {
            if (++at[k] < extents[k])
            {
                return true;
            }

            at[k] = 0;
        }

        return false;
    }

    private double Evaluate(Expr expr) => expr switch
    {
        Number n => n.Value.ToDouble(),
        Constant c => c.Name switch { NamedConstant.Pi => Math.PI, NamedConstant.E => Math.E, NamedConstant.NaN => double.NaN, _ => double.PositiveInfinity },
        IndexVariable i => indices[i.Key],
        Extent e => tensors[e.Tensor].GetLength(e.Axis),
        Read r => Element(r),
        Sum s => s.Terms.Aggregate(s.Constant.ToDouble(), (sum, t) => sum + (t.Coefficient.ToDouble() * Evaluate(t.Value))),
        Product p => p.Factors.Aggregate(1.0, (product, f) => product * Math.Pow(Evaluate(f.Base), f.Exponent)),
        Apply a => PlainPrimitives.Apply(a.Primitive.Name, [.. a.Arguments.Select(Evaluate)]),
        Select s => Holds(s.Condition) ? Evaluate(s.Then) : Evaluate(s.Otherwise),
        Reduce r => Fold(r),
        _ => throw new InvalidOperationException($"No number: {expr}"),
    };

    private double Element(Read read)
    {
        var at = read.Indices.Select(i => checked((int)Evaluate(i))).ToArray();
        return Convert.ToDouble(tensors[read.Tensor].GetValue(at.Length == 0 ? [0] : at), null);
    }

    private bool Holds(Expr expr) => expr switch
    {
        Compare { Relation: Relation.Equal } c => Evaluate(c.Left).CompareTo(Evaluate(c.Right)) == 0,
        Compare { Relation: Relation.NotEqual } c => Evaluate(c.Left).CompareTo(Evaluate(c.Right)) != 0,
        Compare { Relation: Relation.Less } c => Evaluate(c.Left) < Evaluate(c.Right),
        Compare c => Evaluate(c.Left) <= Evaluate(c.Right),
        Logic { Connective: Connective.And } l => l.Operands.All(Holds),
        Logic { Connective: Connective.Or } l => l.Operands.Any(Holds),
        Logic l => !Holds(l.Operands[0]),
        _ => throw new InvalidOperationException($"No condition: {expr}"),
    };

    private double Fold(Reduce reduce)
    {
        var key = -reduce.BinderHeight;
        var (lower, upper) = ((long)Evaluate(reduce.Lower), (long)Evaluate(reduce.Upper));
        var outer = indices.TryGetValue(key, out var value) ? value : (long?)null;
        var terms = new List<double>();
        for (var i = lower; i < upper; i++)
        {
            indices[key] = i;
            terms.Add(Evaluate(reduce.Body));
        }

        if (outer is { } previous)
        {
            indices[key] = previous;
        }

        return reduce.Operation switch
        {
            ReductionKind.Sum => terms.Sum(),
            ReductionKind.Product => terms.Aggregate(1.0, (a, b) => a * b),
            ReductionKind.Max => terms.Max(),
            ReductionKind.Min => terms.Min(),
            _ => terms.Max() is var top && terms.Count > 0 ? top + Math.Log(terms.Sum(t => Math.Exp(t - top))) : double.NegativeInfinity,
        };
    }
}
