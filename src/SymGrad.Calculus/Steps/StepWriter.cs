using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Steps;

/// <summary>Sets the formulas of steps in the letters of a sheet.</summary>
internal sealed class StepWriter
{
    private readonly FormulaSheet _sheet;
    private readonly Vocabulary _words;
    private readonly Notation _notation;
    private readonly Notation _named;
    private readonly DemandedRounds _rounds;
    private Tensor? _argument;

    /// <param name="sheet">Gives the letters.</param>
    /// <param name="isTold">Whether a reader has met a definition's name.</param>
    public StepWriter(FormulaSheet sheet, Func<Tensor, bool> isTold)
    {
        (_sheet, _words) = (sheet, sheet.Words!);
        _notation = new(_words.Pool, sheet.Told, _ => false);
        _named = new(_words.Pool, sheet.Told, isTold);
        _rounds = new(_words.Pool);
        for (var k = 0; k < sheet.Told.Count; k++)
        {
            // Also what a sheet writes out has its place in the chain.
            _words.Place(sheet.Told[k].Target, k);
        }
    }

    public Box Name(Tensor tensor) => _words.NameOf(tensor);

    private Expr Noted(Expr body) => _notation.Visit(_sheet.DerivativesWrittenOut(body));

    /// <summary>The same in the names that a reader has met.</summary>
    private Expr Named(Expr body) => _named.Visit(_sheet.DerivativesWrittenOut(body));

    /// <summary>A definition in index form, nothing written out.</summary>
    public StepLine Line(Definition definition)
    {
        var body = definition.Role is DefinitionRole.Local or DefinitionRole.Value ? definition.Body : _sheet.Centred!.Of(definition.Body, definition.Target.Extents);
        return StepLine.Of(_sheet.StepOf(definition with { Body = body is Reduce ? body : Noted(body) }));
    }

    /// <summary>A definition of the model in the names of those beside it. What is e^(z − ℓ) is said by ℓ: its derivative by that would come from nowhere.</summary>
    public StepLine Part(Definition definition)
    {
        _words.NamesSoftmax = definition.Body is not Apply { Primitive: var own } || own != PrimitiveTable.Exp;
        var line = StepLine.Of(_sheet.StepOf(definition with { Body = definition.Body is Reduce ? definition.Body : Named(definition.Body) }));
        _words.NamesSoftmax = true;
        return line;
    }

    /// <summary>before = after, two forms of one expression of a definition.</summary>
    public StepLine Rewritten(Definition where, Expr before, Expr after)
    {
        var letters = IndexLetters.ForAxes(_words, where.Target, where.IndexNames, _words.Pool.Zero);
        foreach (var key in before.FreeIndices.Keys.Concat(after.FreeIndices.Keys).Distinct().Where(k => k < 0 || k >= where.Target.Rank))
        {
            letters.Bind(key, null);
        }

        var (writer, shifts) = (new IndexFormWriter(_words, letters, derived: false), new Shifts(_words.Pool));
        (before, after) = (Noted(shifts.Visit(before)), Noted(shifts.Visit(after)));
        return new(new(writer.Write(before).Box, [writer.Write(after).Box]), new Stated.Rewritten(where, before, after));
    }

    /// <summary>A number, as a derivative is written.</summary>
    public Box Scalar(Expr value) => new IndexFormWriter(_words, new(_words), derived: true).WriteBody(Noted(value));

    /// <summary>∂T_I/∂R_J = …, of an elementwise one at the same place of both.</summary>
    public StepLine Local(LocalDerivative local, IReadOnlyList<string?> names)
    {
        var (of, by, pool) = (local.Of.Target, local.By, _words.Pool);
        var rank = of.Rank;
        var diagonal = local.IsElementwise;
        var extents = diagonal ? of.Extents : [.. of.Extents, .. by.Extents];
        var written = _rounds.Of(diagonal ? local.Diagonal : local.Body);
        var body = Noted(_sheet.Centred!.Of(written, [.. of.Extents, .. by.Extents]));
        written = Noted(written);
        var shape = pool.Defined(by.Name, extents);
        var padded = Enumerable.Range(0, rank).Select(k => k < local.Of.IndexNames.Count ? local.Of.IndexNames[k] : null).Concat(diagonal ? [] : names).ToList();
        var letters = IndexLetters.ForAxes(_words, shape, padded, body);
        var own = Axes(letters, 0, rank);
        Box[] others = diagonal ? [.. Enumerable.Range(0, rank).Select(b => own[local.Pairs.First(p => p.Value == b).Key])] : Axes(letters, rank, by.Rank);
        var isSame = ReferenceEquals(written, body);
        Box Written(Expr expr) => new IndexFormWriter(_words, letters, derived: true).WriteBody(isSame ? Named(expr) : expr);

        // What deviates from a mean adds up to 0: said where it is met first.
        return new(new(_sheet.Left!.Quotient(of, own, by, others), isSame ? [Written(_rounds.Of(diagonal ? local.Diagonal : local.Body))] : [Written(written), Written(body)]), new Stated.Local(local, body));
    }

    /// <summary>∂L/∂R_J = Σ_T Σ_K ∂L/∂T_K ∂T_K/∂R_J = body.</summary>
    /// <param name="root">What is differentiated.</param>
    /// <param name="definition">What R̄ or the derivative is, over the leading axes and J.</param>
    /// <param name="through">All definitions through which the value depends on R.</param>
    /// <param name="links">Those of them that are written as a sum; none where R stands in what is differentiated itself.</param>
    /// <param name="leading">How many axes stand before those of R.</param>
    public StepLine Chain(Tensor root, Definition definition, IReadOnlyList<LocalDerivative> through, IReadOnlyList<LocalDerivative> links, int leading)
    {
        var (target, pool) = (definition.Target, _words.Pool);
        var body = Noted(_sheet.BodyOf(definition));
        var letters = IndexLetters.ForAxes(_words, target, definition.IndexNames, body);
        var axes = Axes(letters, 0, target.Rank);
        var right = new IndexFormWriter(_words, letters, derived: true).WriteBody(Named(_sheet.BodyOf(definition)));
        var stated = _sheet.Left!.State(definition, axes, right);
        var says = new Stated.Total(root, definition with { Body = body }, through);
        if (links.Count == 0)
        {
            return new(stated, says);
        }

        var terms = new List<(bool Negative, Piece Piece)>();

        // What a cotangent of its own weighs is a way like any other.
        bool IsRoot(LocalDerivative link) => link.Of.Target == root && link.Run.Kind != DerivativeKind.Vjp;
        (bool, Piece) Direct(Expr local)
        {
            var piece = new IndexFormWriter(_words, letters, derived: true).Write(Noted(local));
            return piece.Box is Row { Items: { Count: > 0 } items } && items[0] is Minus && !items.Any(b => b is Infix) ? (true, new(Boxes.Side([.. items.Skip(1)]), Binding.Product)) : (false, piece);
        }

        foreach (var link in links)
        {
            var (of, by) = (link.Of.Target, link.By);
            if (IsRoot(link))
            {
                terms.Add(Direct(_rounds.Of(link.Body)));
                continue;
            }

            var own = definition.Differential!.InputsFirst ? axes.Take(by.Rank).ToArray() : axes.Skip(leading).ToArray();
            Box[] outputs = definition.Differential.InputsFirst ? [.. axes.Skip(by.Rank)] : [.. axes.Take(leading)];
            var summed = new List<(IndexVariable Index, Box Letter)>();
            var places = new List<Box>();
            for (var axis = 0; axis < of.Rank; axis++)
            {
                if (link.Pairs.TryGetValue(axis, out var same))
                {
                    places.Add(own[same]);
                    continue;
                }

                var index = pool.OpenIndex(pool.Zero, of.Extents[axis]);
                letters.Bind(index.Key, axis < link.Of.IndexNames.Count ? link.Of.IndexNames[axis] : null, of.Extents[axis]);
                summed.Add((index, letters[index]));
                places.Add(letters[index]);
            }

            var outer = _sheet.Left!.State(Sensitivity(link.Run, of, pool.Defined(of.Name, [.. target.Extents.Take(leading), .. of.Extents]), pool.Zero), [.. outputs, .. places], Boxes.One).Left;
            var product = Juxtaposition.Product([new(outer, Binding.Factor), new(_sheet.Left!.Quotient(of, places, by, own), Binding.Factor)]);
            terms.Add((false, summed.Count == 0 ? product : new(new BigOperator(@"\sum", "∑", Boxes.List([.. summed.Select(s => s.Letter)], tight: true), null, product.Box), Binding.Tail)));
            summed.ForEach(s => letters.Release(s.Index.Key));
        }

        var rights = stated.Right.ToList();
        rights.Insert(rights.Count - 1, Juxtaposition.Sum(terms).Box);
        return new(stated with { Right = rights }, says);
    }

    /// <summary>f′(u) of a function that is the whole body: what everyone knows by heart.</summary>
    public Box? FunctionRule(Expr body)
    {
        if (body is not Apply { Primitive: { Arity: 1, Partials.Count: 1 } primitive } apply || apply.Arguments[0] is Number || !primitive.Notation.StartsWith("\\", StringComparison.Ordinal))
        {
            return null;
        }

        _argument ??= _words.Pool.Parameter(_words.Free(["u", "v", "z", "s", "r", "q"]), ValueKind.Real, 0);
        var argument = new Formula(_words.Pool, _words.Pool.Read(_argument));
        var derivative = primitive.Partials[0]([argument], argument.Of(primitive)).Expr;
        if (derivative is Expressions.Select || derivative.Nodes().Any(n => n is Compare))
        {
            return null;
        }

        return new Equation(
            Boxes.Side(FunctionNotation.Derivative(primitive.Notation), Boxes.Parentheses(_words.NameOf(_argument))),
            [new IndexFormWriter(_words, new(_words), derived: false).Write(derivative).Box]);
    }

    /// <summary>A shift is what it is where it is brought in, and nowhere else; that terms of weight 0 have no say in it is left to the code.</summary>
    private sealed class Shifts(ExprPool pool) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr)
        {
            if (expr is not Apply { Primitive.IsNeutral: true } shift)
            {
                return expr is Apply weighted && weighted.Primitive == PrimitiveTable.Weighted ? OnPaper.Of(Pool, weighted) : expr;
            }

            return shift.Arguments[0] is Reduce maximum && Pool.Open(maximum) is (var index, Expressions.Select { Then: var exponent })
                ? Pool.Reduce(maximum.Operation, index, exponent)
                : shift.Arguments[0];
        }
    }

    /// <summary>Log-sum-exp of a whole vector is as good as a name, where it has none that was told.</summary>
    private sealed class Notation(ExprPool pool, IReadOnlyList<Definition> definitions, Func<Tensor, bool> isTold) : ExprRewriter(pool)
    {
        private readonly Dictionary<Tensor, Definition> _notations = definitions.Where(d => d.Body is Reduce { Operation: ReductionKind.LogSumExp, Body: Read }).ToDictionary(d => d.Target);

        protected override Expr? Before(Expr expr) => expr is Read read && !isTold(read.Tensor) && _notations.TryGetValue(read.Tensor, out var definition)
            ? Pool.Instantiate(definition.Body, [.. read.Indices.Select(Visit)])
            : null;

        protected override Expr After(Expr expr) => OnPaper.Of(Pool, expr);
    }

    /// <summary>A derivative of what a run differentiates by anything, to be named only.</summary>
    private static Definition Sensitivity(Differential run, Tensor by, Tensor shape, Expr body) =>
        new(shape, body, DefinitionRole.Derivative) { Of = by, Differential = run with { InputsFirst = false } };

    private Box[] Axes(IndexLetters letters, int from, int count) => [.. Enumerable.Range(from, count).Select(a => letters[_words.Pool.Axis(a)])];
}
