using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.MatrixForm;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting;

/// <summary>Sets the equation of a definition: a name or a derivative to the left, its body to the right.</summary>
internal sealed class EquationWriter(Vocabulary words, Model model, IReadOnlyList<Definition> shown)
{
    private readonly IReadOnlyList<Tensor> _values = [.. shown.Where(d => d.Role == DefinitionRole.Value).Select(d => d.Target)];

    private readonly LeftSide _left = new(words, model, model.Values.First().Target);

    /// <summary>The remark how Jacobians are laid out, where there are some.</summary>
    public Equation? Layout => _left.Layout(shown);

    /// <summary>The remark that indices count from 0.</summary>
    public static Equation FirstIndex => new(new Words("first index"), [new Numeral("0")]);

    public FormulaLine Write(Definition definition)
    {
        var index = Index(definition);
        var matrix = Matrix(definition);
        return new(definition, matrix is null || LatexPrinter.Print(matrix) == LatexPrinter.Print(index) ? null : matrix, index);
    }

    private Equation Index(Definition definition)
    {
        var target = definition.Target;
        var letters = IndexLetters.ForAxes(words, target, definition.IndexNames, definition.Body);
        var axes = Enumerable.Range(0, target.Rank).Select(a => letters[words.Pool.Axis(a)]).ToArray();
        return _left.State(definition, axes, new IndexFormWriter(words, letters, IsDerived(definition)).WriteBody(definition.Body));
    }

    private Equation? Matrix(Definition definition)
    {
        var target = definition.Target;
        var axes = Enumerable.Range(0, target.Rank).Select(words.Pool.Axis).ToArray();
        var extents = target.Extents.ToArray();
        if (words.Options.DenominatorLayout && target.Rank == 2 && definition.Role == DefinitionRole.Derivative && definition is { Of.Rank: 1, Differential: null })
        {
            Array.Reverse(axes);
            Array.Reverse(extents);
        }

        var derived = IsDerived(definition);
        var scalars = new IndexFormWriter(words, new(words), derived);
        return new MatrixFormWriter(words, scalars, derived).WriteBody(definition.Body, axes, extents) is { } right
            ? _left.State(definition, [], right)
            : null;
    }

    private bool IsDerived(Definition definition) =>
        definition.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent or DefinitionRole.Derivative || words.OrderOf(definition.Target) > _values.Max(words.OrderOf);
}
