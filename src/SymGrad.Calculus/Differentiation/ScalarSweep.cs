using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// The scalar part of the chain rule: one backward sweep over an elementwise body gives seed · ∂body/∂read for every read at once,
/// in time linear in the body's distinct nodes.
/// </summary>
internal sealed class ScalarSweep(ExprPool pool, Func<Tensor, bool> isActive)
{
    private readonly Summation _products = new(pool);
    private readonly Dictionary<Expr, bool> _active = [];

    /// <summary>Whether a value depends on anything by which is differentiated.</summary>
    public bool IsActive(Expr expr)
    {
        if (_active.TryGetValue(expr, out var known))
        {
            return known;
        }

        var active = expr.Kind == ValueKind.Real && (expr is Read read ? isActive(read.Tensor) : expr.Operands.Any(IsActive));
        _active[expr] = active;
        return active;
    }

    /// <summary>
    /// The reads of <paramref name="body"/> with their sensitivities. <paramref name="value"/> stands for the body's own value, where
    /// that is known under a name: a rule such as tanh' = 1 − y² uses it.
    /// </summary>
    public IReadOnlyList<(Read Read, Seed Share)> Run(Expr body, Seed seed, Expr? value)
    {
        var shares = new Dictionary<Expr, Seed> { [body] = seed };
        var found = new List<(Read, Seed)>();
        foreach (var node in ReverseOrder(body))
        {
            if (!IsActive(node) || !shares.TryGetValue(node, out var own) || own.Adjoint is Number { Value.IsZero: true })
            {
                continue;
            }

            if (node is Read read)
            {
                found.Add((read, own));
                continue;
            }

            foreach (var (operand, share) in Shares(node, own.Adjoint, ReferenceEquals(node, body) ? value : null))
            {
                if (IsActive(operand))
                {
                    var demand = own.Demand;
                    if (node is Select select)
                    {
                        demand = pool.And(demand, ReferenceEquals(operand, select.Then) ? select.Condition : pool.Not(select.Condition));
                    }

                    shares[operand] = shares.TryGetValue(operand, out var other)
                        ? new(pool.Add(other.Adjoint, share), pool.Or(other.Demand, demand))
                        : new(share, demand);
                }
            }
        }

        return found;
    }

    private IEnumerable<(Expr Operand, Expr Share)> Shares(Expr node, Expr adjoint, Expr? value) => node switch
    {
        Sum sum => sum.Terms.Select(t => (t.Value, pool.Scale(t.Coefficient, adjoint))),
        Product product => product.Factors.Where(f => IsActive(f.Base)).Select(f => (f.Base, _products.Multiply(adjoint, PartialOf(product, f)))),
        Select select =>
        [
            (select.Then, _products.Within(adjoint, select.Condition)),
            (select.Otherwise, _products.Within(adjoint, pool.Not(select.Condition))),
        ],
        Apply apply => SharesOf(apply, adjoint, value ?? apply),
        _ => throw new InvalidOperationException($"{node} does not stand in an elementwise body."),
    };

    /// <summary>∂(Π b^n)/∂b = n·b^(n−1)·(the other factors).</summary>
    private Expr PartialOf(Product product, Factor factor) => pool.Scale(
        new Rational(factor.Exponent),
        pool.MultiplyPowers([.. product.Factors.Select(f => f == factor ? new Factor(f.Base, f.Exponent - 1) : f)]));

    private IEnumerable<(Expr Operand, Expr Share)> SharesOf(Apply apply, Expr adjoint, Expr value)
    {
        var arguments = apply.Arguments.Select(a => new Formula(pool, a)).ToList();
        for (var k = 0; k < arguments.Count; k++)
        {
            if (IsActive(apply.Arguments[k]))
            {
                yield return (apply.Arguments[k], _products.Multiply(adjoint, apply.Primitive.Partials[k](arguments, new(pool, value)).Expr));
            }
        }
    }

    /// <summary>Every active node after all that use it.</summary>
    private List<Expr> ReverseOrder(Expr body)
    {
        var order = new List<Expr>();
        var seen = new HashSet<Expr>();
        var stack = new Stack<(Expr Node, int Next)>();
        stack.Push((body, 0));
        seen.Add(body);
        while (stack.Count > 0)
        {
            var (node, next) = stack.Pop();
            if (node is Read || next == node.Operands.Count)
            {
                order.Add(node);
                continue;
            }

            stack.Push((node, next + 1));
            var operand = node.Operands[next];
            if (IsActive(operand) && seen.Add(operand))
            {
                stack.Push((operand, 0));
            }
        }

        order.Reverse();
        return order;
    }
}
