using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
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
                        ? new(Added(other.Adjoint, share), pool.Or(other.Demand, demand))
                        : new(share, demand);
                }
            }
        }

        return found;
    }

    /// <summary>Branches are the calculus' own: a share stands under the condition of its branch. The rest is algebra.</summary>
    private IEnumerable<(Expr Part, Expr Share)> Shares(Expr node, Expr adjoint, Expr? value) => node is Select select
        ?
        [
            (select.Then, _products.Within(adjoint, select.Condition)),
            (select.Otherwise, _products.Within(adjoint, pool.Not(select.Condition))),
        ]
        : pool.Algebra.Differentiate(pool, node, value ?? node, IsActive).Select(p => (p.Part, Times(adjoint, p.Derivative)));

    /// <summary>What two ways to one value weigh together. A difference is taken before it is multiplied, since its parts may cancel: z·h + (1 − z)·c by z is s·(h − c).</summary>
    private Expr Added(Expr left, Expr right)
    {
        if (GuardOf(left) is var (condition, first) && GuardOf(right) is var (other, second) && ReferenceEquals(condition, other))
        {
            return pool.Guard(condition, Added(first, second));
        }

        var (a, b) = (FactorsOf(left), FactorsOf(right));
        List<Factor> shared = [.. a.Factors.Where(f => f.Base is not Select && b.Factors.Contains(f))];
        var isDifference = a.Coefficient.Sign != b.Coefficient.Sign;
        return shared.Count == 0 || !isDifference ? pool.Add(left, right) : pool.Multiply(pool.MultiplyPowers(shared), pool.Add(Rest(a), Rest(b)));

        Expr Rest((Rational Coefficient, IReadOnlyList<Factor> Factors) product) => pool.Scale(product.Coefficient, pool.MultiplyPowers([.. product.Factors.Where(f => !shared.Contains(f))]));
    }

    private (Expr Condition, Expr Value)? GuardOf(Expr expr) => expr switch
    {
        Select { IsGuard: true } guard => (guard.Condition, guard.Then),
        Sum { IsScaled: true, OnlyTerm: { Value: Select { IsGuard: true } guard } term } => (guard.Condition, pool.Scale(term.Coefficient, guard.Then)),
        _ => null,
    };

    private static (Rational Coefficient, IReadOnlyList<Factor> Factors) FactorsOf(Expr expr) => expr switch
    {
        Sum { IsScaled: true } scaled => (scaled.Terms[0].Coefficient, FactorsOf(scaled.Terms[0].Value).Factors),
        Product product => (Rational.One, product.Factors),
        Read => (Rational.One, [new(expr, 1)]),
        _ => (Rational.One, []),
    };

    private Expr Times(Expr adjoint, Expr derivative) => derivative is Number number ? pool.Scale(number.Value, adjoint) : _products.Multiply(adjoint, derivative);

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
