namespace SymGrad.Generator.Tests.Diagnostics;

/// <summary>
/// Sources with one fault each, the span of it in <c>⟦…⟧</c>. Where the source has no type of its own it is the member list of a
/// partial class <c>M</c>.
/// </summary>
internal static class DiagnosticCases
{
    public static readonly (string Id, string Source)[] Rows =
    [
        // The declaration.
        ("SG0001", "static class ⟦A⟧ { [Gradient] public static double F(double x) => x * x; }"),
        ("SG0001", "class ⟦A⟧ { partial class B { [Gradient] public static double F(double x) => x * x; } }"),
        ("SG0001", "record struct ⟦A⟧(double Y) { [Gradient] public static double F(double x) => x * x; }"),
        ("SG0002", "partial class A { [Gradient] public double ⟦F⟧(double x) => x * x; }"),
        ("SG0003", "[Gradient] public static double ⟦F⟧<T>(double x) => x * x;"),
        ("SG0003", "partial class ⟦A⟧<T> { [Gradient] public static double F(double x) => x * x; }"),
        ("SG0004", "public static double F(double x) { return G(x); [Gradient] static double ⟦G⟧(double y) => y; }"),
        ("SG0004", "partial struct A { [Gradient] public static A operator ⟦+⟧(A x) => x; }"),
        ("SG0004", "public static void F() { Func<double, double> g = [Gradient] (x) ⟦=>⟧ x * x; }"),
        ("SG0004", "public static double P { [Gradient] ⟦get⟧ => 1; }"),
        ("SG0004", "static partial class E { extension(double x) { [Gradient] public static double ⟦F⟧(double y) => y * y; } }"),
        ("SG0004", "partial interface I { [Gradient] static double ⟦F⟧(double x) => x * x; }"),
        ("SG0005", "file static partial class ⟦A⟧ { [Gradient] public static double F(double x) => x * x; }"),
        ("SG0006", "[Gradient, System.Runtime.InteropServices.DllImport(\"m\")] public static extern double ⟦F⟧(double x);"),
        ("SG0007", "[Gradient] public static ⟦unsafe⟧ double F(double x) => x * x;"),
        ("SG0007", "static double f; [Gradient] public static ⟦ref double⟧ F(double x) => ref f;"),
        ("SG0008", "[Gradient] public static double F(double x, ⟦ref⟧ double y) => x * x;"),
        ("SG0008", "[Gradient] public static double F(double x, ⟦out⟧ double y) { y = 1; return x * x; }"),
        ("SG0008", "[Gradient] public static double F(double x, ⟦params⟧ double[] y) => x * x;"),

        // Types.
        ("SG0010", "[Gradient] public static double F(⟦double?⟧ x) => 1;"),
        ("SG0010", "[Gradient] public static double F(double x, ⟦string⟧ s) => x * x;"),
        ("SG0010", "[Gradient] public static double F(double x, ⟦decimal⟧ y) => x * x;"),
        ("SG0010", "[Gradient] public static double F(double x, ⟦Vec<long>⟧ y) => x * x;"),
        ("SG0010", "[Gradient] public static double F(double x, ⟦double[,,]⟧ y) => x * x;"),
        ("SG0011", "[Gradient] public static ⟦Vec<double>⟧ F(Vec<double> x) => x + x;"),
        ("SG0011", "[Gradient] public static ⟦int⟧ F(double x) => 1;"),
        ("SG0012", "[Gradient] public static double F(double x, ⟦float⟧ y) => x * x;"),
        ("SG0013", "[Gradient] public static double F(double x, int n) => x * ⟦MathF.Sqrt(n)⟧;"),
        ("SG0013", "[Gradient] public static float F(float x) => (float)Math.Exp(⟦x⟧);"),

        // The attribute's arguments.
        ("SG0020", "[Gradient(⟦\"w\"⟧)] public static double F(double x) => x * x;"),
        ("SG0020", "[Gradient(\"x\", ⟦nameof(F)⟧)] public static double F(double x) => x * x;"),
        ("SG0020", "[Gradient(new[] { \"x\", ⟦\"y\"⟧ })] public static double F(double x) => x * x;"),
        ("SG0020", "[Gradient([\"x\", ⟦\"X\"⟧])] public static double F(double x) => x * x;"),
        ("SG0021", "[Gradient(nameof(x), ⟦nameof(n)⟧)] public static double F(double x, int n) => x * n;"),
        ("SG0021", "[Gradient(\"x\", ⟦\"l\"⟧)] public static double F(double x, int[] l) => x * l[0];"),
        ("SG0022", "[Gradient] public static double ⟦F⟧(int n) => n * 0.5;"),
        ("SG0022", "[Gradient] public static double ⟦F⟧() => 0.5;"),
        ("SG0023", "[Gradient(\"x\", ⟦\"x\"⟧)] public static double F(double x) => x * x;"),
        ("SG0024", "[Gradient(Name = ⟦\"a b\"⟧)] public static double F(double x) => x * x;"),
        ("SG0024", "[Gradient(\"x\", Name = ⟦\"\"⟧)] public static double F(double x) => x * x;"),

        // What derivation finds.
        ("SG0030", "[Gradient(\"x\", ⟦nameof(y)⟧)] public static double F(double x, double y) => x * x;"),
        ("SG0030", "[Gradient(⟦nameof(x)⟧)] public static double F(double x) => Math.Sign(x);"),
        ("SG0031", "[Gradient] public static double F(double x, double ⟦y⟧) => x * x;"),
        ("SG0032", $"[Gradient] public static double F(double x) => {Repeated("Exp(", 250)}⟦{Repeated("Exp(", 50)}x{new string(')', 50)}⟧{new string(')', 250)};"),
        ("SG0032", "[Gradient] public static double F(Vec<double> x) => Sum(x.Length, i => { var e = x[i]; " + Repeated("e = Exp(e); ", 499) + "e = ⟦Exp(e)⟧; return e; });"),
        ("SG0033", "[Gradient] public static double F(double x) => ⟦x * 1e200 * 1e200⟧;"),
        ("SG0033", "[Gradient] public static double F(double x) => ⟦x * 1e-200 * 1e-200⟧;"),
        ("SG0033", "[Gradient] public static double F(double x) => Pow(⟦Pow(x * 1e300, 60)⟧ * x, 60);"),

        // Names of what is generated.
        ("SG0040", "[Gradient] public static double ⟦F⟧(double x) => x * x; public static int FGradient = 1;"),
        ("SG0040", "[Gradient] public static double ⟦F⟧(double x) => x * x; public static void FGradient(double y) { }"),
        ("SG0040", "[Gradient] public static double ⟦F⟧(double x) => x * x; public static void FGradient(double y, ref double z) { }"),
        ("SG0040", "[Gradient] public static double ⟦F⟧(double x) => x * x; public static double FValue(double y) => y;"),
        ("SG0040", "[Gradient] public static double ⟦F⟧(double x) => x * x; private class FFormulas { }"),
        ("SG0040", "partial class FValue { [Gradient] public static double ⟦F⟧(double x) => x * x; }"),
        ("SG0041", "[Gradient] public static double F(Vec<double> x) => Sum(x); [Gradient(\"x\")] public static double ⟦F⟧(Vec<double> x, Vec<double> y) => Dot(x, y);"),
        ("SG0041", "[Gradient(Name = \"D\")] public static double F(double x) => x; [Gradient(Name = \"D\")] public static double ⟦G⟧(double x) => x * x;"),
        ("SG0041", "[Gradient(Name = \"FValue\")] public static double ⟦F⟧(double x) => x * x;"),

        // Statements.
        ("SG0050", "[Gradient] public static double F(double x) { ⟦if⟧ (x > 0) { return x; } return x * x; }"),
        ("SG0050", "[Gradient] public static double F(double x) { ⟦throw⟧ new Exception(); }"),
        ("SG0050", "[Gradient] public static double F(double x) { ⟦try⟧ { return x; } finally { } }"),
        ("SG0050", "[Gradient] public static double F(double x) { ⟦switch⟧ (x) { default: return x; } }"),
        ("SG0050", "[Gradient] public static double F(double x) { ⟦Console.WriteLine(x)⟧; return x; }"),
        ("SG0050", "[Gradient] public static double F(double x) { ref double ⟦y⟧ = ref x; return y; }"),
        ("SG0050", "[Gradient] public static double F(double x) { var n = 1; ⟦n++⟧; return x * n; }"),
        ("SG0050", "[Gradient] public static double F(double x) { ⟦var (a, b) = (x, x)⟧; return x; }"),
        ("SG0050", "[Gradient] public static double F(double x) { ⟦lock⟧ (\"\") { } return x; }"),
        ("SG0051", "[Gradient] public static double F(double x) { ⟦for⟧ (var i = 0; i < 3; i++) { } return x; }"),
        ("SG0051", "[Gradient] public static double F(double x) { ⟦while⟧ (x > 0) { } return x; }"),
        ("SG0051", "[Gradient] public static double F(double[] x) { ⟦foreach⟧ (var e in x) { } return x[0]; }"),
        ("SG0051", "[Gradient] public static double F(double x) { ⟦do⟧ { } while (x > 0); return x; }"),

        // Expressions.
        ("SG0052", "[Gradient] public static double F(double x) { var r = ⟦new Random(1)⟧; return x; }"),
        ("SG0052", "[Gradient] public static double F(double x) { var t = ⟦(x, x)⟧; return x; }"),
        ("SG0052", "[Gradient] public static double F(double x) => Sum(⟦[x, x]⟧);"),
        ("SG0052", "[Gradient] public static double F(Vec<double> x) => x[⟦Sum(2, k => k)⟧];"),
        ("SG0052", "[Gradient] public static double F(double x) { double y; return ⟦y = x⟧; }"),
        ("SG0052", "[Gradient] public static double F(double x) => x > 0 ? x : ⟦throw new Exception()⟧;"),
        ("SG0053", "[Gradient] public static double F(double x) => Convert.⟦ToDouble⟧(x);"),
        ("SG0053", "[Gradient] public static double F(double x) => ⟦G⟧(x); [System.Runtime.InteropServices.DllImport(\"m\")] static extern double G(double x);"),
        ("SG0053", "[Gradient] public static double F(Vec<double> x) => Sum(Map(x, ⟦G⟧)); [System.Runtime.InteropServices.DllImport(\"m\")] static extern double G(double x);"),
        ("SG0054", "[Gradient] public static double F(double x) => x > 0 ? ⟦F⟧(x - 1) : x;"),
        ("SG0054", "[Gradient] public static double F(double x) => G(x); static double G(double x) => H(x); static double H(double x) => ⟦G⟧(x);"),
        ("SG0054", "[Gradient] public static double F(double x) { double G(double y) => ⟦G⟧(y); return G(x); }"),
        ("SG0055", "[Gradient] public static double F(double x) => ⟦G⟧(x); static T G<T>(T x) => x;"),
        ("SG0055", "partial class A { double G(double x) => x; [Gradient] public static double F(double x) => new A().⟦G⟧(x); }"),
        ("SG0055", "[Gradient] public static double F(double x) => ⟦G⟧(x, out _); static double G(double x, out int n) { n = 1; return x; }"),
        ("SG0056", "static readonly double C = 2; [Gradient] public static double F(double x) => x * ⟦C⟧;"),
        ("SG0056", "static double C => 2; [Gradient] public static double F(double x) => x * ⟦C⟧;"),
        ("SG0056", "[Gradient] public static double F(double x) => x * ⟦DateTime.Now⟧.Day;"),
        ("SG0057", "[Gradient] public static double F(double x) => x * ⟦(int)x⟧;"),
        ("SG0057", "[Gradient] public static double F(double x, int n) => x * ⟦(long)n⟧;"),
        ("SG0058", "[Gradient] public static double F(double x) => ⟦x % 2⟧;"),
        ("SG0058", "[Gradient] public static double F(double x, int n) => x * (⟦n << 1⟧) * (⟦~n⟧);"),
        ("SG0058", "[Gradient] public static double F(double x, int n) { ⟦n <<= 1⟧; return x * n; }"),
        ("SG0059", "[Gradient] public static double F(double x) { var c = ⟦'a'⟧; return x; }"),
        ("SG0059", "[Gradient] public static double F(double x) { var c = ⟦\"a\"⟧; return x; }"),
        ("SG0060", "[Gradient] public static double F(double x) => x ⟦switch⟧ { > 0 => x, 0 => 1 };"),
        ("SG0061", "[Gradient] public static double F(double x) => x switch { ⟦double.NaN⟧ => 0, _ => x };"),
        ("SG0061", "[Gradient] public static double F(double x) => x is ⟦{ } y⟧ ? y : 1;"),
        ("SG0062", "static double g; [Gradient] public static double F(double x) { ⟦g⟧ = x; return x; }"),
        ("SG0062", "[Gradient] public static double F(double x) { double s = 0; double G(double y) { ⟦s⟧ += y; return y; } return G(x) + s; }"),
        ("SG0062", "[Gradient] public static double F(double[] x) { ⟦x[0]⟧ = 1; return x[0]; }"),
        ("SG0063", "static Func<double, double> H = y => y; [Gradient] public static double F(double x) => ⟦H⟧(x);"),
        ("SG0063", "[Gradient] public static double F(double x) { Func<int, double> f = ⟦x > 0 ? i => x : i => 2 * x⟧; return Sum(3, f); }"),
        ("SG0064", "[Gradient] public static double F(double x) => Math.⟦Floor⟧(x);"),
        ("SG0064", "[Gradient] public static double F(double[] x, int k) => x[0] * x.⟦GetLength⟧(k);"),
        ("SG0065", "[Gradient] public static double F(double x) => x * ⟦GValue⟧(x); [Gradient] public static double G(double x) => x * x;"),

        // Shapes.
        ("SG0070", "[Gradient] public static double F(Vec<double> x) => Dot(x, x) + Sum(⟦Build(3, i => x[i]) + Build(4, i => x[i])⟧);"),
        ("SG0070", "[Gradient] public static double F(Vec<double> x) => ⟦Dot⟧(x, Concat(x, Build(1, i => 1.0)));"),
        ("SG0071", "[Gradient] public static double F(Vec<double> x, int[] l) => ⟦Dot⟧(x, Slice(x, 0, l[0]));"),
        ("SG0071", "[Gradient] public static double F(Vec<double> x, Vec<double> y, double s) => Sum(⟦s > 0 ? x : y⟧);"),
        ("SG0072", "[Gradient] public static double F(Vec<double> x) => Build(3, i => x[i])[⟦3⟧];"),
        ("SG0072", "[Gradient] public static double F(Vec<double> x) => x[⟦-1⟧];"),
        ("SG0072", "[Gradient] public static double F(Vec<double> x) => x[⟦x.Length⟧];"),
    ];

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
