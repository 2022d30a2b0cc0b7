using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>
/// A vectorised loop as a method of its own, generic over the lane: whole lanes first, and once more what is left of a row that does not fill one, masked.
/// Masking every lane would ask at each access whether it has to. Each sum has two variables that take turns, so that an addition need not wait for the one
/// before it. Memory comes in as spans cut to the loop's range, so that a wrong bound cannot reach beyond them.
/// A loop whose elements are sums of their own has no masked end: its last lane begins where it is whole, and what it shares with the one before it computes again.
/// </summary>
internal sealed class LaneLoop
{
    private const string Index = "index";
    private const string Left = "left";

    private readonly ExprPool _pool;
    private readonly ScalarPrinter _outer;
    private readonly OpenLoops _open;
    private readonly For _loop;
    private readonly Precision _precision;
    private readonly string _type;
    private readonly CodeNames _names = new();
    private readonly LanePrinter _printer;
    private readonly List<(string Parameter, string Argument)> _passed = [];
    private readonly LaneMemory _memory;
    private readonly HashSet<Tensor> _written;
    private readonly HashSet<Expr> _shared;
    private readonly List<Tensor> _sums;
    private readonly IReadOnlyList<LaneSums> _inner;
    private readonly bool _overlaps;
    private readonly Dictionary<Tensor, (string Own, string Other)> _accumulators = [];
    private readonly Dictionary<(Store, Expr, bool), string> _locals = [];
    private bool _isTail;

    public LaneLoop(ExprPool pool, Precision precision, ScalarPrinter outer, OpenLoops open, For loop)
    {
        _pool = pool;
        _outer = outer;
        _open = open;
        _loop = loop;
        _precision = precision;
        _type = outer.Type;
        _names.Fix(loop.Index, Index);
        _names.Fresh(Left);
        _names.Fresh("end");
        _printer = new(pool, precision, Varies, loop.Index, () => _memory!.Ramp(Index), Load);
        _written = [.. loop.Body.Cast<Store>().Where(s => s.Indices.Count > 0).Select(s => s.Target)];
        var values = loop.Body.Cast<Store>().Select(s => s.Value).ToList();
        _memory = new(pool, outer, open, loop, _names, _passed, _written);
        _inner = LaneSums.Of(pool, values, _written, _names);
        _overlaps = _inner.Count > 0 && loop.Body.Cast<Store>().All(s => !s.Accumulate && s.Indices.Count > 0) && !values.Exists(v => _written.Any(v.Reads));
        _shared = [.. Bindings.Shared(values, e => !Varies(e) || e is Reduce, onLanes: true), .. _inner.SelectMany(s => Bindings.Shared(s.Bodies, e => !Varies(e), onLanes: true))];
        _sums = [.. loop.Body.Cast<Store>().Where(s => s.Indices.Count == 0).Select(s => s.Target).Distinct()];
        foreach (var sum in _sums)
        {
            var name = _names.Fresh(_names.Of(sum) + "Lane");
            _accumulators.Add(sum, (name, _names.Fresh(name + "2")));
        }
    }

    private bool Varies(Expr expr) => expr.DependsOn(_loop.Index) || _inner.Any(s => expr.DependsOn(s.Index));

    /// <summary>Whether what is passed exists only where the loop has a round.</summary>
    public bool NeedsRound => _memory.NeedsRound;

    /// <summary>Writes the method and returns the statement that calls it.</summary>
    public string Write(CodeWriter code, string name)
    {
        var stores = _loop.Body.Cast<Store>().ToList();
        var broadcasts = Broadcasts(stores);
        var whole = Body(stores, broadcasts, isTail: false);
        var tail = _overlaps ? null : Body(stores, broadcasts, isTail: true);
        broadcasts.RemoveAll(b => !_printer.IsUsed(b.Value));
        _memory.NeedsRound |= !broadcasts.TrueForAll(b => _open.ContainAll(b.Value));
        _passed.InsertRange(0, broadcasts.Select(b => (b.Parameter, b.Argument)));

        _passed.InsertRange(0, _inner.Select(s => ($"int {s.Count}", _outer.Integer(_pool.Subtract(s.Index.Upper!, s.Index.Lower!)))));
        foreach (var sum in _sums)
        {
            _passed.Add(($"ref {_type} {_names.Of(sum)}", $"ref {_outer.Names.Of(sum)}"));
        }

        Dispatcher(code, name);
        code.Separate();
        // Inlined, the loop would make its caller clear room for what it pins at the end of a row.
        code.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        code.Line($"private static void {name}<TLane>(int end, {string.Join(", ", _passed.Select(p => p.Parameter))})");
        code.Line($"    where TLane : struct, ILane<TLane, {_type}>");
        code.Open();
        foreach (var broadcast in broadcasts)
        {
            code.Line(broadcast.Line);
        }

        foreach (var sum in _sums)
        {
            var (own, other) = _accumulators[sum];
            code.Line(Started(own, other));
        }

        if (tail is null)
        {
            code.Open($"for (var {Index} = 0; {Index} < end; {Index} += TLane.Count)");
            code.Line($"{Index} = Math.Min({Index}, end - TLane.Count);");
            code.Lines(whole);
            code.Close();
        }
        else
        {
            code.Line($"var {Index} = 0;");
            code.Open($"for (; {Index} <= end - TLane.Count; {Index} += TLane.Count)");
            code.Lines(whole);
            code.Close();
            code.Line();
            code.Open($"if ({Index} < end)");
            code.Line($"var {Left} = end - {Index};");
            code.Lines(tail);
            code.Close();
        }

        foreach (var sum in _sums)
        {
            code.Line();
            code.Line($"{_names.Of(sum)} += TLane.Sum({_accumulators[sum].Own} + {_accumulators[sum].Other});");
        }

        code.Close();
        return $"{name}({_outer.Integer(_pool.Subtract(_loop.Upper, _loop.Lower))}, {string.Join(", ", _passed.Select(p => p.Argument))});";
    }

    private void Dispatcher(CodeWriter code, string name)
    {
        code.Separate();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Open($"private static void {name}(int end, {string.Join(", ", _passed.Select(p => p.Parameter))})");
        var arguments = string.Join(", ", _passed.Select(p => (p.Parameter.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "") + p.Parameter.Substring(p.Parameter.LastIndexOf(' ') + 1)));
        var otherwise = "";
        foreach (var lane in new[] { "Lane512", "Lane256", "Lane128" })
        {
            var isFilled = _overlaps ? $" && end >= {lane}<{_type}>.Count" : "";
            code.Line($"{otherwise}if ({lane}<{_type}>.IsSupported{isFilled}) {name}<{lane}<{_type}>>(end, {arguments});");
            otherwise = "else ";
        }

        code.Line($"else {name}<LaneScalar<{_type}>>(end, {arguments});");
        code.Close();
    }

    /// <summary>The stores for a whole lane, or for the elements that are left.</summary>
    private CodeWriter Body(List<Store> stores, List<(Expr Value, string Parameter, string Argument, string Line)> broadcasts, bool isTail)
    {
        var body = new CodeWriter();
        _isTail = isTail;
        foreach (var store in stores)
        {
            Write(body, store);
        }

        _printer.Forget(e => !broadcasts.Exists(b => ReferenceEquals(b.Value, e)));
        return body;
    }

    /// <summary>A variable of the loop's body, which has the same name in the tail: what a store uses, or what it gives its place.</summary>
    private string Local(Store store, Expr value, string wish, bool isStored = false)
    {
        if (!_locals.TryGetValue((store, value, isStored), out var name))
        {
            _locals.Add((store, value, isStored), name = _names.Fresh(wish));
        }

        return name;
    }

    private void Write(CodeWriter body, Store store)
    {
        foreach (var sums in _inner.Where(s => s.List.Exists(sum => !_printer.IsNamed(sum.Sum) && store.Value.Nodes().Contains(sum.Sum))))
        {
            Write(body, store, sums);
        }

        BindShared(body, store, [store.Value]);
        var value = _printer.Real(store.Value);
        if (store.Indices.Count == 0)
        {
            var (sum, other) = _accumulators[store.Target];
            var tail = NeedsKeeping(store.Value) ? $"TLane.Keep({value}, {Left}, {Zero})" : value;
            body.Line(!_isTail ? InTurn(store.Value, sum, other)
                : tail == value && Fused(store.Value, sum) is { } fused ? $"{sum} = {fused};"
                : $"{sum} += {tail};");
            return;
        }

        var place = (Read)_pool.Read(store.Target, store.Indices);
        if (store.Accumulate)
        {
            var (sign, added) = _printer.Signed(store.Value);
            value = $"{_printer.Real(place)} {sign} {_printer.Print(added).At(sign == "-" ? Precedence.Multiplicative : Precedence.Additive)}";
        }

        _printer.Forget(e => Varies(e) && e.Reads(store.Target));
        if (_loop.Body.Cast<Store>().SkipWhile(s => s != store).Skip(1).Any(s => s.Value.Reads(store.Target) || (s.Accumulate && s.Target == store.Target)))
        {
            var local = Local(store, place, store.Target.Name + "Lane", isStored: true);
            body.Line($"var {local} = {value};");
            body.Line($"TLane.Store({_memory.SpanOf(place)}, {Position}, {local});");
            _printer.Name(place, local);
            return;
        }

        body.Line($"TLane.Store({_memory.SpanOf(place)}, {Position}, {value});");
    }

    /// <summary>The loop that adds up sums; what does not change in it is computed before.</summary>
    private void Write(CodeWriter body, Store store, LaneSums sums)
    {
        foreach (var read in ExprSearch.Nodes(sums.Bodies).OfType<Read>().Where(r => r.DependsOn(_loop.Index) && !r.DependsOn(sums.Index) && !_printer.IsNamed(r)))
        {
            var (span, exists) = _memory.RowOf(read, sums);
            var local = Local(store, read, read.Tensor.Name + "Lane");
            body.Line($"var {local} = {(exists ? "" : $"{sums.Count} == 0 ? {Zero} : ")}TLane.Load({span}, {Position});");
            _printer.Name(read, local);
        }

        foreach (var node in ExprSearch.Nodes(sums.Bodies, e => _printer.IsNamed(e) || !e.DependsOn(sums.Index)).Where(e => e.Kind == ValueKind.Real && !e.DependsOn(sums.Index) && Varies(e) && !_printer.IsNamed(e)).ToList())
        {
            BindShared(body, store, [node]);
            if (!_printer.IsNamed(node))
            {
                Bind(body, store, node);
            }
        }

        foreach (var (_, _, name, other) in sums.List)
        {
            body.Line(sums.TakeTurns ? Started(name, other) : $"var {name} = {Zero};");
        }

        var index = _names.Of(sums.Index);
        body.Open($"for (var {index} = 0; {index} < {sums.Count}; {index}++)");
        BindShared(body, store, [.. sums.Bodies]);
        foreach (var (_, value, name, other) in sums.List)
        {
            body.Line(sums.TakeTurns ? InTurn(value, name, other) : $"{name} = {Added(value, name)};");
        }

        body.Close();
        _printer.Forget(e => e.DependsOn(sums.Index));
        foreach (var (sum, _, name, other) in sums.List)
        {
            if (sums.TakeTurns)
            {
                body.Line($"{name} += {other};");
            }

            _printer.Name(sum, name);
        }
    }

    /// <summary>Names what is used more than once.</summary>
    private void BindShared(CodeWriter body, Store store, IReadOnlyList<Expr> values)
    {
        foreach (var node in Bindings.InOrder(values, e => _printer.IsNamed(e) || !Varies(e)))
        {
            if (_shared.Contains(node) && !_printer.IsNamed(node))
            {
                Bind(body, store, node);
            }
        }
    }

    /// <summary>Where a lane's elements are, and how many in the tail.</summary>
    private string Position => _isTail ? $"{Index}, {Left}" : Index;

    /// <summary>Beyond the end of a row loads give 0: a sum needs no mask where that makes its terms 0, as in a plain product of reads.</summary>
    private bool NeedsKeeping(Expr value) => value switch
    {
        Read read => !read.DependsOn(_loop.Index) || _written.Contains(read.Tensor),
        Sum { Constant.IsZero: true } sum => sum.Terms.Any(t => NeedsKeeping(t.Value)),
        Product product => product.Factors.Any(f => f.Exponent < 0 && f.Base.DependsOn(_loop.Index))
            || product.Factors.Any(f => f.Exponent > 0 && f.Base.DependsOn(_loop.Index) && !IsFinite(f.Base))
            || product.Factors.Any(f => !f.Base.DependsOn(_loop.Index))
            || product.Factors.All(f => f.Exponent < 0 || NeedsKeeping(f.Base)),
        _ => true,
    };

    /// <summary>Whether a factor is finite where its loads are 0, so that 0 times it is 0; what this loop computes is no load.</summary>
    private bool IsFinite(Expr expr) => expr.Nodes().All(n => (n is Read read && !_written.Contains(read.Tensor)) || n is Number or IndexVariable or Extent or Sum || (n is Product p && p.Factors.All(f => f.Exponent > 0)));

    /// <summary>Adds to the variable whose turn it is.</summary>
    private string InTurn(Expr value, string sum, string other) => $"({sum}, {other}) = ({other}, {Added(value, sum)});";

    private string Added(Expr value, string sum) => Fused(value, sum) ?? $"{_printer.Real(value)} + {sum}";

    private string Started(string sum, string other) => $"var ({sum}, {other}) = ({Zero}, {Zero});";

    private string Zero => $"TLane.Of({NumberText.Real(default, _precision)})";

    /// <summary>A product added to a sum in one operation, if the value is a product.</summary>
    private string? Fused(Expr value, string sum) => Product(value) is var (a, b) ? $"TLane.FusedMultiplyAdd({a}, {b}, {sum})" : null;

    /// <summary>A product as two factors, for one fused operation; all that does not change is in the first.</summary>
    private (string A, string B)? Product(Expr value)
    {
        if (value is not Product { Factors: var factors } || _printer.IsNamed(value) || factors.Where(f => Varies(f.Base)).ToList() is not { Count: > 0 } varying
            || varying.Exists(f => f.Exponent < 0) || (factors.Count == 1 && factors[0].Exponent == 1))
        {
            return null;
        }

        var last = varying[varying.Count - 1];
        var others = _pool.MultiplyPowers([.. factors.Select(f => ReferenceEquals(f.Base, last.Base) ? f with { Exponent = f.Exponent - 1 } : f).Where(f => f.Exponent != 0)]);
        return (_printer.Real(others), _printer.Real(last.Base));
    }

    private void Bind(CodeWriter body, Store store, Expr expr)
    {
        var text = _printer.Real(expr);
        var name = Local(store, expr, expr is Read read ? read.Tensor.Name + "Lane" : "t");
        body.Line($"var {name} = {text};");
        _printer.Name(expr, name);
    }

    /// <summary>What does not change in the loop comes in as a number and is spread over a lane once.</summary>
    private List<(Expr Value, string Parameter, string Argument, string Line)> Broadcasts(List<Store> stores)
    {
        var found = new List<(Expr Value, string Parameter, string Argument, string Line)>();
        var nodes = ExprSearch.Nodes(stores.Select(s => s.Value).Concat(_inner.SelectMany(s => s.Bodies)), e => !Varies(e) || e is Read or Reduce)
            .Select(e => (e switch { Product product => _printer.InvariantPart(product), Logic logic => _printer.InvariantPart(logic), _ => null }) ?? e)
            .Where(e => !Varies(e));
        foreach (var node in nodes.Distinct().ToList())
        {
            if (node is Number or Constant)
            {
                continue;
            }

            var scalar = _names.Fresh(node is Read read ? _outer.Names.Of(read.Tensor) + (read.Indices.Count > 0 ? "At" : "") : "c");
            var lane = _names.Fresh(scalar + "Lane");
            var isCondition = node.Kind == ValueKind.Boolean;
            found.Add((
                node,
                $"{_type} {scalar}",
                isCondition ? $"{_outer.Condition(node).At(Precedence.Or)} ? 1 : 0" : _outer.Real(node),
                isCondition ? $"var {lane} = TLane.GreaterThan(TLane.Of({scalar}), TLane.Of(0));" : $"var {lane} = TLane.Of({scalar});"));
            _printer.Name(node, lane);
        }

        return found;
    }

    private string Load(Read read)
    {
        if (_inner.FirstOrDefault(s => read.DependsOn(s.Index)) is not { } sums)
        {
            return $"TLane.Load({_memory.SpanOf(read)}, {Position})";
        }

        var (span, first) = _memory.BlockOf(read, sums, _names.Of(sums.Index));
        return read.DependsOn(_loop.Index) ? $"TLane.Load({span}, {first} + {Position})" : $"TLane.Of({span}[{first}])";
    }
}
