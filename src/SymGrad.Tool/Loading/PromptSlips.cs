using System.Text.RegularExpressions;

namespace SymGrad.Tool.Loading;

/// <summary>
/// What is likely meant where mathematics was typed that is no C#: a table of patterns, asked only once something has been found wrong. What C# says
/// of <c>2x</c> or <c>x^2</c> helps nobody.
/// </summary>
internal static class PromptSlips
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] Members = [.. new[] { typeof(Vec<double>), typeof(Mat<double>) }.SelectMany(t => t.GetProperties()).Select(p => p.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Where a slip is, and what to type instead; the first row that finds one counts.</summary>
    private static readonly Func<string, (int Column, string Message)?>[] Rows =
    [
        Unbalanced,
        Pattern("[·×⋅∗]", m => $"{m} is typed *."),
        Pattern("−", _ => "This minus sign is no hyphen: type -."),
        Pattern("÷", _ => "÷ is typed /."),
        Pattern(@"√\s*(?<x>\w*)", m => $"A root is sqrt({Shown(m, "x")})."),
        Pattern(@"(?<f>\p{L}+)²\s*\(?(?<x>\w+)", m => IsFunction(m, "f") ? $"{m} is sq({m.Groups["f"]}({m.Groups["x"]}))." : null),
        Pattern(@"(?<x>\w+?|\))(?<n>[²³])", m => m.Groups["n"].Value == "²" ? $"A square is sq({Shown(m, "x")})." : $"A cube is pow({Shown(m, "x")}, 3)."),
        Pattern(@"\be\s*(\^|\*\*)\s*(?<x>\w*)", m => $"e to a power is exp({Shown(m, "x")})."),
        Pattern(@"(?<x>\w*)\s*(\^|\*\*)\s*2(?![\w.])", m => $"A square is sq({Shown(m, "x")}) or pow({Shown(m, "x")}, 2)."),
        Pattern(@"(?<x>\w*)\s*(\^|\*\*)\s*(?<n>-?[\w.]*)", m => $"A power is pow({Shown(m, "x")}, {(m.Groups["n"].Length is 0 or 1 && m.Groups["n"].Value is "" or "-" ? "n" : m.Groups["n"])})."),
        Pattern(@"\|(?<x>[^|&]+)\|", m => $"The absolute value is abs({m.Groups["x"]}), of a vector norm({m.Groups["x"]})."),
        Pattern(@"\b(?<f>\p{L}\w*)\s+(?<x>\w+)", m => IsFunction(m, "f") ? $"{m.Groups["f"]} takes its argument in parentheses: {m.Groups["f"]}({m.Groups["x"]})." : null),
        Pattern(@"(?<![\w.])(?<a>\d+(\.\d+)?)\s*(?<b>\((?=.)|(?![eE][-+]?\d|[fFdDmMlLuU]\b|[xXbB]\d)\p{L}\w*)", m => $"A product has a sign: {m.Groups["a"]} * {Open(m)}."),
        Pattern(@"\)\s*(?<b>\(|\w+)", m => $"A product has a sign: ) * {Open(m)}."),
        Pattern(@"(?<![\w.])(?<f>\p{L}\w*)\s*\(", m => IsFunction(m, "f") ? null
            : Nearest(m.Groups["f"].Value, Expression.FunctionNames) is { } near ? $"There is no function {m.Groups["f"]}; perhaps {near}."
            : $"There is no function {m.Groups["f"]}; a product has a sign: {m.Groups["f"]} * (…)."),
        Pattern(@"\.(?<f>\p{L}\w*)(?!\s*\()", m => !Members.Contains(m.Groups["f"].Value, StringComparer.Ordinal) && Nearest(m.Groups["f"].Value, Members) is { } near ? $"There is no {m}; perhaps .{near}." : null),
        Pattern(@"(?<x>\w+)\s*!(?!=)", m => $"A factorial is exp(logGamma({m.Groups["x"]} + 1))."),
        Pattern(@"(?<![=<>!])=(?![=>])", _ => "An equation has no derivative: type one of its sides."),
        Pattern(@"(?<![\w.])\d+,\d+(?!.*\))", m => $"Decimals follow a point: {m.Value.Replace(',', '.')}."),
    ];

    /// <summary>The likely slip, and at which column it is.</summary>
    public static (int Column, string Message)? Find(string typed) => Rows.Select(row => row(typed)).FirstOrDefault(found => found is not null);

    private static Func<string, (int, string)?> Pattern(string pattern, Func<Match, string?> message)
    {
        var regex = new Regex(pattern, Options, TimeSpan.FromSeconds(1));
        return typed => regex.Matches(typed).Select(m => (m.Index, Message: message(m))).Where(f => f.Message is not null).Select(f => ((int, string)?)(f.Index, f.Message!)).FirstOrDefault();
    }

    private static (int, string)? Unbalanced(string typed)
    {
        var open = new Stack<int>();
        for (var column = 0; column < typed.Length; column++)
        {
            if (typed[column] is '(' or '[')
            {
                open.Push(column);
            }
            else if (typed[column] is ')' or ']' && (open.Count == 0 || (typed[open.Pop()] == '(') != (typed[column] == ')')))
            {
                return (column, $"This {typed[column]} closes nothing.");
            }
        }

        return open.Count > 0 ? (open.Peek(), $"This {typed[open.Peek()]} is not closed.") : null;
    }

    private static bool IsFunction(Match match, string group) => Expression.FunctionNames.Contains(match.Groups[group].Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands there; of a parenthesis, or of nothing, a dot in its place.</summary>
    private static string Shown(Match match, string group) => match.Groups[group].Value is { Length: > 0 } text and not ")" ? text : "…";

    private static string Open(Match match) => match.Groups["b"].Value == "(" ? "(…)" : match.Groups["b"].Value;

    /// <summary>The name that differs in the fewest letters, if those are few.</summary>
    private static string? Nearest(string name, IEnumerable<string> names)
    {
        var (near, distance) = names.Select(n => (Name: n, Distance: Distance(name.ToUpperInvariant(), n.ToUpperInvariant()))).MinBy(n => n.Distance);
        return distance <= Math.Min(2, (name.Length - 1) / 2) ? near : null;
    }

    /// <summary>Insertions, deletions and replacements that make one of the other (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[other.Length];
    }
}
