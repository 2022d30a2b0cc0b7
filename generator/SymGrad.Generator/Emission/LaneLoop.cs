using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>
/// A vectorised loop as a method of its own, generic over the lane: whole lanes first, and once more what is left of a row that does not fill one, masked.
/// Masking every lane would ask at each access whether it has to. Each sum has two variables that take turns, so that an addition need not wait for the one
/// before it. Memory comes in as spans cut to the loop's range, so that a wrong bound cannot reach beyond them.
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
    private readonly Dictionary<(Tensor, Expr), string> _spans = [];
    private readonly HashSet<Tensor> _written;
    private readonly HashSet<Expr> _shared;
    private readonly HashSet<Expr> _reread;
    private readonly List<Tensor> _sums;
    private readonly Dictionary<Tensor, (string Own, string Other)> _accumulators = [];
    private readonly Dictionary<(Store, Expr, bool), string> _locals = [];
    private string? _first;
    private bool _isTail;

    public LaneLoop(ExprPool pool, Precision precision, ScalarPrinter outer, OpenLoops open, For loop)
    {
        _pool = pool;
        _outer = outer;
        _open = open;
        NeedsRound = !Natural.IsCertain(pool, pool.Subtract(loop.Upper, loop.Lower));
        _loop = loop;
        _precision = precision;
        _type = precision == Precision.Single ? "float" : "double";
        _names.Fix(loop.Index, Index);
        _names.Fresh(Left);
        _names.Fresh("end");
        _printer = new(pool, precision, loop.Index, Ramp, Load);
        _written = [.. loop.Body.Cast<Store>().Where(s => s.Indices.Count > 0).Select(s => s.Target)];
        var values = loop.Body.Cast<Store>().Select(s => s.Value).ToList();
        _shared = [.. Bindings.Shared(values, e => !e.DependsOn(loop.Index), onLanes: true)];
        _reread = [.. ExprSearch.Nodes(values).OfType<Read>().Where(r => _written.Contains(r.Tensor))];
        _sums = [.. loop.Body.Cast<Store>().Where(s => s.Indices.Count == 0).Select(s => s.Target).Distinct()];
        foreach (var sum in _sums)
        {
            var name = _names.Fresh(_names.Of(sum) + "Lane");
            _accumulators.Add(sum, (name, _names.Fresh(name + "2")));
        }
    }

    /// <summary>Whether what is passed exists only where the loop has a round.</summary>
    public bool NeedsRound { get; private set; }

    /// <summary>Writes the method and returns the statement that calls it.</summary>
    public string Write(CodeWriter code, string name)
    {
        var stores = _loop.Body.Cast<Store>().ToList();
        var broadcasts = Broadcasts(stores);
        var whole = Body(stores, broadcasts, isTail: false);
        var tail = Body(stores, broadcasts, isTail: true);
        broadcasts.RemoveAll(b => !_printer.IsUsed(b.Value));
        NeedsRound |= !broadcasts.TrueForAll(b => _open.ContainAll(b.Value));
        _passed.InsertRange(0, broadcasts.Select(b => (b.Parameter, b.Argument)));

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
            code.Line($"var ({own}, {other}) = (TLane.Of({NumberText.Real(default, _precision)}), TLane.Of({NumberText.Real(default, _precision)}));");
        }

        code.Line($"var {Index} = 0;");
        code.Open($"for (; {Index} <= end - TLane.Count; {Index} += TLane.Count)");
        code.Lines(whole);
        code.Close();
        code.Line();
        code.Open($"if ({Index} < end)");
        code.Line($"var {Left} = end - {Index};");
        code.Lines(tail);
        code.Close();
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
            code.Line($"{otherwise}if ({lane}<{_type}>.IsSupported) {name}<{lane}<{_type}>>(end, {arguments});");
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
        foreach (var node in Bindings.InOrder([store.Value], e => _printer.IsNamed(e) || !e.DependsOn(_loop.Index)))
        {
            if (_shared.Contains(node) && !_printer.IsNamed(node))
            {
                Bind(body, store, node);
            }
        }

        var value = _printer.Real(store.Value);
        if (store.Indices.Count == 0)
        {
            var (sum, other) = _accumulators[store.Target];
            var kept = _isTail && NeedsKeeping(store.Value);
            var product = kept || Product(store.Value) is not var (a, b) ? null : $"TLane.FusedMultiplyAdd({a}, {b}, {sum})";
            body.Line(!_isTail ? $"({sum}, {other}) = ({other}, {product ?? $"{value} + {sum}"});"
                : product is not null ? $"{sum} = {product};"
                : $"{sum} += {(kept ? $"TLane.Keep({value}, {Left}, TLane.Of({NumberText.Real(default, _precision)}))" : value)};");
            return;
        }

        var place = (Read)_pool.Read(store.Target, store.Indices);
        if (store.Accumulate)
        {
            var (sign, added) = _printer.Signed(store.Value);
            value = $"{Load(place)} {sign} {_printer.Print(added).At(sign == "-" ? Precedence.Multiplicative : Precedence.Additive)}";
        }

        _printer.Forget(e => e is Read r && r.Tensor == store.Target);
        if (_reread.Contains(place))
        {
            var local = Local(store, place, store.Target.Name + "Lane", isStored: true);
            body.Line($"var {local} = {value};");
            body.Line($"TLane.Store({SpanOf(place)}, {Position}, {local});");
            _printer.Name(place, local);
            return;
        }

        body.Line($"TLane.Store({SpanOf(place)}, {Position}, {value});");
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

    /// <summary>The two factors of a plain product, for one fused operation.</summary>
    private (string A, string B)? Product(Expr value) => value is Product { Factors: { Count: 2 } factors } && factors.All(f => f.Exponent == 1) && !_printer.IsNamed(value)
        ? (_printer.Real(factors[0].Base), _printer.Real(factors[1].Base))
        : value is Product { Factors: { Count: 1 } squares } && squares[0].Exponent == 2 && !_printer.IsNamed(value)
            ? (_printer.Real(squares[0].Base), _printer.Real(squares[0].Base))
            : null;

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
        var nodes = ExprSearch.Nodes(stores.Select(s => s.Value), e => !e.DependsOn(_loop.Index) || e is Read)
            .Select(e => e is Product product && _printer.InvariantPart(product) is { } part ? part : e)
            .Where(e => !e.DependsOn(_loop.Index));
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

    /// <summary>The index as numbers: memory is cut to the loop's range, numbers are not.</summary>
    private string Ramp()
    {
        if (_loop.Lower is Number { Value.IsZero: true })
        {
            return Index;
        }

        if (_first is null)
        {
            _first = _names.Fresh("first");
            _passed.Add(($"int {_first}", _outer.Integer(_loop.Lower)));
        }

        return $"{_first} + {Index}";
    }

    private string Load(Read read) => $"TLane.Load({SpanOf(read)}, {Position})";

    /// <summary>The span that holds a read's row, cut to the range of the loop.</summary>
    private string SpanOf(Read read)
    {
        var offset = _pool.Substitute(RowMajor.Offset(_pool, read.Tensor, read.Indices), _loop.Index, _loop.Lower);
        if (_spans.TryGetValue((read.Tensor, offset), out var known))
        {
            return known;
        }

        var name = _names.Fresh(_outer.Names.Of(read.Tensor));
        var span = _written.Contains(read.Tensor) ? "Span" : "ReadOnlySpan";
        var source = _outer.Names.Of(read.Tensor);
        var count = _pool.Subtract(_loop.Upper, _loop.Lower);
        NeedsRound |= !_open.ContainRow(read.Tensor, offset, count) && !_open.ContainRow(read, _loop);
        var isWhole = offset is Number { Value.IsZero: true } && ReferenceEquals(count, RowMajor.Size(_pool, read.Tensor));
        _passed.Add(($"{span}<{_type}> {name}", isWhole ? source : $"{source}.Slice({_outer.Integer(offset)}, {_outer.Integer(count)})"));
        _spans.Add((read.Tensor, offset), name);
        return name;
    }
}
