using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting;

/// <summary>What stands to the left of a definition's body: a name, or which derivative it is.</summary>
/// <param name="words">What things are called.</param>
/// <param name="model">The model.</param>
/// <param name="only">The value, of several the first.</param>
/// <param name="onPaper">The definitions that a reader meets: what a carried variable was merged with is none, and nothing is a derivative by it.</param>
internal sealed class LeftSide(Vocabulary words, Model model, Tensor only, IReadOnlyCollection<Tensor> onPaper)
{
    // A function of one scalar has a total derivative.
    private readonly Box _differential = model.Parameters.Count(p => p.Along is null) == 1 && model.Parameters[0].Tensor.Rank == 0
        ? new Symbol(@"\mathrm{d}", "d")
        : Boxes.Partial;

    /// <summary>The equation of a definition, given the letters of its axes; none in matrix form.</summary>
    public Equation State(Definition definition, IReadOnlyList<Box> axes, Box right) => definition.Role switch
    {
        DefinitionRole.Derivative => new(Derivative(definition, axes, ValueOf(definition)), [right]),
        DefinitionRole.Adjoint when IsSensitivityOfValue(definition) =>
            new(Element(definition.Target, axes), [First(ValueOf(definition), definition.Of!, axes, inputsFirst: false), right]),
        DefinitionRole.Value when words.OwnNames.TryGetValue(definition.Target, out var own) => new(Boxes.Subscripted(axes.Count > 0 ? Boxes.Plain(own) : own, axes), [right]),
        _ => new(Element(definition.Target, axes), [right]),
    };

    /// <summary>∂T_I/∂R_J, one link of a chain.</summary>
    public Box Quotient(Tensor above, IReadOnlyList<Box> aboveAxes, Tensor below, IReadOnlyList<Box> belowAxes) =>
        Quotient(_differential, Element(above, aboveAxes), Element(below, belowAxes));

    /// <summary>The value that is differentiated.</summary>
    private Tensor ValueOf(Definition definition) => definition.Differential?.Output ?? only;

    /// <summary>How Jacobians are laid out: <c>[∂y/∂x]_ij = ∂y_i/∂x_j</c>.</summary>
    public Equation? Layout(IEnumerable<Definition> definitions)
    {
        var jacobian = definitions.FirstOrDefault(d => ValueOf(d).Rank > 0 && d is { Role: DefinitionRole.Derivative, Differential.Kind: DerivativeKind.Jacobian, Of.Rank: > 0 });
        if (jacobian is null)
        {
            return null;
        }

        Box row = new Symbol("i", "i"), column = new Symbol("j", "j");
        var (output, input) = jacobian.Differential!.InputsFirst ? (column, row) : (row, column);
        var (y, x) = (new Symbol("y", "y"), new Symbol("x", "x"));
        return new(
            Boxes.Side(
                new Words(jacobian.Differential.InputsFirst ? "denominator layout:" : "numerator layout:"),
                Boxes.Thin,
                Boxes.Subscripted(Boxes.Parentheses(Quotient(_differential, y, x)), [row, column])),
            [Quotient(_differential, Boxes.Subscripted(y, [output]), Boxes.Subscripted(x, [input]))]);
    }

    /// <summary>Whether an adjoint is ∂L/∂a with all axes that this has; what is left of one whose delta stands elsewhere is only a name.</summary>
    private bool IsSensitivityOfValue(Definition adjoint)
    {
        var (leading, value) = (adjoint.Target.Rank - adjoint.Of?.Rank, ValueOf(adjoint));
        return adjoint.Differential switch
        {
            _ when adjoint.Of is null || adjoint.IsPart || !(adjoint.Of.IsParameter || onPaper.Contains(adjoint.Of)) => false,
            null => leading == 0 || leading == value.Rank,
            { Order: > 1 } => false,
            { Kind: DerivativeKind.Jacobian } => leading == value.Rank,
            { Kind: DerivativeKind.Vjp } => false,
            _ => leading == 0,
        };
    }

    private Box Derivative(Definition definition, IReadOnlyList<Box> axes, Tensor value)
    {
        var of = definition.Of ?? definition.Target;
        return definition.Differential switch
        {
            null when of == value => Element(value, axes),
            { Kind: DerivativeKind.Jvp } => Boxes.Subscripted(DefinitionNames.Accentuated(Plain(of, axes), Accent.Dot), axes),
            { Kind: DerivativeKind.Vjp } => Boxes.Subscripted(DefinitionNames.Accentuated(Plain(of, axes), Accent.Bar), axes),
            { Kind: DerivativeKind.HessianVectorProduct } =>
                Quotient(_differential, DefinitionNames.Accentuated(words.NameOf(value), Accent.Dot), Element(of, axes)),
            { First: { } first, IsDiagonal: true } => Second(value, first, axes, of, axes),
            { First: { } first } => Second(value, first, [.. axes.Take(first.Rank)], of, [.. axes.Skip(first.Rank)]),
            { IsDiagonal: true } => Quotient(_differential, Element(value, axes), Element(of, axes)),
            { Kind: DerivativeKind.Derivative, Order: > 1 and var order } => new Fraction(
                Differential(Raised(_differential, order), Element(value, [])), Differential(_differential, Raised(Element(of, axes), order))),
            var differential => First(value, of, axes, differential?.InputsFirst == true),
        };
    }

    /// <summary>∂y_i/∂x_j: the value's axes come first, in denominator layout last.</summary>
    private Box First(Tensor value, Tensor of, IReadOnlyList<Box> axes, bool inputsFirst)
    {
        var outputs = axes.Count == of.Rank ? 0 : value.Rank;
        var start = inputsFirst ? axes.Count - outputs : 0;
        var own = inputsFirst ? 0 : outputs;
        return Quotient(_differential, Element(value, [.. axes.Skip(start).Take(outputs)]), Element(of, [.. axes.Skip(own).Take(axes.Count - outputs)]));
    }

    private Box Second(Tensor value, Tensor first, IReadOnlyList<Box> firstAxes, Tensor second, IReadOnlyList<Box> secondAxes)
    {
        var numerator = Differential(Raised(_differential, 2), Element(value, []));
        var (x, y) = (Element(first, firstAxes), Element(second, secondAxes));
        return new Fraction(numerator, first == second && firstAxes.Zip(secondAxes, ReferenceEquals).All(same => same)
            ? Differential(_differential, Raised(x, 2))
            : new Row([_differential, x, Boxes.Thin, _differential, y]));
    }

    private static Box Quotient(Box differential, Box above, Box below) => new Fraction(Differential(differential, above), Differential(differential, below));

    /// <summary>A sign before what it is the differential of; an upright d would run together with a word.</summary>
    private static Row Differential(Box sign, Box of) => IsUpright(sign) && IsUpright(of) ? new([sign, Boxes.Thin, of]) : new([sign, of]);

    private static bool IsUpright(Box box) => box switch
    {
        Symbol s => s.IsWord,
        Scripts s => IsUpright(s.Base),
        Accented a => IsUpright(a.Base),
        _ => false,
    };

    private static Box Raised(Box box, int exponent) => Boxes.Raised(box, Boxes.Number(exponent));

    private Box Element(Tensor tensor, IReadOnlyList<Box> indices) => Boxes.Subscripted(Plain(tensor, indices), indices);

    private Box Plain(Tensor tensor, IReadOnlyList<Box> indices) => indices.Count > 0 ? Boxes.Plain(words.NameOf(tensor)) : words.NameOf(tensor);
}
