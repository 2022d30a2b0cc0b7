using System.Reflection;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Tests.Harness;
using SymGrad.Generator.Tests.Lowering;

namespace SymGrad.Generator.Tests.Incrementality;

/// <summary>Nothing of the compiler survives in what the pipeline holds: it would keep whole compilations alive.</summary>
public sealed class ObjectGraphTests
{
    private static readonly Type[] Forbidden =
        [typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SemanticModel), typeof(IOperation), typeof(Location), typeof(Diagnostic), typeof(AttributeData)];

    private const string Claims = """
        static double Point => 2; static double Square(double x) => x * x; [Claim(nameof(Square), "x")] static double Slope(double x) => 3 * x; [Claim(nameof(Square), "x", At = nameof(Point))] static double Figure() => 4;
        """;

    [Theory]
    [InlineData(TrackingNames.Methods)]
    [InlineData(TrackingNames.Emitted)]
    [InlineData(TrackingNames.Findings)]
    [InlineData(TrackingNames.Claims)]
    [InlineData(TrackingNames.Verdicts)]
    public void NoObjectOfTheCompiler_IsReachable(string step)
    {
        var members = LoweringCases.Constructs.Concat(LoweringCases.IndexForms).Take(12).Select((c, i) =>
            $"[Gradient] public static double F{i}({c.Parameters}) {(c.Body[0] == '{' ? c.Body : "=> " + c.Body + ";")}");
        var run = GeneratorRun.Of(
            $"public static partial class M {{ {LoweringCases.Shared} {string.Join('\n', members)} [Gradient] public static double Unused(double x, double y) => x; {Claims} }}", LoweringCases.Outside);

        var values = run.Values(step);

        Assert.NotEmpty(values);
        Assert.All(values, v => Walk(v, [], v.GetType().Name));
    }

    private static void Walk(object? value, HashSet<object> seen, string path)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Assert.False(Array.Exists(Forbidden, t => t.IsInstanceOfType(value)), $"{path} holds a {value.GetType()}");
        if (value is Array array)
        {
            foreach (var item in array)
            {
                Walk(item, seen, path + "[]");
            }

            return;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), seen, $"{path}.{field.Name}");
            }
        }
    }
}
