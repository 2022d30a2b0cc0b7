using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>Integer expressions over extents as the public member writes them: <c>W.Rows</c>, not <c>WRows</c>.</summary>
internal sealed class ExtentPrinter
{
    private readonly ScalarPrinter _printer;
    private readonly CodeNames _names = new();
    private readonly ExprPool _pool;
    private readonly bool _isSpoken;

    private ExtentPrinter(Calculus.Models.Model model, AnnotatedMethod method, bool isSpoken)
    {
        (_pool, _isSpoken) = (model.Pool, isSpoken);
        for (var k = 0; k < method.Parameters.Count; k++)
        {
            var (tensor, parameter) = (model.Parameters[k].Tensor, method.Parameters[k]);
            _names.Fix(tensor, parameter.Form == ParameterForm.RowLengths && !isSpoken ? Containers.Span(parameter) : parameter.Path);
            if (parameter.Form == ParameterForm.RowLengths && isSpoken)
            {
                _names.Follow(tensor, ".Length");
            }

            for (var axis = 0; axis < tensor.Rank; axis++)
            {
                var isLongest = isSpoken && parameter.Form == ParameterForm.Jagged && axis == 1;
                _names.Fix((Extent)model.Pool.Extent(tensor, axis), isLongest ? $"longest({parameter.Path})" : Containers.Extent(parameter, axis));
            }
        }

        _printer = new(model, _names);
    }

    /// <summary>As code.</summary>
    public static ExtentPrinter OfCode(Calculus.Models.Model model, AnnotatedMethod method) => new(model, method, isSpoken: false);

    /// <summary>As messages and documentation have it: <c>x[i].Length</c> for the length of a row.</summary>
    public static ExtentPrinter OfMessages(Calculus.Models.Model model, AnnotatedMethod method) => new(model, method, isSpoken: true);

    public string Text(Expr expr, Precedence needed = Precedence.Conditional)
    {
        foreach (var index in expr.Nodes().OfType<IndexVariable>())
        {
            Index(index.Position);
        }

        return _printer.Integer(expr, needed);
    }

    /// <summary>How long an axis of a destination is.</summary>
    public string Text(DestinationAxis axis) => axis.Jagged is not { } jagged ? Text(axis.Extent)
        : _isSpoken ? $"the number of elements of {jagged.Path}" : Containers.Count(jagged);

    /// <summary>A condition on the parameters.</summary>
    public string Condition(Expr expr) => _printer.Condition(expr).Text;

    /// <summary>The index of rounds in which something is asked; the language leaves the names in code to generators.</summary>
    public string Index(int position)
    {
        const string Letters = "ijklmn";
        var name = (_isSpoken ? "" : "__") + (position < Letters.Length ? Letters.Substring(position, 1) : FormattableString.Invariant($"i{position}"));
        _names.Fix(_pool.Axis(position), name);
        return name;
    }
}
