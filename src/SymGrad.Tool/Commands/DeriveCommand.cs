using System.CommandLine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Generator.Emission;
using SymGrad.Tool.Loading;

namespace SymGrad.Tool.Commands;

/// <summary><c>symgrad derive EXPRESSION --wrt a</c></summary>
internal static class DeriveCommand
{
    private static readonly string[] Formats = ["unicode", "latex", "csharp", "steps"];

    public static Command Create()
    {
        var expression = new Argument<string>("expression") { Description = "C#; names that nothing declares are numbers, functions are those of SymGrad.Functions, in any case of letters." };
        var wrt = new Option<string[]>("--wrt") { Description = "By what to differentiate, one or several: --wrt w b; by default by everything.", AllowMultipleArgumentsPerToken = true };
        var order = new Option<int>("--order") { Description = "How often: any number for a number by a number, else 1 or 2.", DefaultValueFactory = _ => 1 };
        var let = new Option<string?>("--let") { Description = "Types of names: \"W: Mat, x: Vec, n: Int\"." };
        var format = new Option<string>("--format") { Description = "What to print.", DefaultValueFactory = _ => Formats[0] };
        format.AcceptOnlyFromAmong(Formats);
        var command = new Command(
            "derive",
            """
            Derives an expression and prints the result.

            Examples:
              symgrad derive "log(1+exp(-y*a))" --wrt a
              symgrad derive "x*sin(x)" --order 3 --format latex
              symgrad derive "sum(sq(sigmoid(W*x+b)-y))" --let "W: Mat, x: Vec, b: Vec, y: Vec" --wrt W --format steps
            """)
        { expression, wrt, order, let, format };
        command.SetAction((parsed, cancellation) => Output.RunAsync(async () =>
        {
            Console.OutputEncoding = System.Text.Encoding.UTF8;
            await Console.Out.WriteAsync(Run(parsed.GetValue(expression)!, parsed.GetValue(wrt) ?? [], parsed.GetValue(order), parsed.GetValue(let), parsed.GetValue(format)!, cancellation)).ConfigureAwait(false);
            return 0;
        }));
        return command;
    }

    /// <summary>What the command prints.</summary>
    /// <exception cref="ToolException">The expression cannot be derived.</exception>
    public static string Run(string typed, IReadOnlyList<string> wrt, int order, string? let, string format, CancellationToken cancellation)
    {
        wrt = [.. wrt.SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        var expression = Expression.Parse(typed, let, wrt);
        foreach (var number in expression.Numbers)
        {
            Output.Note($"{number} is the number π; --wrt {number} or --let \"{number}: Scalar\" makes it a variable.");
        }

        if (wrt.FirstOrDefault(n => !expression.Parameters.ContainsKey(n)) is { } unknown)
        {
            throw new ToolException($"--wrt {unknown}: there is no {unknown} in {typed}; its variables are {string.Join(", ", expression.Parameters.Keys)}.");
        }

        var by = wrt.Count > 0 ? wrt : [.. expression.Parameters.Where(p => !p.Value.Contains("int", StringComparison.Ordinal)).Select(p => p.Key)];
        if (by.Count == 0)
        {
            throw new ToolException($"{typed} has no variable.");
        }

        var derived = Derive(expression, by, order, cancellation);
        return format switch
        {
            "csharp" => MethodEmission.Emit(derived.Method, cancellation).Files[0].Text,
            "steps" => StepsText.Unicode(derived.Steps),
            _ => Formulas(derived, format == "latex", order > 1),
        };
    }

    private static DerivedMethod Derive(Expression expression, IReadOnlyList<string> by, int order, CancellationToken cancellation)
    {
        var type = ResultOf(expression, cancellation);
        var isScalar = type == "double";
        var isDerivative = isScalar && by.Count == 1 && expression.Parameters[by[0]] == "double";
        var names = string.Join(", ", by.Select(n => $"\"{n}\""));
        var attribute = (isDerivative, isScalar, order) switch
        {
            (_, _, < 1) => throw new ToolException("--order must be at least 1."),
            (true, _, _) => $"Derivative({order}, {names})",
            (_, true, 1) => $"Gradient({names})",
            (_, true, 2) => $"Hessian({names})",
            (_, false, 1) => $"Jacobian({names})",
            (_, true, _) => throw new ToolException($"--order {order} takes one number to differentiate by{(expression.Parameters.FirstOrDefault(p => p.Value == "double").Key is { } number ? $", as --wrt {number}" : "")}; by several, or by a vector or matrix, the order is 1 or 2."),
            _ => throw new ToolException($"--order {order} is for what is a number; of a vector or matrix the order is 1."),
        };
        var head = $"using static SymGrad.Functions; public static partial class Prompt {{ [{attribute}] public static {type} {NameOf(expression)}({Signature(expression)}) => ";
        var compilation = Compilations.OfText($"{head}{expression.Text}; }}", "prompt");
        var faults = new List<Diagnostic>();
        var derived = ModelReader.Derive(compilation, ModelReader.Find(compilation, cancellation)[0], faults, TypesettingOptions.Default, cancellation);
        foreach (var warning in faults.Where(f => f.Severity == DiagnosticSeverity.Warning))
        {
            Output.Warning(expression.Told(warning, head.Length).Message);
        }

        return derived ?? throw (faults.FirstOrDefault(f => f.Severity == DiagnosticSeverity.Error) is { } fault
            ? expression.Told(fault, head.Length)
            : new ToolException("The expression cannot be derived."));
    }

    /// <summary>What the expression is called: f, where that is none of its variables.</summary>
    private static string NameOf(Expression expression) => ((string[])["f", "g", "h", "F", "G", "H"]).Concat(expression.Parameters.Select((_, k) => $"f{k + 1}")).Append("f_").First(n => !expression.Parameters.ContainsKey(n));

    /// <summary>The type of the value, which C# infers.</summary>
    private static string ResultOf(Expression expression, CancellationToken cancellation)
    {
        var head = $"using static SymGrad.Functions; public static class Prompt {{ public static void f({Signature(expression)}) {{ var f_ = ";
        var compilation = Compilations.OfText($"{head}{expression.Text}; }} }}", "prompt");
        if (compilation.GetDiagnostics(cancellation).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } fault)
        {
            throw expression.Told(fault, head.Length);
        }

        var tree = compilation.SyntaxTrees[0];
        var variable = tree.GetRoot(cancellation).DescendantNodes().OfType<VariableDeclaratorSyntax>().First();
        var type = ((ILocalSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(variable, cancellation)!).Type;
        return type.SpecialType is SpecialType.System_Int32 ? "double" : type.ToDisplayString();
    }

    private static string Signature(Expression expression) => string.Join(", ", expression.Parameters.Select(p => $"{p.Value} {p.Key}"));

    /// <summary>The expression as it was typed, then the derivatives in both forms, then what their names stand for.</summary>
    private static string Formulas(DerivedMethod method, bool latex, bool highestOnly)
    {
        var sheet = method.Sheet;
        var highest = sheet.Derivatives.Max(d => d.Definition.Differential!.Order);
        var model = method.Steps[0].Steps[0].Formula switch
        {
            Equations lines => lines.Lines,
            Equation line => [line],
            _ => (IReadOnlyList<Equation>)[sheet.Model.Index],
        };
        List<FormulaLine> told = [.. sheet.Derivatives.Where(d => !highestOnly || d.Definition.Differential!.Order == highest)];
        var derivatives = told.SelectMany(d => d.Matrix is { } matrix ? (Equation[])[matrix, d.Index] : [d.Index]);
        var names = sheet.DefinitionsOf(told).Select(d => d.Matrix ?? d.Index).ToList();
        string Print(Equation line) => latex ? LatexPrinter.Print(line) : UnicodePrinter.Print(line);
        return string.Concat(model.Concat(derivatives).Select(l => Print(l) + "\n")) + (names.Count > 0 ? "with\n" + string.Concat(names.Select(l => $"  {Print(l)}\n")) : "");
    }
}
