using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// A condition with as few comparisons as it can be said with: a ∧ (¬a ∨ b) is a ∧ b, (a ∧ b) ∨ (a ∧ ¬b) is a. It is read off the table of its truth
/// by Quine's method: the widest conjunctions that imply it, and of these as few as cover it.
/// </summary>
internal sealed class ShortestCondition(ExprPool pool) : ExprRewriter(pool)
{
    /// <summary>A table of so many comparisons has 32 rows.</summary>
    private const int MostComparisons = 5;

    protected override Expr After(Expr expr) => expr is Logic { Connective: not Connective.Not } logic ? Of(logic) : expr;

    private Expr Of(Logic logic)
    {
        var atoms = new List<Expr>();
        CollectAtoms(logic, atoms);
        var written = Count(logic);
        if (atoms.Count > MostComparisons || atoms.Count == written)
        {
            return logic;
        }

        var rows = Enumerable.Range(0, 1 << atoms.Count).Where(row => Holds(logic, atoms, row)).ToList();
        if (rows.Count == 0 || rows.Count == 1 << atoms.Count)
        {
            return rows.Count == 0 ? Pool.False : Pool.True;
        }

        var terms = Cover(rows, Implicants(rows, atoms.Count));

        // What all conjunctions ask is asked once.
        var common = terms.Aggregate((a, b) => (a.Asked & b.Asked & ~(a.Values ^ b.Values), a.Values));
        var rest = terms.Select(t => Conjunction((t.Asked & ~common.Asked, t.Values), atoms)).ToList();
        var shortest = Pool.And([Conjunction(common, atoms), Pool.Or(rest)]);
        return Count(shortest) < written ? shortest : logic;
    }

    /// <summary>The comparisons, each with its opposite as one.</summary>
    private void CollectAtoms(Expr condition, List<Expr> atoms)
    {
        if (condition is Logic logic)
        {
            foreach (var operand in logic.Operands)
            {
                CollectAtoms(operand, atoms);
            }
        }
        else if (Find(condition, atoms) is null)
        {
            atoms.Add(condition);
        }
    }

    /// <summary>Which of the atoms a comparison is, and whether it is its opposite.</summary>
    private (int Atom, bool IsOpposite)? Find(Expr condition, List<Expr> atoms)
    {
        var opposite = Pool.Not(condition);
        for (var k = 0; k < atoms.Count; k++)
        {
            if (ReferenceEquals(atoms[k], condition) || ExprPool.IsMirrored(atoms[k], condition))
            {
                return (k, false);
            }

            // On paper the numbers are real: what is not less is at least.
            if (ReferenceEquals(atoms[k], opposite) || ExprPool.IsMirrored(atoms[k], opposite) || AreOpposite(atoms[k], condition))
            {
                return (k, true);
            }
        }

        return null;
    }

    private static bool AreOpposite(Expr one, Expr other) => one is Compare a && other is Compare b && ReferenceEquals(a.Left, b.Right) && ReferenceEquals(a.Right, b.Left)
        && (a.Relation, b.Relation) is (Relation.Less, Relation.LessOrEqual) or (Relation.LessOrEqual, Relation.Less);

    private bool Holds(Expr condition, List<Expr> atoms, int row) => condition switch
    {
        Logic { Connective: Connective.And } all => all.Operands.All(o => Holds(o, atoms, row)),
        Logic { Connective: Connective.Or } some => some.Operands.Any(o => Holds(o, atoms, row)),
        Logic not => !Holds(not.Operands[0], atoms, row),
        _ => Find(condition, atoms) is var (atom, isOpposite) && (row >> atom & 1) == 1 != isOpposite,
    };

    /// <summary>The conjunctions that hold in these rows alone and of which no part does.</summary>
    private static List<(int Asked, int Values)> Implicants(List<int> rows, int count)
    {
        var all = (1 << count) - 1;
        var found = new List<(int Asked, int Values)>();
        foreach (var asked in Enumerable.Range(0, all + 1).OrderBy(Bits))
        {
            foreach (var values in rows.Select(r => r & asked).Distinct().ToList())
            {
                var isImplied = Enumerable.Range(0, all + 1).Where(r => (r & asked) == values).All(rows.Contains);
                if (isImplied && !found.Exists(f => (f.Asked & asked) == f.Asked && (values & f.Asked) == f.Values))
                {
                    found.Add((asked, values));
                }
            }
        }

        return found;
    }

    /// <summary>As few of them as hold in all rows, the widest first.</summary>
    private static List<(int Asked, int Values)> Cover(List<int> rows, List<(int Asked, int Values)> implicants)
    {
        var open = rows.ToList();
        var chosen = new List<(int Asked, int Values)>();
        while (open.Count > 0)
        {
            var best = implicants.OrderByDescending(i => open.Count(r => (r & i.Asked) == i.Values)).ThenBy(i => Bits(i.Asked)).First();
            chosen.Add(best);
            open.RemoveAll(r => (r & best.Asked) == best.Values);
        }

        return chosen;
    }

    private Expr Conjunction((int Asked, int Values) term, List<Expr> atoms) =>
        Pool.And([.. Enumerable.Range(0, atoms.Count).Where(k => (term.Asked >> k & 1) == 1).Select(k => (term.Values >> k & 1) == 1 ? atoms[k] : Pool.Not(atoms[k]))]);

    private static int Bits(int mask) => Enumerable.Range(0, MostComparisons).Count(k => (mask >> k & 1) == 1);

    private static int Count(Expr condition) => condition is Logic logic ? logic.Operands.Sum(Count) : 1;
}
