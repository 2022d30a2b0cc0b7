using ExerciseSheets;
using ExerciseSheets.Checks;
using ExerciseSheets.Sheets;
using SymGrad.Calculus.Claims;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

/// <summary>The sample with the five sheets, as far as nothing else tests it: that it writes its files, and what it finds beyond derivatives.</summary>
public sealed class ExerciseSheetTests(WrittenSheets written) : IClassFixture<WrittenSheets>
{
    public static TheoryData<string> Names => [.. ExerciseSheet.All.Select(s => s.Name)];

    [Fact]
    public void TenFilesAreWritten()
    {
        var (folder, claims) = (written.Folder, written.Claims);
        Assert.Equal(ExerciseSheet.All.SelectMany(s => new[] { s.Name + ".html", s.Name + ".tex" }), folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(folder.GetFiles(), f => Assert.True(f.Length > 5_000, f.Name));
        Assert.All(ExerciseSheet.All, s => Assert.Contains(s.Title, written.Text(s, ".html"), StringComparison.Ordinal));
        Assert.Equal(claims.Count(c => c.Claim.Verdict.Status == VerdictStatus.Refuted), ClaimTable.WrongLines(claims).Count());
        Assert.Equal(claims.Count, ClaimTable.Of(claims).Rows.Count);
        Assert.All(claims, c => Assert.False(c.Claim.IsSuppressed, c.Claim.Title));
    }

    /// <summary>All formulas, steps and verdicts of a sheet, as they are to be read.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public Task Latex(string name) => Verify(written.Text(ExerciseSheet.All.Single(s => s.Name == name), ".tex"), "tex").UseDirectory("Verified").UseTextForParameters(name);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Markdown(string name) => Verify(MarkdownWriter.Write(written.Pages[name]), "md").UseDirectory("Verified").UseTextForParameters(name);

    /// <summary>The page itself, without the style and the font that all pages have in front.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public Task Html(string name)
    {
        var html = HtmlWriter.Write(written.Pages[name]);
        return Verify(html[html.IndexOf("<main>", StringComparison.Ordinal)..], "html").UseDirectory("Verified").UseTextForParameters(name);
    }

    [SkippableFact]
    public async Task PagesAreWholeOnAPhone()
    {
        Skip.If(Installed.Chromium is null, "No Chromium is installed.");
        Assert.Equal("", await PageTests.FindingsAsync([.. ExerciseSheet.All.Select(s => written.Text(s, ".html"))], 390, 844).ConfigureAwait(true));
    }

    [SkippableFact]
    public async Task LatexCompilesAndFitsThePage()
    {
        Skip.If(Installed.Latex is null, "No pdflatex is installed.");
        foreach (var sheet in ExerciseSheet.All)
        {
            Assert.Equal("", await PageTests.LatexFaultsAsync(written.Text(sheet, ".tex")).ConfigureAwait(true));
        }
    }

    /// <summary>φ(x) is the correlation of x with itself, so no Gram matrix has a negative eigenvalue; the middle of the convolution has no feature map.</summary>
    [Fact]
    public void TheWholeConvolutionIsAKernel_ItsMiddleIsNone()
    {
        Assert.True(SemiDefiniteness.SmallestEigenvalue(Recurrence.Kernel) > 0);
        Assert.True(SemiDefiniteness.SmallestEigenvalue(SemiDefiniteness.Central) < -0.01);
    }

    /// <summary>[[2, 1], [1, 2]] has 1 and 3; the matrix of ones 0 and its size.</summary>
    [Fact]
    public void Eigenvalues_OfKnownMatrices()
    {
        Assert.Equal([1, 3], SymmetricEigenvalues.Of(new double[,] { { 2, 1 }, { 1, 2 } }).Order().Select(e => Math.Round(e, 12)));
        Assert.Equal([0, 0, 3], SymmetricEigenvalues.Of(new double[,] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } }).Order().Select(e => Math.Abs(Math.Round(e, 12))));
    }

    [Fact]
    public void DescentConverges_JustWhereItsDerivativeSays()
    {
        Assert.Equal(0.2, StepSizes.Limit);
        Assert.Equal(Enumerable.Range(1, 199).Select(k => k / 1000.0), StepSizes.Converging);
    }

    [Theory]
    [InlineData("tanh", "(−1, 1)")]
    [InlineData("error function", "(−1, 1)")]
    [InlineData("ReLU", "[0, ∞)")]
    [InlineData("leaky ReLU", "(−∞, ∞)")]
    [InlineData("PLU, α = 0.1, c = 1", "(−∞, ∞)")]
    [InlineData("sinusoid", "[−1, 1]")]
    [InlineData("Gaussian", "(0, 1]")]
    public void RangesOfActivations(string name, string range) => Assert.Equal(range, ActivationRange.All.Single(a => a.Name == name).Range.ToString());
}

/// <summary>The sample's files, written once.</summary>
public sealed class WrittenSheets : IAsyncLifetime
{
    private readonly List<SheetClaim> _claims = [];

    internal DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("sheets-");

    internal IReadOnlyList<SheetClaim> Claims => _claims;

    internal Dictionary<string, Sheet> Pages { get; } = new(StringComparer.Ordinal);

    internal string Text(ExerciseSheet sheet, string ending) => File.ReadAllText(Path.Combine(Folder.FullName, sheet.Name + ending));

    public async Task InitializeAsync()
    {
        foreach (var sheet in ExerciseSheet.All)
        {
            var (page, claims) = await sheet.BuildAsync().ConfigureAwait(true);
            await sheet.WriteAsync(page, Folder.FullName).ConfigureAwait(true);
            Pages.Add(sheet.Name, page);
            _claims.AddRange(claims);
        }
    }

    public Task DisposeAsync()
    {
        Folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
