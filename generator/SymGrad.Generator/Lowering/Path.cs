using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering;

/// <summary>The conditions under which what is being lowered runs: code there may not run, so nothing may be demanded for it.</summary>
internal sealed class Path(ExprPool pool)
{
    private readonly List<Expr> _conditions = [];
    private int _base;

    public int Count => _conditions.Count;

    public void Push(Expr condition) => _conditions.Add(condition);

    public void Truncate(int count) => _conditions.RemoveRange(count, _conditions.Count - count);

    /// <summary>What holds here beyond the first conditions.</summary>
    public Expr Beyond(int count) => pool.And([.. _conditions.Skip(count)]);

    /// <summary>What a definition made here is guarded by.</summary>
    public Expr Guard => Beyond(_base);

    /// <summary>
    /// From here on guards hold what comes after only; the rest is for <see cref="Leave"/> to add to what remains of the definitions.
    /// </summary>
    public int Enter()
    {
        var before = _base;
        _base = _conditions.Count;
        return before;
    }

    /// <summary>Undoes <see cref="Enter"/>, and returns what it left out.</summary>
    public Expr Leave(int before)
    {
        var omitted = pool.And([.. _conditions.Take(_base).Skip(before)]);
        _base = before;
        return omitted;
    }
}
