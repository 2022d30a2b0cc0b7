using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Drawing;

/// <summary>
/// What a page calls the parts of a model that are found once more when it is drawn: the user's own are the same tensors, the engine's are those
/// with the same body.
/// </summary>
internal sealed class Naming : ExprRewriter
{
    private readonly Dictionary<Tensor, Tensor> _same = [];

    private Naming(ExprPool pool)
        : base(pool)
    {
    }

    public static Dictionary<Tensor, Box> Of(Derived drawn, Derived page, FormulaSheet formulas)
    {
        var naming = new Naming(drawn.Model.Pool);
        var names = new Dictionary<Tensor, Box>();
        foreach (var definition in drawn.Definitions)
        {
            var body = naming.Visit(definition.Body);
            if (page.Definitions.FirstOrDefault(d => d.Target == definition.Target || (ReferenceEquals(d.Body, body) && d.Target.Extents.SequenceEqual(definition.Target.Extents))) is { } known)
            {
                naming._same[definition.Target] = known.Target;
                names[definition.Target] = formulas.NameOf(known.Target);
            }
        }

        return names;
    }

    protected override Expr After(Expr expr) => expr is Read read && _same.TryGetValue(read.Tensor, out var same) ? Pool.Read(same, read.Indices) : expr;
}
