using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>Writes the statements of a program. It decides names and parentheses, nothing else.</summary>
internal sealed class StatementPrinter(ExprPool pool, Precision precision, ScalarPrinter printer, CodeWriter lanes, FormulaTexts formulas, string prefix)
{
    private readonly List<Expr> _bound = [];
    private readonly OpenLoops _open = new(pool);
    private readonly HashSet<Expr> _lets = [];
    private HashSet<Expr> _shared = [];
    private int _laneLoops;

    public void Write(CodeWriter code, IReadOnlyList<Statement> statements)
    {
        // Straight-line code computes nothing twice, across statements too.
        var outer = _shared;
        _shared = [.. Bindings.Shared(statements.SelectMany(Own), printer.IsNamed)];
        for (var k = 0; k < statements.Count; k++)
        {
            Write(code, statements[k], statements, k);
        }

        _shared = outer;
    }

    /// <summary>What a statement computes itself, rather than statements inside it.</summary>
    private static IEnumerable<Expr> Own(Statement statement) => statement switch
    {
        Declare declare => [declare.Value],
        Store store => [store.Value],
        _ => [],
    };

    private void Write(CodeWriter code, Statement statement, IReadOnlyList<Statement> block, int position)
    {
        switch (statement)
        {
            case Heading heading:
                if (position == 0 || block[position - 1] is not Heading)
                {
                    code.Separate();
                }

                if (formulas.Line(heading.Definition) is { } line && !IsRepetition(line))
                {
                    code.Line($"// {line}");
                }

                break;
            case Declare declare:
                var isSum = block.Skip(position + 1).SelectMany(Effects.Writes).Contains(declare.Scalar);
                BindShared(code, declare.Value);
                code.Line($"{printer.Names.Declaration(declare.Scalar, isSum || declare.Value.Kind == ValueKind.Integer ? printer.Type : "var")}{printer.Names.Of(declare.Scalar)} = {printer.Real(declare.Value)};");
                printer.Names.MarkAsDeclared(declare.Scalar);
                break;
            case Let let:
                _lets.Add(let.Name);
                printer.Names.Declare(let.Name, let.Name.Axis switch { 0 => "first", 1 => "rounds", 3 => "size", _ => "blocks" });
                code.Line($"var {printer.Integer(let.Name)} = {printer.Integer(let.Value)};");
                break;
            case Store store:
                BindShared(code, store.Value);
                printer.Forget(e => e.Reads(store.Target));
                var (sign, added) = store.Accumulate ? printer.Signed(store.Value) : ("", store.Value);
                code.Line($"{printer.Element(store.Target, store.Indices)} {sign}= {printer.Real(added)};");
                break;
            case Clear clear:
                code.Line($"{Slice(new(clear.Target, clear.Lower, pool.One), pool.Subtract(clear.Upper, clear.Lower))}.Clear();");
                break;
            case Reach reach when ReferenceEquals(reach.First, reach.Last):
                code.Line($"Require.Within({printer.Integer(reach.Last)}, {printer.Integer(reach.Extent)});");
                break;
            case Reach reach:
                code.Line($"Require.Within({printer.Integer(reach.First)}, {printer.Integer(reach.Last)}, {printer.Integer(reach.Extent)});");
                break;
            case If test:
                code.Open($"if ({printer.Condition(test.Condition).Text})");
                Inner(test.Body, code);
                code.Close();
                break;
            case For { Vectorised: true } loop:
                Lanes(code, loop);
                break;
            case For loop:
                Loop(code, loop);
                break;
            case KernelCall call:
                Kernel(code, call);
                break;
        }
    }

    /// <summary>A result that copies what has its name already.</summary>
    private static bool IsRepetition(string line) => line.Split([" = "], StringSplitOptions.None) is { Length: 2 } sides && sides[0] == sides[1];

    private void Lanes(CodeWriter code, For loop)
    {
        if (loop.Body.Count == 1 && loop.Body[0] is Store { Accumulate: false, Value: Read source } copy && source.DependsOn(loop.Index))
        {
            code.Line($"{Row(source, loop)}.CopyTo({Row((Read)pool.Read(copy.Target, copy.Indices), loop)});");
            return;
        }

        if (loop.Body.Count == 1 && loop.Body[0] is Store { Accumulate: false, Indices.Count: > 0 } fill && !fill.Value.DependsOn(loop.Index) && _open.ContainAll(fill.Value))
        {
            code.Line($"{Row((Read)pool.Read(fill.Target, fill.Indices), loop)}.Fill({printer.Real(fill.Value)});");
            return;
        }

        var lane = new LaneLoop(pool, precision, printer, _open, loop);
        var call = lane.Write(lanes, FormattableString.Invariant($"{prefix}Loop{++_laneLoops}"));
        if (!lane.NeedsRound)
        {
            code.Line(call);
            return;
        }

        code.Open(HasRound(loop));
        code.Line(call);
        code.Close();
    }

    private string HasRound(For loop) => $"if ({printer.Integer(loop.Lower, Precedence.Additive)} < {printer.Integer(loop.Upper, Precedence.Additive)})";

    private void Loop(CodeWriter code, For loop)
    {
        var roots = Values(loop.Body).ToList();
        var written = loop.Body.SelectMany(Effects.Writes).ToList();
        var local = loop.Body.OfType<Let>().Select(l => l.Name).ToList();
        var invariants = Bindings.Invariant(roots, loop.Index, printer.IsNamed).Where(e => !written.Any(t => e.Reads(t)) && IsInScope(e) && !e.Nodes().Any(local.Contains)).ToList();

        // Without a round nothing is read, and a loop or a kernel inside may have nothing to do: what it reads waits for it.
        var needsRound = !invariants.TrueForAll(_open.ContainAll);
        if (needsRound)
        {
            var inEachRound = Bindings.Invariant(Values(loop.Body.Where(s => s is not (For or KernelCall))), loop.Index, printer.IsNamed);
            invariants.RemoveAll(e => !_open.ContainAll(e) && !inEachRound.Contains(e));
            needsRound = !invariants.TrueForAll(_open.ContainAll);
        }

        var outer = _bound.Count;
        if (needsRound)
        {
            code.Open(HasRound(loop));
        }

        foreach (var invariant in invariants)
        {
            Bind(code, invariant);
        }

        _open.Enter(loop.Index, loop.Lower, loop.Upper);
        var index = printer.Names.Declare(loop.Index);
        code.Open(loop.IsBackward
            ? $"for (var {index} = {printer.Integer(pool.Subtract(loop.Upper, pool.One))}; {index} >= {printer.Integer(loop.Lower, Precedence.Additive)}; {index}--)"
            : $"for (var {index} = {printer.Integer(loop.Lower)}; {index} < {printer.Integer(loop.Upper, Precedence.Additive)}; {(loop.Step == 1 ? $"{index}++" : FormattableString.Invariant($"{index} += {loop.Step}"))})");
        Inner(loop.Body, code);
        code.Close();
        printer.Forget(e => e.DependsOn(loop.Index));
        printer.Names.Release(loop.Index);
        _open.Leave(loop.Index);
        if (needsRound)
        {
            code.Close();
            Unbind(outer);
        }
    }

    /// <summary>The statements of a block; variables declared in it end with it.</summary>
    private void Inner(IReadOnlyList<Statement> body, CodeWriter code)
    {
        var outer = _bound.Count;
        Write(code, body);
        Unbind(outer);
    }

    /// <summary>Forgets the variables bound since there were <paramref name="outer"/>.</summary>
    private void Unbind(int outer)
    {
        foreach (var expr in _bound.Skip(outer))
        {
            printer.Unname(expr);
        }

        _bound.RemoveRange(outer, _bound.Count - outer);
    }

    /// <summary>Whether all indices of an expression belong to loops that are open.</summary>
    private bool IsInScope(Expr expr) => !expr.FreeIndices.Keys.Any(k => !printer.Names.IsDeclared(k));

    private void BindShared(CodeWriter code, Expr value)
    {
        foreach (var node in Bindings.InOrder([value], printer.IsNamed).Where(_shared.Contains))
        {
            Bind(code, node);
        }
    }

    private void Bind(CodeWriter code, Expr expr)
    {
        var text = printer.Real(expr);
        var name = printer.Names.Fresh(expr is Read read ? printer.Names.Of(read.Tensor) + "At" : "t");
        code.Line($"var {name} = {text};");
        printer.Name(expr, name);
        _bound.Add(expr);
    }

    private void Kernel(CodeWriter code, KernelCall call)
    {
        if (call.Kind is KernelKind.Dot or KernelKind.Sum or KernelKind.LogSumExp or KernelKind.Softmax or KernelKind.Max or KernelKind.Min or KernelKind.Product)
        {
            ScalarKernel(code, call);
            return;
        }

        if (call.Kind is KernelKind.Determinant or KernelKind.LogDeterminant or KernelKind.Inverse or KernelKind.Adjugate)
        {
            MatrixKernel(code, call);
            return;
        }

        var sizes = string.Join(", ", call.Sizes.Select(printer.Integer));
        if (call.Kind == KernelKind.ExclusiveProduct)
        {
            code.Line($"Kernel.ExclusiveProduct({Slice(call.Operands[0], call.Sizes[0])}, {Slice(call.Target, call.Sizes[0])});");
            return;
        }

        if (call.Kind == KernelKind.CompleteZeroSums)
        {
            var count = pool.Multiply(call.Sizes[0], call.Sizes[1]);
            code.Line($"Kernel.CompleteZeroSums({sizes}, {Slice(call.Operands[0], count)}, {Slice(call.Target, count)});");
            return;
        }

        var scale = call.Scale is null ? "1" : Scale(call, call.Scale).Text;
        var flag = call.Accumulate ? "true" : "false";
        string Stride(View view) => printer.Integer(view.RowStride);
        string Dense(int operand) => Slice(call.Operands[operand], call.Sizes[0], call.Sizes[1]);
        code.Line(call.Kind switch
        {
            KernelKind.Gemv when call.Operands.Count == 3 =>
                $"Kernel.Gemv({sizes}, {scale}, {Dense(0)}, {Stride(call.Operands[0])}, {Slice(call.Operands[1], call.Sizes[1])}, plus: {Slice(call.Operands[2], call.Sizes[0])}, {Slice(call.Target, call.Sizes[0])});",
            KernelKind.Gemv =>
                $"Kernel.Gemv({sizes}, {scale}, {Dense(0)}, {Stride(call.Operands[0])}, {Slice(call.Operands[1], call.Sizes[1])}, {Slice(call.Target, call.Sizes[0])}, accumulate: {flag});",
            KernelKind.GemvTransposed =>
                $"Kernel.GemvTransposed({sizes}, {scale}, {Dense(0)}, {Stride(call.Operands[0])}, {Slice(call.Operands[1], call.Sizes[0])}, {Slice(call.Target, call.Sizes[1])}, accumulate: {flag});",
            KernelKind.ColumnSums =>
                $"Kernel.ColumnSums({sizes}, {scale}, {Dense(0)}, {Stride(call.Operands[0])}, {Slice(call.Target, call.Sizes[1])}, accumulate: {flag});",
            KernelKind.Ger =>
                $"Kernel.Ger({sizes}, {scale}, {Slice(call.Operands[0], call.Sizes[0])}, {Slice(call.Operands[1], call.Sizes[1])}, {Slice(call.Target, call.Sizes[0], call.Sizes[1])}, {Stride(call.Target)}, accumulate: {flag});",
            KernelKind.Transpose =>
                $"Kernel.Transpose({sizes}, {scale}, {(call.Operands.Count > 1 ? Slice(call.Operands[1], call.Sizes[0]) + ", " : "")}{Dense(0)}, {Stride(call.Operands[0])}, {Slice(call.Target, call.Sizes[0], call.Sizes[1])}, {Stride(call.Target)}, accumulate: {flag});",
            KernelKind.Convolve =>
                $"Kernel.Convolve({scale}, {Slice(call.Operands[0], call.Sizes[0])}, {Slice(call.Operands[1], call.Sizes[1])}, mirrored: {(call.Operands[1].Transposed ? "true" : "false")}, shift: {printer.Integer(call.Sizes[3])}, {Slice(call.Target, call.Sizes[2])}, accumulate: {flag});",
            _ =>
                $"Kernel.Gemm({sizes}, {scale}, {Matrix(call.Operands[0], call.Sizes[0], call.Sizes[2])}, {Matrix(call.Operands[1], call.Sizes[2], call.Sizes[1])}, {Slice(call.Target, call.Sizes[0], call.Sizes[1])}, {Stride(call.Target)}, accumulate: {flag});",
        });
    }

    /// <summary>The factor α; where there is nothing to multiply, what it reads may be missing.</summary>
    private Code Scale(KernelCall call, Expr scale) => _open.ContainAll(scale)
        ? printer.Print(scale)
        : printer.Print(pool.Guard(pool.And([.. call.Sizes.Select(size => pool.Compare(Relation.Less, pool.Zero, size))]), scale));

    /// <summary>A function of a whole matrix, whose elements lie densely.</summary>
    private void MatrixKernel(CodeWriter code, KernelCall call)
    {
        var size = printer.Integer(call.Sizes[0]);
        var count = pool.Multiply(call.Sizes[0], call.Sizes[0]);
        var matrix = Slice(call.Operands[0], count);
        if (call.Kind is KernelKind.Inverse or KernelKind.Adjugate)
        {
            code.Line($"Kernel.{call.Kind}({size}, {matrix}, {Slice(call.Target, count)});");
            return;
        }

        Scalar(code, call, $"Kernel.{call.Kind}({size}, {matrix})");
    }

    private void ScalarKernel(CodeWriter code, KernelCall call)
    {
        var operands = string.Join(", ", call.Operands.Select(o => Slice(o, call.Sizes[0])));
        Scalar(code, call, $"Kernel.{call.Kind}({operands})");
    }

    /// <summary>Stores what a kernel with one number as its result gives.</summary>
    private void Scalar(CodeWriter code, KernelCall call, string value)
    {
        if (call.Scale is { } scale && !ReferenceEquals(scale, pool.One))
        {
            value = ReferenceEquals(scale, pool.Negate(pool.One)) ? $"-{value}" : $"{Scale(call, scale).At(Precedence.Multiplicative)} * {value}";
        }

        var name = printer.Names.Of(call.Target.Tensor);
        code.Line(call.Target.Tensor.Rank > 0
            ? $"{name}[{printer.Integer(call.Target.Offset)}] {(call.Accumulate ? "+=" : "=")} {value};"
            : call.Accumulate
                ? value[0] == '-' ? $"{name} -= {value.Substring(1)};" : $"{name} += {value};"
                : $"{printer.Names.Declaration(call.Target.Tensor, "var")}{name} = {value};");
    }

    /// <summary>What a contiguous read covers over the range of a loop.</summary>
    private string Row(Read read, For loop) => Slice(
        new(read.Tensor, pool.Substitute(RowMajor.Offset(pool, read.Tensor, read.Indices), loop.Index, loop.Lower), pool.One),
        pool.Subtract(loop.Upper, loop.Lower));

    private string Matrix(View view, Expr rows, Expr columns) => $"{Slice(view, rows, columns)}, {printer.Integer(view.RowStride)}, {(view.Transposed ? "true" : "false")}";

    private string Slice(View view, Expr length)
    {
        var name = printer.Names.Of(view.Tensor);
        var isStart = view.Offset is Number { Value.IsZero: true };
        return isStart && ReferenceEquals(RowMajor.Size(pool, view.Tensor), length) && !length.Nodes().Any(_lets.Contains)
            ? name
            : $"{name}.{(Natural.IsCertain(pool, length) && _open.ContainRow(view.Tensor, view.Offset, length) ? "Slice" : "Part")}({printer.Integer(view.Offset)}, {printer.Integer(length)})";
    }

    /// <summary>What holds a matrix, to its end: the kernel looks how far it reaches.</summary>
    private string Slice(View view, Expr rows, Expr columns)
    {
        var name = printer.Names.Of(view.Tensor);
        return view.Offset is Number { Value.IsZero: true }
            ? name
            : $"{name}.{(_open.ContainRow(view.Tensor, view.Offset, rows, columns) ? "Slice" : "Part")}({printer.Integer(view.Offset)})";
    }

    // What stands under a condition is read under it only: elsewhere an index may be out of range.
    private static IEnumerable<Expr> Values(IEnumerable<Statement> statements) => statements.SelectMany(s => s switch
    {
        Store store => [store.Value],
        Declare declare => [declare.Value],
        For loop => Values(loop.Body),
        KernelCall { Scale: { } scale } => [scale],
        _ => (IEnumerable<Expr>)[],
    });
}
