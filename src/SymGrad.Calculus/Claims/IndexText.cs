using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims;

/// <summary>
/// Reads the texts of a claim: <c>w[k, j + 1]</c>, <c>[j]</c>, <c>k != j &amp;&amp; k &lt; x.Length</c>. Numbers, integer parameters, extents, the
/// operators + − * / %, comparisons, !, &amp;&amp;, || and parentheses; nothing else.
/// </summary>
internal sealed class IndexText
{
    private const int LongestText = 200;
    private static readonly string[] Symbols = ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]", ",", ".", "!"];

    private readonly ExprPool _pool;
    private readonly string _text;
    private readonly Func<string, Expr?> _resolve;
    private readonly List<string> _tokens = [];
    private int _next;

    /// <param name="pool">Makes the expressions.</param>
    /// <param name="text">What is read.</param>
    /// <param name="resolve">An integer parameter by its name, <c>k</c> or <c>net.Count</c>, or an extent, <c>x.Length</c>.</param>
    public IndexText(ExprPool pool, string text, Func<string, Expr?> resolve)
    {
        (_pool, _text, _resolve) = (pool, text, resolve);
        if (text.Length > LongestText)
        {
            throw new ClaimFaultException("an index or condition is too long to be read");
        }

        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = char.IsLetterOrDigit(text[at]) || text[at] is '_' or '@'
                ? new string([.. text.Skip(at).TakeWhile((c, k) => char.IsLetterOrDigit(c) || c == '_' || (c == '@' && k == 0))])
                : Array.Find(Symbols, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0) ?? throw Fault(text[at].ToString());
            _tokens.Add(token);
            at += token.Length;
        }
    }

    private string? Next => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>A name, and the indices after it; null where there are none.</summary>
    public (string Name, IReadOnlyList<Expr>? Indices) Entry()
    {
        var name = Next is { } word && IsName(word) ? Name(Take()) : throw Fault(Next);
        var indices = Next == "[" ? Indices() : null;
        End();
        return (name, indices);
    }

    /// <summary>Indices alone.</summary>
    public IReadOnlyList<Expr> Brackets()
    {
        var indices = Indices();
        End();
        return indices;
    }

    public Expr Condition()
    {
        var condition = Disjunction();
        End();
        return condition;
    }

    /// <summary>Indices in one pair of brackets, or in one for each, as of a jagged array.</summary>
    private List<Expr> Indices()
    {
        var indices = new List<Expr>();
        do
        {
            Demand("[");
            do
            {
                indices.Add(Integer());
            }
            while (Accept(","));
            Demand("]");
        }
        while (Next == "[");
        return indices;
    }

    private Expr Disjunction()
    {
        var left = Conjunction();
        while (Accept("||"))
        {
            left = _pool.Or(left, Conjunction());
        }

        return left;
    }

    private Expr Conjunction()
    {
        var left = Comparison();
        while (Accept("&&"))
        {
            left = _pool.And(left, Comparison());
        }

        return left;
    }

    private Expr Comparison()
    {
        if (Accept("!"))
        {
            Demand("(");
            var inner = Disjunction();
            Demand(")");
            return _pool.Not(inner);
        }

        // A parenthesis opens a condition or an integer: what stands behind tells.
        var start = _next;
        if (Accept("(") && TryCondition() is { } nested)
        {
            return nested;
        }

        _next = start;
        var left = Integer();
        var sign = Next is "==" or "!=" or "<" or "<=" or ">" or ">=" ? Take() : throw Fault(Next);
        var right = Integer();
        return sign switch
        {
            "==" => _pool.Compare(Relation.Equal, left, right),
            "!=" => _pool.Compare(Relation.NotEqual, left, right),
            "<" => _pool.Compare(Relation.Less, left, right),
            "<=" => _pool.Compare(Relation.LessOrEqual, left, right),
            ">" => _pool.Compare(Relation.Less, right, left),
            _ => _pool.Compare(Relation.LessOrEqual, right, left),
        };
    }

    private Expr? TryCondition()
    {
        try
        {
            var inner = Disjunction();
            return Accept(")") ? inner : null;
        }
        catch (ClaimFaultException)
        {
            return null;
        }
    }

    private Expr Integer()
    {
        var left = Product();
        while (Next is "+" or "-")
        {
            left = Take() == "+" ? _pool.Add(left, Product()) : _pool.Subtract(left, Product());
        }

        return left;
    }

    private Expr Product()
    {
        var left = Factor();
        while (Next is "*" or "/" or "%")
        {
            left = Take() switch
            {
                "*" => _pool.Multiply(left, Factor()),
                "/" => _pool.Apply(Primitives.PrimitiveTable.IntegerDivide, left, Factor()),
                _ => _pool.Apply(Primitives.PrimitiveTable.IntegerRemainder, left, Factor()),
            };
        }

        return left;
    }

    private Expr Factor()
    {
        if (Accept("-"))
        {
            return _pool.Negate(Factor());
        }

        if (Accept("("))
        {
            var inner = Integer();
            Demand(")");
            return inner;
        }

        var word = Take();
        if (Rational.TryParse(word, out var number) && number.IsInteger)
        {
            return _pool.Number(number);
        }

        var name = IsName(word) ? Name(word) : word;
        return IsName(word) && _resolve(name) is { } found ? found
            : throw new ClaimFaultException($"'{name}' in '{_text}' is no integer parameter of the claim and no size of an array: indices and conditions are made of these");
    }

    /// <summary>A name with the members after it.</summary>
    private string Name(string first)
    {
        var name = first.TrimStart('@');
        while (Accept("."))
        {
            name += "." + (Next is { } member && IsName(member) ? Take().TrimStart('@') : throw Fault(Next));
        }

        return name;
    }

    private static bool IsName(string token) => char.IsLetter(token[0]) || token[0] is '_' or '@';

    private string Take() => Next is null ? throw Fault(null) : _tokens[_next++];

    private bool Accept(string token)
    {
        var isNext = Next == token;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    private void Demand(string token)
    {
        if (!Accept(token))
        {
            throw Fault(Next);
        }
    }

    private void End()
    {
        if (Next is { } rest)
        {
            throw Fault(rest);
        }
    }

    private ClaimFaultException Fault(string? token) =>
        new(token is null ? $"'{_text}' ends too early" : $"'{token}' cannot stand there in '{_text}'");
}
