using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SymGrad.Tool.Loading;

/// <summary>
/// An expression from the prompt as a method: names that nothing declares are parameters, functions are found whatever the case of
/// their letters. What is wrong is told with its column in what was typed.
/// </summary>
internal sealed class Expression
{
    private static readonly Dictionary<string, string> Functions = typeof(Functions).GetMethods()
        .Select(m => m.Name).Distinct(StringComparer.Ordinal)
        .GroupBy(n => n, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ln"] = "Log", ["σ"] = "Sigmoid", ["sgn"] = "Sign", ["tg"] = "Tan", ["arcsin"] = "Asin", ["arccos"] = "Acos", ["arctan"] = "Atan", ["arsinh"] = "Asinh", ["arcosh"] = "Acosh", ["artanh"] = "Atanh",
    };

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["scalar"] = "double", ["double"] = "double", ["int"] = "int", ["vec"] = "Vec<double>", ["mat"] = "Mat<double>", ["tensor3"] = "Tensor3<double>", ["ivec"] = "Vec<int>",
    };

    // A user who writes one of these means the number, unless a variable of that name is declared.
    private static readonly Dictionary<string, string> Constants = new(StringComparer.Ordinal) { ["pi"] = "double.Pi", ["PI"] = "double.Pi", ["Pi"] = "double.Pi", ["π"] = "double.Pi" };

    private readonly string _typed;
    private readonly ExpressionSyntax _syntax;

    private Expression(string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            throw new ToolException("There is no expression: type one in quotes, as \"x*sin(x)\".");
        }

        _typed = typed;
        _syntax = SyntaxFactory.ParseExpression(typed);
        if (_syntax.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } fault)
        {
            throw Slipped() ?? At(fault.Location.SourceSpan.Start, fault.GetMessage(CultureInfo.InvariantCulture));
        }

        // To C# x! says that x is not null.
        if (_syntax.DescendantNodesAndSelf().Any(n => n.IsKind(SyntaxKind.SuppressNullableWarningExpression)) && Slipped() is { } factorial)
        {
            throw factorial;
        }
    }

    /// <summary>The parameters by name, with their C# types.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The names in it that were taken for numbers.</summary>
    public IEnumerable<string> Numbers => _syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(IsConstant).Select(n => n.Identifier.Text).Distinct(StringComparer.Ordinal);

    /// <summary>The expression with the functions' own names.</summary>
    public string Text => Rewritten(to: null).Text;

    /// <summary>What functions may be called.</summary>
    public static IEnumerable<string> FunctionNames => Functions.Keys.Concat(Synonyms.Keys);

    /// <param name="typed">What was typed.</param>
    /// <param name="let">Types of names.</param>
    /// <param name="variables">What is differentiated by: a variable whatever it is called.</param>
    /// <exception cref="ToolException">What was typed is no expression, or <paramref name="let"/> no list of names and types.</exception>
    public static Expression Parse(string typed, string? let, IReadOnlyList<string> variables)
    {
        var expression = new Expression(typed);
        var types = Let(let);
        var names = expression.Free().Where(n => !Constants.ContainsKey(n) || variables.Contains(n, StringComparer.Ordinal)).Concat(types.Keys).Distinct(StringComparer.Ordinal);
        return new(typed) { Parameters = names.ToDictionary(n => n, n => types.GetValueOrDefault(n, "double"), StringComparer.Ordinal) };
    }

    /// <summary>A fault in the method's source, told at its column in what was typed.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="start">Where the expression stands in the source.</param>
    public ToolException Told(Diagnostic fault, int start) => (fault.Severity == DiagnosticSeverity.Error ? Slipped() : null) ?? At(Rewritten(Math.Max(0, fault.Location.SourceSpan.Start - start)).Column, fault.GetMessage(CultureInfo.InvariantCulture));

    private ToolException? Slipped() => PromptSlips.Find(_typed) is var (column, message) ? At(column, message) : null;

    private ToolException At(int column, string message) => new($"{message}\n  {_typed}\n  {new string(' ', Math.Min(column, _typed.Length))}^ column {Math.Min(column, _typed.Length) + 1}");

    private static Dictionary<string, string> Let(string? let)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in (let ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split(':', StringSplitOptions.TrimEntries);
            types[pair[0]] = pair.Length == 2 && SyntaxFacts.IsValidIdentifier(pair[0]) && Types.TryGetValue(pair[1], out var type)
                ? type
                : throw new ToolException($"--let: '{part}' is not 'name: type' with a type among Scalar, Int, Vec, IVec, Mat and Tensor3.");
        }

        return types;
    }

    /// <summary>Names that are neither functions, members, types nor parameters of a lambda.</summary>
    private IEnumerable<string> Free()
    {
        var bound = _syntax.DescendantNodes().OfType<ParameterSyntax>().Select(p => p.Identifier.Text).ToHashSet(StringComparer.Ordinal);
        return _syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(n => !IsCalled(n) && n.Parent is not (MemberAccessExpressionSyntax or NameColonSyntax or NameEqualsSyntax) && !bound.Contains(n.Identifier.Text))
            .Concat(_syntax.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Select(m => m.Expression).OfType<IdentifierNameSyntax>().Where(n => char.IsLower(n.Identifier.Text[0]) || n.Identifier.Text.Length == 1))
            .OrderBy(n => n.SpanStart)
            .Select(n => n.Identifier.Text);
    }

    private static bool IsCalled(IdentifierNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax { Expression: var called } && called == name && (Functions.ContainsKey(name.Identifier.Text) || Synonyms.ContainsKey(name.Identifier.Text));

    private bool IsConstant(IdentifierNameSyntax name) => Constants.ContainsKey(name.Identifier.Text) && !Parameters.ContainsKey(name.Identifier.Text) && name.Parent is not (MemberAccessExpressionSyntax or NameColonSyntax or ParameterSyntax) && !IsCalled(name);

    /// <summary>A function's name, in full where a variable has it.</summary>
    private string Called(string function) => Parameters.ContainsKey(function) ? $"global::{typeof(Functions).FullName}.{function}" : function;

    /// <summary>The text with functions under their own names; and the column in what was typed of a place in it.</summary>
    private (string Text, int Column) Rewritten(int? to)
    {
        var text = new StringBuilder();
        var (read, column) = (0, to ?? 0);
        foreach (var name in _syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(n => IsCalled(n) || IsConstant(n)).OrderBy(n => n.SpanStart))
        {
            text.Append(_typed, read, name.SpanStart - read);
            var typed = name.Identifier.Text;
            var own = IsConstant(name) ? Constants[typed] : Called(Synonyms.TryGetValue(typed, out var synonym) ? synonym : Functions[typed]);
            if (to > text.Length)
            {
                column -= own.Length - typed.Length;
            }

            text.Append(own);
            read = name.Span.End;
        }

        return (text.Append(_typed, read, _typed.Length - read).ToString(), column);
    }
}
