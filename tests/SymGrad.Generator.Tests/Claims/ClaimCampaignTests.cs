using System.Globalization;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Tests.Harness;
using SymGrad.Generator.Tests.Lowering;
using Xunit.Abstractions;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>
/// True and false claims about every model of the lowering's tests. The true ones are what the project says to be the derivative, as C#, and are held
/// against differences of the model, and have its values at kinks too; the false ones are mutations of them. Whether a mutation changes anything is decided by evaluating both.
/// </summary>
public sealed class ClaimCampaignTests(ITestOutputHelper output)
{
    private const double Step = 1e-5;

    private static readonly (string Parameters, string Body)[] Models =
    [
        .. ((IEnumerable<(string Parameters, string Body)>)
        [
            .. LoweringCases.Scalars, .. LoweringCases.Vectors, .. LoweringCases.IndexForms, .. LoweringCases.Constructs, .. LoweringCases.Branches,
            .. LoweringCases.Accumulations, .. LoweringCases.Fillings, .. LoweringCases.Tensors, .. LoweringCases.Tuples,
        ]).Where(m => !m.Parameters.Contains("float", StringComparison.Ordinal) && !m.Parameters.Contains("Span", StringComparison.Ordinal) && !m.Parameters.Contains('=', StringComparison.Ordinal)
            && !m.Body.Contains("Polygamma", StringComparison.Ordinal)),
    ];

    /// <summary>A claim as a line of C#.</summary>
    private sealed record Line(int Model, string Variable, string Entry, string Indices, string Expression, string Slip);

    [Fact]
    public void NoTrueClaimIsRefuted_AndNoFalseOneAccepted()
    {
        var blank = Models.SelectMany(Variables).ToList();
        var trueLines = Read(blank).Select(r => (r.Line, Truth: ClaimDecision.TruthOf(r.Request.ToClaim())?.Code)).Where(r => r.Truth is not null)
            .Select(r => r.Line with { Expression = r.Truth! }).ToList();
        var chosen = new Dictionary<string, int>(StringComparer.Ordinal);
        var falseLines = trueLines.SelectMany((line, k) => Rarest(ClaimMutations.Of(line.Expression).Distinct(), k % 3 == 0 ? 2 : 1, chosen).Select(m => line with { Expression = m.Expression, Slip = m.Slip })).ToList();
        var requests = Read([.. trueLines, .. falseLines]);
        var truths = requests.Where(r => r.Line.Slip.Length == 0).ToDictionary(r => (r.Line.Model, r.Line.Variable), r => r.Request);
        var wrong = new List<string>();
        var (accepted, proved, refuted, ineffective) = (0, 0, new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var (line, request) in requests)
        {
            var isTrue = line.Slip.Length == 0;
            if (!isTrue && (!truths.TryGetValue((line.Model, line.Variable), out var truth) || !Differ(line, request, truth)))
            {
                ineffective++;
                continue;
            }

            var verdict = ClaimDecision.Decide(request.ToClaim(), explains: false);
            var where = $"{Models[line.Model]} by {line.Variable}{line.Entry}: {line.Slip} {line.Expression}: {verdict.Status} {verdict.Reason} {verdict.Counterexample}";
            if (isTrue)
            {
                if (verdict.Status is not (VerdictStatus.Proved or VerdictStatus.Agrees) || verdict.Kink is not null || Untrue(line, request) is not null)
                {
                    wrong.Add($"{where} {verdict.Kink} {Untrue(line, request)}");
                }

                accepted++;
                proved += verdict.Status == VerdictStatus.Proved ? 1 : 0;
            }
            else
            {
                if (verdict.Status is VerdictStatus.Proved or VerdictStatus.Agrees)
                {
                    wrong.Add(where);
                }

                refuted[line.Slip] = refuted.GetValueOrDefault(line.Slip) + (verdict.Status == VerdictStatus.Refuted ? 1 : 0);
            }
        }

        output.WriteLine($"{accepted} true claims, {proved} of them proved; {refuted.Values.Sum()} false claims ({string.Join(", ", refuted.Select(r => $"{r.Key} {r.Value}"))}); {ineffective} mutations that change nothing");
        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
        Assert.True(accepted >= 200, $"Only {accepted} true claims.");
        Assert.True(refuted.Values.Sum() >= 200, $"Only {refuted.Values.Sum()} false claims.");
        Assert.Superset(new HashSet<string>(["sign", "factor", "transpose", "index", "parenthesis", "φ for φ'"], StringComparer.Ordinal), refuted.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<Line> Variables((string Parameters, string Body) model, int index) =>
        from parameter in LoweringTests.Cases.Split(model.Parameters)
        where !parameter.Type.Contains("int", StringComparison.Ordinal)
        let rank = parameter.Type.Contains("Tensor3", StringComparison.Ordinal) ? 3
            : parameter.Type.Contains("Mat", StringComparison.Ordinal) || parameter.Type.Contains("[,]", StringComparison.Ordinal) ? 2
            : parameter.Type == "double" ? 0 : 1
        let indices = Enumerable.Range(0, rank).Select(k => string.Create(CultureInfo.InvariantCulture, $"a{k}")).ToList()
        select new Line(index, parameter.Name, rank == 0 ? "" : $"[{string.Join(", ", indices)}]", string.Concat(indices.Select(i => $", int {i}")), "0.0", "");

    /// <summary>The mutations whose kinds have been chosen least, so that each kind is tried often.</summary>
    private static IEnumerable<(string Slip, string Expression)> Rarest(IEnumerable<(string Slip, string Expression)> mutants, int count, Dictionary<string, int> chosen)
    {
        foreach (var mutant in mutants.OrderBy(m => chosen.GetValueOrDefault(m.Slip)).Take(count))
        {
            chosen[mutant.Slip] = chosen.GetValueOrDefault(mutant.Slip) + 1;
            yield return mutant;
        }
    }

    /// <summary>The lines that compile, each with its claim as it was read.</summary>
    private static List<(Line Line, ClaimRequest Request)> Read(List<Line> lines)
    {
        while (true)
        {
            var source = "public static class M\n{\n" + LoweringCases.Shared + "\n"
                + string.Concat(Models.Select((m, i) => string.Create(CultureInfo.InvariantCulture, $"static double F{i}({m.Parameters}) {(m.Body[0] == '{' ? m.Body : $"=> {m.Body};")}\n"))) + "// Claims\n"
                + string.Concat(lines.Select((l, i) => string.Create(CultureInfo.InvariantCulture, $"[Claim(nameof(F{l.Model}), \"{l.Variable.TrimStart('@')}{l.Entry}\")] static double D{i}({Models[l.Model].Parameters}{l.Indices}) => {l.Expression};\n"))) + "}";
            var start = source[..source.IndexOf("// Claims", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
            var options = new GeneratorRunOptions { Generator = new ClaimsOnly() };
            var errors = options.Compile([("Source0.cs", source), ("Source1.cs", LoweringCases.Outside)]).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
            var faulty = errors.Select(e => e.Location.GetLineSpan().StartLinePosition.Line - start).ToHashSet();
            if (faulty.Count > 0)
            {
                lines = [.. lines.Where((_, i) => !faulty.Contains(i))];
                continue;
            }

            var run = GeneratorRun.Of(options, source, LoweringCases.Outside);
            Assert.Null(run.Exception);
            return [.. run.Values(TrackingNames.Claims).Cast<ClaimedMethod>().Where(m => m.Requests.Count == 1).Select(m => (lines[int.Parse(m.Key.Split('.')[^4][1..], CultureInfo.InvariantCulture)], m.Requests[0]))];
        }
    }

    /// <summary>
    /// Whether two claims have different values at some entry, off the kinks at which the cases lie, where conventions may differ. A claim that reads beyond an array there is
    /// judged where sizes are equal, so it is only compared where it does not.
    /// </summary>
    private static bool Differ(Line line, ClaimRequest claim, ClaimRequest truth) => Points(line).Any(point => Entries(line, point).Any(entry =>
        Found(truth.Claimed!, [.. point, .. entry]) is { } other && double.IsFinite(other) && Found(claim.Claimed!, [.. point, .. entry]) is { } claimed
        && !(Math.Abs(claimed - other) <= 1e-6 * Math.Max(1e-3, Math.Abs(other)))));

    /// <summary>The claim against a central difference of the model itself, off the kinks at which the cases lie; null where they agree.</summary>
    private static string? Untrue(Line line, ClaimRequest request)
    {
        var position = Array.FindIndex(LoweringTests.Cases.Split(Models[line.Model].Parameters), p => p.Name == line.Variable);
        var point = Points(line).Last();
        foreach (var entry in Entries(line, point))
        {
            int[] at = [.. entry.Cast<int>()];
            var (after, before) = (Found(request.Model, Moved(point, position, at, Step)), Found(request.Model, Moved(point, position, at, -Step)));
            var (expected, claimed) = ((after - before) / (2 * Step) ?? double.NaN, Found(request.Claimed!, [.. point, .. entry]) ?? double.NaN);
            if (double.IsFinite(expected) && double.IsFinite(claimed) && !(Math.Abs(expected - claimed) <= 1e-5 * Math.Max(1, Math.Abs(expected))))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{claimed} where the difference is {expected}");
            }
        }

        return null;
    }

    /// <summary>A value by the tests' own interpreter; null where an array is longer than the model needs, and the claim reads beyond another.</summary>
    private static double? Found(Model.FlatModel model, object[] arguments)
    {
        try
        {
            return PlainInterpreter.Value(model.ToModel(), arguments);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static IEnumerable<object[]> Points(Line line)
    {
        var arguments = LoweringTests.Cases.Split(Models[line.Model].Parameters).Select(p => LoweringCases.Argument(p.Type, p.Name)).ToArray();
        yield return [.. arguments.Select((a, k) => Shifted(a, -0.007 * (k + 2)))];
        yield return [.. arguments.Select((a, k) => Shifted(a, 0.013 * (k + 1)))];
    }

    private static object Shifted(object argument, double by)
    {
        if (argument is double d)
        {
            return d + by;
        }

        if (argument is not Array array || array.GetType().GetElementType() != typeof(double))
        {
            return argument;
        }

        var copy = (Array)array.Clone();
        foreach (var at in Places(copy))
        {
            copy.SetValue((double)copy.GetValue(at)! + (by * (1 + at.Sum())), at);
        }

        return copy;
    }

    private static object[] Moved(object[] point, int position, int[] at, double by)
    {
        object[] moved = [.. point];
        if (moved[position] is double d)
        {
            moved[position] = d + by;
            return moved;
        }

        var copy = (Array)((Array)moved[position]).Clone();
        copy.SetValue((double)copy.GetValue(at)! + by, at);
        moved[position] = copy;
        return moved;
    }

    private static IEnumerable<object[]> Entries(Line line, object[] point)
    {
        var position = Array.FindIndex(LoweringTests.Cases.Split(Models[line.Model].Parameters), p => p.Name == line.Variable);
        return point[position] is Array array ? Places(array).Select(p => p.Cast<object>().ToArray()) : [[]];
    }

    private static IEnumerable<int[]> Places(Array array) => Enumerable.Range(0, array.Length).Select(k =>
    {
        var at = new int[array.Rank];
        for (var axis = array.Rank - 1; axis >= 0; axis--)
        {
            at[axis] = k % array.GetLength(axis);
            k /= array.GetLength(axis);
        }

        return at;
    });
}
