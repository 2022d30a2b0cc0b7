using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Drawing;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Tool.Claims;
using SymGrad.Generator.Sheets;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Drawings;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Sheets;

/// <summary>Makes the sheet of a compilation: model, derivatives in both forms, conventions, figures, claims, steps.</summary>
internal sealed class SheetBuilder(CSharpCompilation compilation, TypesettingOptions options, CancellationToken cancellation)
{
    private static readonly CompareInfo Numbers = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>A sheet with the usual conventions.</summary>
    public SheetBuilder(CSharpCompilation compilation, CancellationToken cancellation)
        : this(compilation, TypesettingOptions.Default, cancellation)
    {
    }

    /// <summary>Everything that was found wrong, at its place.</summary>
    public List<Diagnostic> Faults { get; } = [];

    /// <summary>The claims of the sheet that was built, in the order of the source.</summary>
    public IReadOnlyList<CheckedClaim> Decided { get; private set; } = [];

    /// <summary>The sheet of all annotated methods, exercises by number first.</summary>
    /// <param name="title">The sheet's heading.</param>
    /// <param name="progress">Hears of each method before it is derived.</param>
    public Sheet Build(string title, Action<string, int, int> progress)
    {
        var claims = Decided = Verdicts.Of(compilation, progress, cancellation);
        var found = ModelReader.Find(compilation, cancellation);
        var annotated = found.Select(f => f.Symbol).ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        var exercises = new List<(Location Place, Exercise Exercise)>();
        for (var k = 0; k < found.Count; k++)
        {
            progress(found[k].Symbol.Name, k, found.Count);
            exercises.Add((found[k].Symbol.Locations[0], Exercise(found[k], [.. claims.Where(c => SymbolEqualityComparer.Default.Equals(c.Model, found[k].Symbol))])));
        }

        foreach (var model in claims.Where(c => c.Model is null || !annotated.Contains(c.Model)).GroupBy(c => c.Model, (IEqualityComparer<IMethodSymbol?>)SymbolEqualityComparer.Default))
        {
            exercises.Add((model.Key?.Locations[0] ?? Location.None, Exercise(model.Key, [.. model])));
        }

        var order = compilation.SyntaxTrees.Select((tree, k) => (tree, k)).ToDictionary(t => t.tree, t => t.k);
        return new(title, [.. exercises.OrderBy(e => e.Place.SourceTree is { } tree ? order[tree] : int.MaxValue).ThenBy(e => e.Place.SourceSpan.Start).Select(e => e.Exercise).Order(Comparer<Exercise>.Create(ByNumber))]);
    }

    /// <summary>A finding as compilers write it.</summary>
    public static string Text(Diagnostic fault) => $"{ConstantInputs.Place(fault.Location)}: {fault.Id}: {fault.GetMessage(CultureInfo.InvariantCulture)}";

    // OrderBy is stable: what has no number keeps the order of the source.
    private static int ByNumber(Exercise a, Exercise b) => (a.Number, b.Number) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (x, y) => Numbers.Compare(x, y, CompareOptions.NumericOrdering),
    };

    private Exercise Exercise((IMethodSymbol Symbol, SyntaxNode Syntax) found, IReadOnlyList<CheckedClaim> claims)
    {
        var before = Faults.Count;
        if (ModelReader.Derive(compilation, found, Faults, OnPage(claims), cancellation) is { } derived)
        {
            return Exercise(derived, claims);
        }

        return new(null, found.Symbol.Name, [.. Faults.Skip(before).Select(f => new Fault(Text(f))), .. Claims(claims, [])]);
    }

    /// <summary>A model that is only claimed of; without one, claims that name none.</summary>
    private Exercise Exercise(IMethodSymbol? model, IReadOnlyList<CheckedClaim> claims)
    {
        if (model is null)
        {
            return new(null, "Claims without a model", [.. Claims(claims, [])]);
        }

        var formulas = claims.Select(c => c.Claim).OfType<Claim>().Select(c => ClaimDecision.FormulasOf(c, OnPage(claims), cancellation)).OfType<ClaimFormulas>().ToList();
        var conventions = formulas.SelectMany(f => f.Conventions).DistinctBy(LatexPrinter.Print, StringComparer.Ordinal).ToList();
        return new(
            Attributes.Number(model),
            Attributes.Title(model) ?? model.Name,
            [
                .. Documentation.Of(model, cancellation).Summary is { } summary ? (Block[])[new Paragraph([new Words(summary)])] : [],
                .. formulas.Count == 0 ? (Block[])[] : [new Caption("Model"), new Display(ClaimBlocks.Below(formulas[0].Model))],
                .. conventions.Count == 0 ? (Block[])[] : [new Caption("Conventions"), .. conventions.Select(c => new Display(c))],
                .. Claims(claims, formulas.Count == 0 ? [] : Keys(formulas[0].Model)),
            ]);
    }

    /// <summary>Model and claims of a page call sizes alike, and nothing else so: not what one of the claims calls an index.</summary>
    private TypesettingOptions OnPage(IReadOnlyList<CheckedClaim> claims) => options with
    {
        IndexNames =
        [
            .. claims.SelectMany(c => c.Method.Parameters.Where(p => p.Type.SpecialType == SpecialType.System_Int32 && c.Model?.Parameters.Any(q => q.Name == p.Name) != true).Select(p => p.Name)
                .Concat(c.Method.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax(cancellation).DescendantNodes()).OfType<LambdaExpressionSyntax>().SelectMany(l => l.DescendantNodes().OfType<ParameterSyntax>()).Select(p => p.Identifier.Text)))
                .Distinct(StringComparer.Ordinal),
        ],
    };

    /// <summary>Lines that stand on the page.</summary>
    private static HashSet<string> Keys(IReadOnlyList<Equation> lines) => [.. lines.Select(l => ClaimBlocks.Key([l]))];

    /// <summary>What the compiler finds wrong with claims and what they are about, where nothing has told it yet.</summary>
    private IReadOnlyList<Diagnostic> Errors(IReadOnlyList<CheckedClaim> claims) => new SourceErrors(compilation, cancellation).Of(claims.SelectMany(c => c.Sources), Faults);

    private IEnumerable<Block> Claims(IReadOnlyList<CheckedClaim> claims, HashSet<string> said, PageNames? names = null) =>
        claims.Count == 0 ? [] : [new Caption(claims.Count == 1 ? "Claim" : "Claims"), .. Said(Errors(claims)), .. claims.Select(c => ClaimBlocks.Of(c, OnPage(claims) with { Page = names }, said, cancellation))];

    private Exercise Exercise(DerivedMethod method, IReadOnlyList<CheckedClaim> claims)
    {
        var blocks = new List<Block>();
        if (method.Method.Summary is { } summary)
        {
            blocks.Add(new Paragraph([new Words(summary)]));
        }

        var (derived, sheet) = (method.Derived, method.Sheet);
        var written = AsWritten(method);
        IReadOnlyList<FormulaLine> model = written.Count > 0 ? written : [sheet.Model, .. Model(derived, sheet)];
        blocks.AddRange([new Caption("Model"), new Display(Together(model, index: false))]);
        blocks.AddRange(derived.Derivatives.Any() ? [new Caption(sheet.Distinct.Count > 1 ? "Derivatives" : "Derivative"), .. sheet.Distinct.Select(Result)] : []);
        var told = model.Select(l => l.Definition.Target).ToHashSet();
        var others = (written.Count > 0 ? sheet.DefinitionsOf(sheet.Derivatives) : sheet.Definitions).Where(l => !told.Contains(l.Definition.Target)).ToList();
        if (others.Count > 0)
        {
            blocks.AddRange([new Paragraph([new Words("with")]), new Display(Together(others, index: sheet.Distinct.Any(l => l.Matrix is null)))]);
        }

        var (notation, conventions) = (sheet.ConventionsSoFar, Conventions.Of(derived));
        if (notation.Count + conventions.Count > 0)
        {
            blocks.Add(new Caption("Conventions"));
            blocks.AddRange(notation.Select(c => new Display(c)));
            blocks.AddRange(conventions.Select(c => new Paragraph([.. c.Sentence, .. c.Formula is { } formula ? (Box[])[new Words(" "), formula] : []])));
        }

        foreach (var (attribute, request) in method.Plots)
        {
            blocks.AddRange([new Caption("Plot"), .. Plot(method, attribute, request)]);
        }

        foreach (var (attribute, request) in method.Drawings)
        {
            blocks.AddRange([new Caption("Drawing"), .. Draw(method, attribute, request)]);
        }

        var said = Keys([.. model.Concat(others).Select(l => l.Index)]);
        foreach (var member in method.At)
        {
            blocks.AddRange([new Caption("Figures"), .. Figures(method, member, said)]);
        }

        blocks.AddRange(Claims(claims, said, new PageNames(derived, sheet, [.. model, .. others])));
        blocks.AddRange(derived.Derivatives.Any() ? [new Caption("Steps"), .. Steps(method)] : []);
        return new(method.Number, method.Title, blocks);
    }

    private IReadOnlyList<Block> Draw(DerivedMethod method, AttributeData attribute, DrawingRequest request)
    {
        var faults = PictureDiscovery.Check(method.Symbol, attribute, cancellation).ToList();
        try
        {
            return faults.Count > 0
                ? Said(faults)
                : [new DrawingBlock(Drawing.Of(Unfolding.Of(Derivation.AsWritten(method.Derived.Model, cancellation), options, new(request.Steps, request.State, request.Units), method.Derived, method.Sheet)))];
        }
        catch (UnfoldingException e)
        {
            return Said([Diagnostic.Create(Descriptors.Drawing, method.Symbol.Locations[0], method.Symbol.Name, e.Message)]);
        }
    }

    private IReadOnlyList<Block> Said(IReadOnlyList<Diagnostic> faults)
    {
        Faults.AddRange(faults);
        return [.. faults.Select(f => new Fault(Text(f)))];
    }

    private IReadOnlyList<Block> Plot(DerivedMethod method, AttributeData attribute, PlotRequest request)
    {
        var faults = PictureDiscovery.Check(method.Symbol, attribute, cancellation).ToList();
        if (faults.Count > 0)
        {
            return Said(faults);
        }

        var given = method.Symbol.Parameters.Length > 1 ? ConstantInputs.Of(compilation, method, request.AtOf(method.Symbol)!) : null;
        return [.. new PlotBuilder(method, request, given, cancellation).Build()];
    }

    /// <summary>The steps under the derivative that they lead to, numbered through.</summary>
    private static IEnumerable<Block> Steps(DerivedMethod method)
    {
        var number = 1;
        foreach (var section in method.Steps.Where(s => s.Steps.Count > 0))
        {
            if (section.Derivative is { } derivative && method.Steps.Count > 2)
            {
                yield return new Paragraph([new Words("To "), (method.Sheet.LineOf(derivative).Matrix ?? method.Sheet.LineOf(derivative).Index).Left, new Words(":")]);
            }

            yield return new StepList(section.Steps, number);
            number += section.Steps.Count;
        }
    }

    /// <summary>The model before anything was made safe in it, values first; none where nothing was.</summary>
    private static IReadOnlyList<FormulaLine> AsWritten(DerivedMethod method) => [.. method.Steps.SelectMany(s => s.Model).OrderBy(l => l.Definition.Role == DefinitionRole.Value ? 0 : 1)];

    /// <summary>The definitions that the model itself needs.</summary>
    private static IEnumerable<FormulaLine> Model(Calculus.Derived derived, FormulaSheet sheet)
    {
        var value = derived.ForValue.Select(d => d.Target).ToHashSet();
        return sheet.Definitions.Where(d => value.Contains(d.Definition.Target) && d.Definition.Role is DefinitionRole.Local or DefinitionRole.Intermediate);
    }

    private static Display Result(FormulaLine line) => new(line.Matrix is { } matrix ? new Equations([matrix, line.Index]) : line.Index, IsResult: true);

    private static Box Together(IReadOnlyList<FormulaLine> lines, bool index)
    {
        var equations = lines.Select(l => index ? l.Index : l.Matrix ?? l.Index).ToList();
        return equations.Count == 1 ? equations[0] : new Equations(equations);
    }

    /// <summary>Inputs, value and derivatives, evaluated by the engine.</summary>
    private IEnumerable<Block> Figures(DerivedMethod method, string member, HashSet<string> said)
    {
        var derived = method.Derived;
        var inputs = ConstantInputs.Of(compilation, method, member);
        var values = derived.Requests.Any(r => r.Kind is DerivativeKind.Jvp or DerivativeKind.Vjp or DerivativeKind.HessianVectorProduct)
            ? derived.ForValue
            : derived.Definitions;
        var given = derived.Model.Parameters.Where(p => p.Along is null).Select(p => new Equation(SymbolOf(method, p), [Figure.Of(Given(inputs, p))])).ToList();
        said.Add(ClaimBlocks.Key(given));
        yield return new Display(new Equations(given));
        IReadOnlyList<Equation> lines;
        string? fault = null;
        try
        {
            var evaluator = Evaluator.Double(values, inputs, cancellation);
            lines =
            [
                new(method.Sheet.Model.Index.Left is Scripts { Sub: not null } s ? s.Base : method.Sheet.Model.Index.Left, [Figure.Of(evaluator.Value(derived.Value))]),
                .. from line in method.Sheet.Distinct
                   from definition in values
                   where definition.Target == line.Definition.Target
                   select new Equation((line.Matrix ?? line.Index).Left, [Figure.Of(evaluator.Value(definition))]),
            ];
        }
        catch (EvaluationException e)
        {
            (lines, fault) = ([], e.Message);
        }

        yield return fault is null ? new Display(new Equations(lines)) : new Fault($"{member}: {fault}");
    }

    private static Dense<double> Given(Inputs inputs, Parameter parameter) => parameter.Tensor.Kind == Calculus.Expressions.ValueKind.Real
        ? inputs.InDouble(parameter.Tensor)
        : inputs.InIntegers(parameter.Tensor).Select(v => (double)v);

    private static Box SymbolOf(DerivedMethod method, Parameter parameter) => method.Sheet.NameOf(parameter.Tensor);
}
