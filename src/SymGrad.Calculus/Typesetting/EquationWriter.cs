using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting;

/// <summary>Sets the equation of a definition: a name or a derivative to the left, its body to the right.</summary>
internal sealed class EquationWriter(Vocabulary words, Model model, IReadOnlyList<Definition> shown)
{
    private readonly Tensor _value = shown.Single(d => d.Role == DefinitionRole.Value).Target;

    // A function of one scalar has a total derivative.
    private readonly Symbol _differential = model.Parameters.Count == 1 && model.Parameters[0].Tensor.Rank == 0
        ? new Symbol(@"\mathrm{d}", "d")
        : new Symbol(@"\partial", "∂");

    /// <summary>The remark that indices count from 0.</summary>
    public static Equation FirstIndex => new(new Words("first index"), [new Numeral("0")]);

    public FormulaLine Write(Definition definition) => new(definition, null, Index(definition));

    private Equation Index(Definition definition)
    {
        var target = definition.Target;
        var letters = IndexLetters.ForAxes(words, target, definition.IndexNames, definition.Body);
        var axes = Enumerable.Range(0, target.Rank).Select(a => letters[words.Pool.Axis(a)]).ToArray();
        var derived = words.OrderOf(target) > words.OrderOf(_value);
        var right = new IndexFormWriter(words, letters, derived).WriteBody(definition.Body);
        return definition.Role switch
        {
            DefinitionRole.Derivative => new(Derivative(definition.Of ?? target, axes), [right]),
            DefinitionRole.Adjoint when definition.Of is { } of => new(Boxes.Subscripted(words.NameOf(target), axes), [Derivative(of, axes), right]),
            _ => new(Boxes.Subscripted(words.NameOf(target), axes), [right]),
        };
    }

    /// <summary>∂y_i/∂x_j: the value's axes come first.</summary>
    private Fraction Derivative(Tensor of, IReadOnlyList<Box> axes)
    {
        var outputs = axes.Count == of.Rank ? 0 : _value.Rank;
        return new(
            new Row([_differential, Boxes.Subscripted(words.NameOf(_value), [.. axes.Take(outputs)])]),
            new Row([_differential, Boxes.Subscripted(words.NameOf(of), [.. axes.Skip(outputs)])]));
    }
}
