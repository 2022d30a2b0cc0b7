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
internal sealed class EquationWriter(Vocabulary words, IReadOnlyList<Definition> shown, LeftSide left)
{
    private readonly IReadOnlyList<Tensor> _values = [.. shown.Where(d => d.Role == DefinitionRole.Value).Select(d => d.Target)];

    /// <summary>The remark how Jacobians are laid out, where there are some.</summary>
    public Equation? Layout => left.Layout(shown);

    /// <summary>The remark that indices count from 0.</summary>
    public static Equation FirstIndex => new(new Words("first index"), [new Numeral("0")]);

    public FormulaLine Write(Definition definition)
    {
        var index = Index(definition);
        var matrix = Matrix(definition);
        return new(definition, matrix is null || LatexPrinter.Print(matrix) == LatexPrinter.Print(index) ? null : matrix, index);
    }

    /// <summary>The index form of what a definition says of an entry: its axes are indices, of which the entry's places and a condition are made.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="places">The place on each axis of the tensor of which the entry is; null where the definition's axes are others.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="derived">Whether factors are put into the order of the chain.</param>
    public (Equation Line, Box? Condition) Entry(Definition definition, IReadOnlyList<Expr>? places, Expr condition, bool derived)
    {
        var letters = IndexLetters.ForAxes(words, definition.Target, definition.IndexNames, definition.Body);
        var writer = new IndexFormWriter(words, letters, derived);
        var right = writer.WriteBody(definition.Body);
        var line = left.State(definition, places is null ? [] : [.. places.Select(p => writer.WritePlace(p))], right);
        return (
            places is null ? line with { Left = Boxes.Subscripted(Boxes.Parentheses(line.Left), Axes(definition.Target, letters)) } : line,
            condition is Logic { Operands.Count: 0 } ? null : writer.Write(condition).Box);
    }

    private Box[] Axes(Tensor target, IndexLetters letters) => [.. Enumerable.Range(0, target.Rank).Select(a => letters[words.Pool.Axis(a)])];

    private Equation Index(Definition definition)
    {
        var letters = IndexLetters.ForAxes(words, definition.Target, definition.IndexNames, definition.Body);
        var axes = Axes(definition.Target, letters);
        var line = left.State(definition, axes, new IndexFormWriter(words, letters, IsDerived(definition)).WriteBody(definition.Body));
        if (definition.TellsWhetherLoopRuns)
        {
            words.Mention(Running(line.Left, axes[0]));
        }

        return line;
    }

    /// <summary>What the state of a loop that a round may leave means.</summary>
    private static Equation Running(Box state, Box round) =>
        new(state, [new Delimited(BracketKind.Square, new Row([new Words("no round before"), Boxes.Thin, Boxes.Thin, round, Boxes.Thin, Boxes.Thin, new Words("leaves the loop")]))]);

    private Equation? Matrix(Definition definition)
    {
        var target = definition.Target;
        if (words.IsJagged(target) || definition.Body.Nodes().OfType<Read>().Any(r => words.IsJagged(r.Tensor)))
        {
            return null;
        }

        var axes = Enumerable.Range(0, target.Rank).Select(words.Pool.Axis).ToArray();
        var extents = target.Extents.ToArray();
        if (words.Options.DenominatorLayout && target.Rank == 2 && definition.Role == DefinitionRole.Derivative && definition is { Of.Rank: 1, Differential: null })
        {
            Array.Reverse(axes);
            Array.Reverse(extents);
        }

        var derived = IsDerived(definition);
        var scalars = new IndexFormWriter(words, new(words), derived);
        var writer = new MatrixFormWriter(words, scalars, derived);
        if (writer.WriteBody(definition.Body, axes, extents) is not { } right)
        {
            return null;
        }

        foreach (var mention in writer.Mentions)
        {
            words.Mention(mention);
        }

        return left.State(definition, [], right);
    }

    private bool IsDerived(Definition definition) =>
        definition.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent or DefinitionRole.Derivative || words.OrderOf(definition.Target) > _values.Max(words.OrderOf);
}
