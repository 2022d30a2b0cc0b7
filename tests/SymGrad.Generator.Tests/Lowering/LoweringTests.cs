using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>Every supported function and construct: the lowered model has the value that the method has, run as C#.</summary>
public sealed class LoweringTests(LoweringTests.Cases cases) : IClassFixture<LoweringTests.Cases>
{
    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (parameters, body) in Cases.Models)
            {
                data.Add(parameters, body);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void LoweredModel_HasTheValueOfTheMethod(string parameters, string body)
    {
        var index = Array.IndexOf(Cases.Models, (parameters, body));
        var declared = Cases.Split(parameters);
        var arguments = declared.Select(p => LoweringCases.Argument(p.Type, p.Name)).ToArray();
        var expected = Convert.ToDouble(cases.Plain(index).Invoke(null, arguments), CultureInfo.InvariantCulture);

        var model = cases.Model(index);
        var actual = PlainInterpreter.Value(model, arguments);

        var tolerance = model.Precision == Precision.Single ? 1e-5 : 1e-12;
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
            $"C# gives {expected:R}, the model {actual:R}: {string.Join("; ", model.Definitions)}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void FlatModel_IsRebuiltExactly(string parameters, string body)
    {
        var flat = cases.Flat(Array.IndexOf(Cases.Models, (parameters, body)));

        var rebuilt = flat.ToModel();

        Assert.Equal(flat, FlatModel.From(rebuilt));
        Assert.Equal(flat.GetHashCode(), FlatModel.From(rebuilt).GetHashCode());
        Assert.Equal(cases.Model(Array.IndexOf(Cases.Models, (parameters, body))).Definitions.Select(d => d.ToString()), rebuilt.Definitions.Select(d => d.ToString()));
    }

    [Fact]
    public void NothingIsReported() => Assert.Equal("", string.Join('\n', cases.Findings));

    /// <summary>All models, in one compilation.</summary>
    public sealed class Cases
    {
        private const int RandomPrograms = 400;

        internal static readonly (string Parameters, string Body)[] Models =
        [
            .. LoweringCases.Scalars, .. LoweringCases.Constants, .. LoweringCases.Vectors, .. LoweringCases.IndexForms, .. LoweringCases.Constructs,
            .. LoweringCases.Branches, .. LoweringCases.Accumulations, .. LoweringCases.Fillings, .. LoweringCases.Recurrences, .. LoweringCases.Tuples, .. LoweringCases.Tensors,
            .. Enumerable.Range(0, RandomPrograms).Select(seed => ("Vec<double> u, Vec<double> v, Mat<double> S, double x, int[] l", new RandomProgram(seed).Body())),
        ];

        private readonly Dictionary<string, AnnotatedMethod> methods;
        private readonly Type type;

        public Cases()
        {
            var run = GeneratorRun.Of(new GeneratorRunOptions { Generator = new LoweringOnly() }, Source(), LoweringCases.Outside);
            Assert.Null(run.Exception);
            Findings = [.. run.Diagnostics.Concat(run.CompilerErrors).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
            methods = run.Values(TrackingNames.Methods).Cast<AnnotatedMethod>().ToDictionary(m => m.Name, StringComparer.Ordinal);
            type = run.Load().GetType("M")!;
        }

        public IReadOnlyList<string> Findings { get; }

        internal FlatModel Flat(int index) => methods[Name(index)].Model ?? throw new InvalidOperationException("No model: " + Models[index].Body);

        internal Calculus.Models.Model Model(int index) => Flat(index).ToModel();

        internal MethodInfo Plain(int index) => type.GetMethod("Plain" + Name(index))!;

        internal static (string Type, string Name)[] Split(string parameters) =>
            [.. parameters.Split(", ").Select(p => p.Split(" = ")[0]).Select(p => (p[..p.LastIndexOf(' ')], p[(p.LastIndexOf(' ') + 1)..]))];

        private static string Name(int index) => "F" + index.ToString(CultureInfo.InvariantCulture);

        // Reflection cannot pass spans, so each method is called through one that takes arrays.
        private static string Source()
        {
            var source = new StringBuilder("public static partial class M\n{\n" + LoweringCases.Shared);
            for (var i = 0; i < Models.Length; i++)
            {
                var (parameters, body) = Models[i];
                var result = parameters.Contains("float", StringComparison.Ordinal) ? "float" : "double";
                var split = Split(parameters);
                var plain = split.Select(p => $"{Plain(p.Type)} {p.Name}");
                source.Append(CultureInfo.InvariantCulture, $"\n[Gradient] public static {result} {Name(i)}({parameters}) {(body[0] == '{' ? body : "=> " + body + ";")}\n");
                source.Append(CultureInfo.InvariantCulture, $"public static {result} Plain{Name(i)}({string.Join(", ", plain)}) => {Name(i)}({string.Join(", ", split.Select(p => p.Name))});\n");
            }

            return source.Append('}').ToString();
        }

        private static string Plain(string type)
        {
            var element = type.Contains("int", StringComparison.Ordinal) ? "int" : type.Contains("float", StringComparison.Ordinal) ? "float" : "double";
            return element + (type.Contains("Tensor3", StringComparison.Ordinal) ? "[,,]" : type.Contains("Mat", StringComparison.Ordinal) || type.Contains("[,]", StringComparison.Ordinal) ? "[,]"
                : type.Contains("Vec", StringComparison.Ordinal) || type.Contains("[]", StringComparison.Ordinal) || type.Contains("Span", StringComparison.Ordinal) ? "[]" : "");
        }
    }
}
