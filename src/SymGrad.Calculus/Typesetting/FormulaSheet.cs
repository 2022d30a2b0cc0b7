using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Calculus.Typesetting;

/// <summary>One definition as an equation, in index form and, where there is one, in matrix form.</summary>
/// <param name="Definition">What the line states, as it is shown.</param>
/// <param name="Matrix">The matrix form; null when index form is all there is.</param>
/// <param name="Index">The index form.</param>
public sealed record FormulaLine(Definition Definition, Equation? Matrix, Equation Index)
{
    /// <summary>The parameter by which is differentiated, on a derivative's line.</summary>
    public Tensor? Of => Definition.Of;

    /// <summary>LaTeX of the matrix form; null when there is none.</summary>
    public string? MatrixLatex => Matrix is null ? null : LatexPrinter.Print(Matrix);

    public string IndexLatex => LatexPrinter.Print(Index);

    /// <summary>The matrix form where there is one, else the index form.</summary>
    public string Latex => MatrixLatex ?? IndexLatex;

    /// <summary>The index form on one line of Unicode text, unescaped.</summary>
    public string Unicode => UnicodePrinter.Print(Index);

    /// <summary>The matrix form on one line of Unicode text, else the index form.</summary>
    public string UnicodeMatrix => UnicodePrinter.Print(Matrix ?? Index);
}

/// <summary>The formulas of one model: its values, the definitions that they share, and each derivative.</summary>
public sealed record FormulaSheet(IReadOnlyList<FormulaLine> Models, IReadOnlyList<FormulaLine> Definitions, IReadOnlyList<FormulaLine> Derivatives)
{
    private readonly Dictionary<Tensor, FormulaLine> _written = [];

    internal Func<Definition, FormulaLine> Write { private get; init; } = _ => throw new InvalidOperationException("This sheet has no writer.");

    /// <summary>Writes a definition as it is, nothing written out where it is read.</summary>
    internal Func<Definition, FormulaLine> WriteStep { private get; init; } = _ => throw new InvalidOperationException("This sheet has no writer.");

    internal Func<Definition, IReadOnlyList<Expr>?, Expr, bool, (Equation Line, Box? Condition)> WriteEntry { private get; init; } = (_, _, _, _) => throw new InvalidOperationException("This sheet has no writer.");

    /// <summary>What the formulas call things.</summary>
    internal Vocabulary? Words { get; init; }

    /// <summary>Sets what stands to the left of an equation.</summary>
    internal LeftSide? Left { get; init; }

    /// <summary>A definition's body as lines have it: sums within the bounds that their guards leave, what is compared twice case by case.</summary>
    internal Func<Definition, Expr> BodyOf { get; init; } = d => d.Body;

    /// <summary>Says what the derivatives are that a body reads: a name they have only left of their lines.</summary>
    internal Func<Expr, Expr> DerivativesWrittenOut { get; init; } = body => body;

    /// <summary>Leaves away what is 0 by the definition of a mean.</summary>
    internal CentredSums? Centred { get; init; }

    /// <summary>A body as the lines show it: written out what has no line of its own.</summary>
    internal Func<Expr, Expr> WrittenOut { get; init; } = body => body;

    /// <summary>The definitions as they are told: a recurrence's carried variable is one.</summary>
    internal IReadOnlyList<Definition> Told { get; init; } = [];

    /// <summary>Whether something in the model or in its derivatives reads itself.</summary>
    internal bool HasRecurrence { get; init; }

    /// <summary>What letters for sizes mean, and where indices start if not at 1.</summary>
    public IReadOnlyList<Equation> Conventions { get; init; } = [];

    /// <summary>The same, and what the lines of steps have mentioned since.</summary>
    public IReadOnlyList<Equation> ConventionsSoFar => Words is null ? Conventions : [.. Words.Mentioned, .. Conventions.Except(Words.Mentioned)];

    /// <summary>How Jacobians are laid out, among the conventions; null where there are none.</summary>
    internal Equation? Layout { get; init; }

    /// <summary>Whether indices count from 0, as in the code.</summary>
    public bool CountsFromZero { get; init; }

    /// <summary>The model; of several values the first.</summary>
    public FormulaLine Model => Models[0];

    /// <summary>The derivatives, each once: a gradient is part of a Hessian too.</summary>
    public IReadOnlyList<FormulaLine> Distinct => [.. Derivatives.GroupBy(l => l.IndexLatex, StringComparer.Ordinal).Select(g => g.First())];

    /// <summary>The definitions that some of the lines read, or what these read.</summary>
    public IReadOnlyList<FormulaLine> DefinitionsOf(IReadOnlyList<FormulaLine> lines)
    {
        var read = Simplification.Inlining.Reachable([.. Definitions.Concat(lines).Select(l => l.Definition)], d => lines.Any(l => l.Definition.Target == d.Target), d => d.Role == DefinitionRole.Adjoint ? d.Of : null);
        return [.. Definitions.Where(d => read.Any(r => r.Target == d.Definition.Target))];
    }

    /// <summary>The values below each other, in matrix form where there is one.</summary>
    public string ModelLatex => Below(Models, [], matrix: true);

    /// <summary>The values below each other, in index form.</summary>
    public string ModelIndexLatex => Below(Models, [], matrix: false);

    /// <summary>The definitions below each other, in matrix form where there is one; empty when there are none.</summary>
    public string DefinitionsLatex => Below(Definitions, Conventions, matrix: true);

    /// <summary>The definitions below each other, in index form.</summary>
    public string DefinitionsIndexLatex => Below(Definitions, Conventions, matrix: false);

    /// <summary>
    /// The line of any definition of the derivation, also of one that the sheet writes out where it is read: what stands above the
    /// code that computes it.
    /// </summary>
    public FormulaLine LineOf(Definition definition)
    {
        if (_written.Count == 0)
        {
            foreach (var shown in (IEnumerable<FormulaLine>)[.. Models, .. Definitions, .. Derivatives])
            {
                _written[shown.Definition.Target] = shown;
            }
        }

        if (!_written.TryGetValue(definition.Target, out var line))
        {
            _written[definition.Target] = line = Write(definition);
        }

        return line;
    }

    /// <summary>The line of a definition as code computes it: it reads what the code stores.</summary>
    public FormulaLine StepOf(Definition definition) => WriteStep(definition);

    /// <inheritdoc cref="EquationWriter.Entry"/>
    internal (Equation Line, Box? Condition) EntryOf(FormulaLine line, IReadOnlyList<Expr>? places, Expr condition, bool derived) => WriteEntry(line.Definition, places, condition, derived);

    /// <summary>What the formulas call a tensor, in letters and digits that a variable's name can have: s₁ is s1.</summary>
    public string IdentifierOf(Tensor tensor) => Words!.IdentifierOf(tensor);

    /// <summary>What the formulas call a tensor.</summary>
    public Box NameOf(Tensor tensor) => Words!.NameOf(tensor);

    /// <summary>Lets lines call a tensor that only code has as the code calls it.</summary>
    public void Name(Tensor tensor, string identifier) => Words!.Name(tensor, SymbolNames.Of(identifier, Words.Options));

    private static string Below(IReadOnlyList<FormulaLine> formulas, IReadOnlyList<Equation> remarks, bool matrix)
    {
        var lines = new List<Equation>();
        foreach (var line in formulas)
        {
            lines.Add(matrix ? line.Matrix ?? line.Index : line.Index);
        }

        lines.AddRange(remarks);
        return lines.Count switch
        {
            0 => string.Empty,
            1 => LatexPrinter.Print(lines[0]),
            _ => LatexPrinter.Print(new Equations(lines)),
        };
    }
}
