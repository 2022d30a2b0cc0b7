namespace SymGrad.Calculus.Typesetting.Latex;

/// <summary>Checks that braces, <c>\left</c>/<c>\right</c>, sized brackets and environments match: what makes LaTeX stop when they do not.</summary>
public static class LatexBalance
{
    /// <summary>The first fault with its position; null when everything matches.</summary>
    public static string? Fault(string latex)
    {
        var open = new Stack<string>();
        for (var i = 0; i < latex.Length; i++)
        {
            var fault = latex[i] switch
            {
                '{' => Push(open, "{"),
                '}' => Pop(open, "{"),
                '$' => "a change of mode",
                '%' or '#' => "a character with a meaning of its own",
                '\\' => Command(latex, ref i, open),
                _ => null,
            };
            if (fault is not null)
            {
                return FormattableString.Invariant($"{fault} at {i}");
            }
        }

        return open.Count == 0 ? null : $"{open.Peek()} is never closed";
    }

    private static string? Command(string latex, ref int position, Stack<string> open)
    {
        var start = ++position;
        if (start >= latex.Length)
        {
            return "a backslash before nothing";
        }

        if (!char.IsLetter(latex[start]))
        {
            return null;
        }

        while (position + 1 < latex.Length && char.IsLetter(latex[position + 1]))
        {
            position++;
        }

        var name = latex.Substring(start, position + 1 - start);
        return name switch
        {
            "left" => Push(open, @"\left"),
            "right" => Pop(open, @"\left"),
            "bigl" or "Bigl" or "biggl" or "Biggl" => Push(open, "\\" + name),
            "bigr" or "Bigr" or "biggr" or "Biggr" => Pop(open, "\\" + name.Substring(0, name.Length - 1) + "l"),
            "begin" => Environment(latex, ref position) is { } opened ? Push(open, "begin " + opened) : @"\begin without a name",
            "end" => Environment(latex, ref position) is { } closed ? Pop(open, "begin " + closed) : @"\end without a name",
            _ => null,
        };
    }

    private static string? Environment(string latex, ref int position)
    {
        var end = latex.IndexOf('}', position);
        if (position + 1 >= latex.Length || latex[position + 1] != '{' || end < 0)
        {
            return null;
        }

        var name = latex.Substring(position + 2, end - position - 2);
        position = end;
        return name;
    }

    private static string? Push(Stack<string> open, string mark)
    {
        open.Push(mark);
        return null;
    }

    private static string? Pop(Stack<string> open, string mark) =>
        open.Count > 0 && string.Equals(open.Pop(), mark, StringComparison.Ordinal) ? null : $"{mark} is closed but not open here";
}
