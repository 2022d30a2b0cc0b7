using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>Integer expressions over extents as the public member writes them: <c>W.Rows</c>, not <c>WRows</c>.</summary>
internal sealed class ExtentPrinter
{
    private readonly ScalarPrinter _printer;

    public ExtentPrinter(Calculus.Models.Model model, AnnotatedMethod method)
    {
        var names = new CodeNames();
        for (var k = 0; k < method.Parameters.Count; k++)
        {
            var tensor = model.Parameters[k].Tensor;
            names.Fix(tensor, method.Parameters[k].Path);
            for (var axis = 0; axis < tensor.Rank; axis++)
            {
                names.Fix((Extent)model.Pool.Extent(tensor, axis), Containers.Extent(method.Parameters[k], axis));
            }
        }

        _printer = new(model, names);
    }

    public string Text(Expr expr) => _printer.Integer(expr);
}
