using System.Text.Json.Nodes;
using Spectre.Console;
using SymGrad.Calculus.Claims;
using SymGrad.Tool.Claims;
using SymGrad.Tool.Commands;
using SymGrad.Tool.Loading;

namespace SymGrad.Tool.Tests;

public sealed class CheckTests
{
    private const string OneFalse = "public static class A { public static double F(double x) => x * x; [Claim(nameof(F), nameof(x))] public static double D(double x) => x; }";
    private static readonly Lazy<IReadOnlyList<CheckedClaim>> All = new(() => Of(ClaimSources.AllVerdicts));

    [Fact]
    public void Verdicts_AreThoseOfEveryClaim_InTheOrderOfTheSource() => Assert.Equal(
        ["ByBias refuted", "ByOtherBias proved", "Normal proved", "Figures refuted", "Transposed refuted, suppressed", "Unrolled proved", "TripleAngle agrees", "Rounded undecided", "OfNothing misfit", "OfNoModel misfit"],
        All.Value.Select(c => $"{c.Method.Name} {VerdictText.Mark(c)}"));

    [Theory]
    [InlineData("2 * x", 0)]
    [InlineData("System.Math.Floor(x)", 0)]
    [InlineData("3 * x", 1)]
    public void Status_IsOneWhereAClaimIsRefuted(string body, int status) => Assert.Equal(status, CheckCommand.Status(Of(OneFalse.Replace("=> x;", $"=> {body};", StringComparison.Ordinal))));

    [Fact]
    public void Status_IsTwoWhereAClaimDoesNotFit() => Assert.Equal(2, CheckCommand.Status(Of(OneFalse.Replace("nameof(x)", "\"y\"", StringComparison.Ordinal))));

    /// <summary>The compiler's errors in claims, their models, what those call and their figures' inputs; an unused method may lack what a generator writes.</summary>
    [Theory]
    [InlineData("static double F(double x) => x * y; [Claim(nameof(F), nameof(x))] static double D(double x) => x;", "CS0103 y")]
    [InlineData("static double F(double x) => x * G(x); static double G(double x) => x * y; [Claim(nameof(F), nameof(x))] static double D(double x) => x;", "CS0103 y")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), nameof(x))] static double D(double x) => x * Foo(x);", "CS0103 Foo")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\", At = nameof(P))] static double D() => 2; static double P => q;", "CS0103 q")]
    [InlineData("[Gradient] static double F(double x) => x * Foo(x);", "CS0103 Foo")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), nameof(x))] static double D(double x) => 2 * x; static double Use() => FGradient(1);", "")]
    public async Task Status_IsTwo_WhereTheCompilerFindsAnError(string members, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = await folder.WriteAsync("A.cs", $"static partial class A {{ {members} }}").ConfigureAwait(true);
        var compilation = await Compilations.OfAsync(path, CancellationToken.None).ConfigureAwait(true);
        var errors = CheckCommand.Errors(compilation, Verdicts.Of(compilation));
        Assert.Equal(expected, string.Join(", ", errors.Select(e => $"{e.Id} {compilation.SyntaxTrees[0].GetText().ToString(e.Location.SourceSpan)}")));
        Assert.Equal(expected.Length > 0 ? 2 : 0, await CheckCommand.Create().Parse([path]).InvokeAsync().ConfigureAwait(true));
    }

    [Fact]
    public async Task AMissingFile_EndsWithTwo() => Assert.Equal(2, await CheckCommand.Create().Parse(["nowhere.cs"]).InvokeAsync().ConfigureAwait(true));

    [Fact]
    public Task Table_IsALineAClaim_WhereNoTerminalReads() => Verify(Table(AnsiSupport.No)).UseDirectory("Verified");

    [Fact]
    public void Table_HasBordersAndColours_OnATerminal()
    {
        var table = Table(AnsiSupport.Yes);
        Assert.Contains("╭", table, StringComparison.Ordinal);
        Assert.Contains("\u001b[", table, StringComparison.Ordinal);
        Assert.EndsWith("10 claims: 3 proved, 1 agrees, 3 refuted (1 suppressed), 1 undecided, 2 misfit", table.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void AKink_IsToldInTheTableAndAsANote()
    {
        var claim = Assert.Single(Of(OneFalse.Replace("x * x", "System.Math.Abs(x)", StringComparison.Ordinal).Replace("=> x;", "=> x < 0 ? -1 : 1;", StringComparison.Ordinal)));
        Assert.Equal((VerdictStatus.Proved, 0), (claim.Verdict.Status, CheckCommand.Status([claim])));
        Assert.Equal("But for a kink: with x = 0 the derivative is taken as 0, claimed is 1.", VerdictText.Details(claim).Last());
        var result = JsonNode.Parse(Sarif.Of([claim], Directory.GetCurrentDirectory()))!["runs"]![0]!["results"]![0]!;
        Assert.Equal(("SG0094", "note"), ((string)result["ruleId"]!, (string)result["level"]!));
    }

    [Fact]
    public void Sarif_HasARuleAndAPlaceForEachFinding()
    {
        var run = JsonNode.Parse(Sarif.Of(All.Value, Directory.GetCurrentDirectory()))!["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        var results = run["results"]!.AsArray();
        Assert.Equal(["SG0090", "SG0091", "SG0092", "SG0093", "SG0094"], rules.Select(r => (string)r!["id"]!));
        Assert.Equal(["SG0090", "SG0090", "SG0090", "SG0093", "SG0091", "SG0092", "SG0092"], results.Select(r => (string)r!["ruleId"]!));
        Assert.All(results, r => Assert.Equal((string)r!["ruleId"]!, (string)rules[(int)r["ruleIndex"]!]!["id"]!));
        Assert.Equal(["error", "error", "error", "note", "warning", "error", "error"], results.Select(r => (string)r!["level"]!));
        Assert.Equal([false, false, true, false, false, false, false], results.Select(r => r!["suppressions"]!.AsArray().Count > 0));
    }

    [Fact]
    public void Sarif_CountsLinesAndColumnsFromOne_AndNamesFilesFromTheProject()
    {
        var sarif = JsonNode.Parse(Sarif.Of(All.Value, Directory.GetCurrentDirectory()))!;
        Assert.Equal("2.1.0", (string)sarif["version"]!);
        var place = sarif["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("Sheets/My%20sheet.cs", (string)place["artifactLocation"]!["uri"]!);
        var lines = ClaimSources.AllVerdicts.ReplaceLineEndings("\n").Split('\n');
        var (line, start, end) = ((int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!, (int)place["region"]!["endColumn"]!);
        Assert.Equal("0.1 + 0.1 * Sq(Tanh(Sum(x.Length, i => x[i] * w[i, j]) + b[j]))", lines[line - 1][(start - 1)..(end - 1)]);
    }

    [Fact]
    public async Task AFilesEditorConfig_Suppresses()
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SG0090.severity = none\n").ConfigureAwait(true);
        var path = await folder.WriteAsync("A.cs", OneFalse).ConfigureAwait(true);
        var claim = Assert.Single(Verdicts.Of(await Compilations.OfAsync(path, CancellationToken.None).ConfigureAwait(true)));
        Assert.Equal((VerdictStatus.Refuted, true), (claim.Verdict.Status, claim.IsSuppressed));
        Assert.Contains("\"kind\": \"external\"", Sarif.Of([claim], folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<NoWarn>SG0090</NoWarn>", true)]
    [InlineData("", false)]
    public async Task AProjectIsRead_WithItsSettings(string property, bool isSuppressed)
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync("A.cs", "using SymGrad; " + OneFalse).ConfigureAwait(true);
        var project = await folder.WriteAsync("A.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework>{property}</PropertyGroup>
              <ItemGroup><Reference Include="SymGrad" HintPath="{typeof(Functions).Assembly.Location}" /></ItemGroup>
            </Project>
            """).ConfigureAwait(true);
        var claim = Assert.Single(Verdicts.Of(await Compilations.OfAsync(project, CancellationToken.None).ConfigureAwait(true)));
        Assert.Equal((VerdictStatus.Refuted, isSuppressed), (claim.Verdict.Status, claim.IsSuppressed));
    }

    /// <summary>What the schema of SARIF 2.1.0 requires of the parts that are written, and which properties it knows in them (additionalProperties is false there).</summary>
    [Fact]
    public void Sarif_FollowsTheSchema()
    {
        var log = JsonNode.Parse(Sarif.Of(All.Value, Directory.GetCurrentDirectory()))!.AsObject();
        Has(log, required: ["version", "runs"], "$schema");
        Assert.Equal("2.1.0", (string)log["version"]!);
        Assert.True(Uri.TryCreate((string)log["$schema"]!, UriKind.Absolute, out _));
        var run = Assert.Single(log["runs"]!.AsArray())!.AsObject();
        Has(run, required: ["tool", "results"], "columnKind", "originalUriBaseIds");
        Assert.Contains((string)run["columnKind"]!, new[] { "utf16CodeUnits", "unicodeCodePoints" });
        var driver = run["tool"]!["driver"]!.AsObject();
        Has(driver, required: ["name"], "semanticVersion", "rules");
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string)driver["semanticVersion"]!);
        foreach (var rule in driver["rules"]!.AsArray().Select(r => r!.AsObject()))
        {
            Has(rule, required: ["id"], "shortDescription", "helpUri", "defaultConfiguration");
            Has(rule["shortDescription"]!.AsObject(), required: ["text"]);
            Assert.True(Uri.TryCreate((string)rule["helpUri"]!, UriKind.Absolute, out _));
            Assert.Contains((string)rule["defaultConfiguration"]!["level"]!, Levels);
        }

        foreach (var result in run["results"]!.AsArray().Select(r => r!.AsObject()))
        {
            Has(result, required: ["message"], "ruleId", "ruleIndex", "level", "locations", "suppressions");
            Has(result["message"]!.AsObject(), required: ["text"]);
            Assert.Contains((string)result["level"]!, Levels);
            Assert.All(result["suppressions"]!.AsArray(), s => Assert.Contains((string)s!["kind"]!, new[] { "inSource", "external" }));
            var place = Assert.Single(result["locations"]!.AsArray())!["physicalLocation"]!;
            var file = place["artifactLocation"]!.AsObject();
            Has(file, required: ["uri"], "uriBaseId");
            Assert.True(Uri.IsWellFormedUriString((string)file["uri"]!, UriKind.Relative));
            Assert.True(run["originalUriBaseIds"]!.AsObject().ContainsKey((string)file["uriBaseId"]!));
            var region = place["region"]!.AsObject();
            Has(region, required: ["startLine"], "startColumn", "endLine", "endColumn");
            Assert.All(region, p => Assert.InRange((int)p.Value!, 1, int.MaxValue));
            Assert.True((int)region["startLine"]! < (int)region["endLine"]! || (int)region["startColumn"]! < (int)region["endColumn"]!);
        }
    }

    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    private static void Has(JsonObject part, string[] required, params string[] others)
    {
        Assert.All(required, name => Assert.True(part.ContainsKey(name), name));
        Assert.All(part, p => Assert.Contains(p.Key, required.Concat(others)));
    }

    /// <summary>Addresses are ASCII whatever a folder is called, and what lies outside of the project has an address of its own.</summary>
    [Theory]
    [InlineData("a b/ü/Σ #1%.cs", "a%20b/%C3%BC/%CE%A3%20%231%25.cs", true)]
    [InlineData("../Shared/A.cs", "Shared/A.cs", false)]
    public void Sarif_EscapesAddresses(string path, string address, bool isInside)
    {
        var folder = Path.Combine(Path.GetTempPath(), "project");
        var claims = Verdicts.Of(Compilations.OfText(OneFalse, Path.Combine(folder, path)));
        var file = JsonNode.Parse(Sarif.Of(claims, folder))!["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!.AsObject();
        Assert.EndsWith(address, (string)file["uri"]!, StringComparison.Ordinal);
        Assert.Equal(isInside, file.ContainsKey("uriBaseId"));
        Assert.Equal(!isInside, Uri.TryCreate((string)file["uri"]!, UriKind.Absolute, out _));
    }

    private static IReadOnlyList<CheckedClaim> Of(string source) => Verdicts.Of(Compilations.OfText(source, "Sheets/My sheet.cs"));

    private static string Table(AnsiSupport ansi)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        VerdictTable.Write(console, All.Value, Directory.GetCurrentDirectory());
        return text.ToString().ReplaceLineEndings("\n").Replace('\\', '/');
    }
}
