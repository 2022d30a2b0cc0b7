using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Drawing;

/// <summary>
/// What a page calls the parts of a model that are found once more when it is drawn: the user's own are the same tensors, the engine's are those
/// with the same body.
/// </summary>
internal static class Naming
{
    public static Dictionary<Tensor, Box> Of(Derived drawn, Derived page, FormulaSheet formulas)
    {
        var same = new Dictionary<Tensor, Tensor>();
        var naming = new Renaming(drawn.Model.Pool, same);
        var names = new Dictionary<Tensor, Box>();
        foreach (var definition in drawn.Definitions)
        {
            var body = naming.Visit(definition.Body);
            if (page.Definitions.FirstOrDefault(d => d.Target == definition.Target || (ReferenceEquals(d.Body, body) && d.Target.Extents.SequenceEqual(definition.Target.Extents))) is { } known)
            {
                same[definition.Target] = known.Target;
                names[definition.Target] = formulas.NameOf(known.Target);
            }
        }

        return names;
    }
}
