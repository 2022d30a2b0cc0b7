using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Claims;

/// <summary>Expressions as a user would write them in a claim: C# over the model's parameters, with the functions of the library.</summary>
/// <param name="model">The model.</param>
/// <param name="free">The claim's free indices, which no lambda may shadow.</param>
/// <param name="indices">The names of indices that are open.</param>
/// <param name="cotangent">What the claim calls the gradient with respect to the value.</param>
internal sealed class ClaimCode(Model model, IEnumerable<Tensor> free, IReadOnlyDictionary<int, string> indices, string? cotangent = null)
{
    private static readonly Rational FewDecimals = Rational.Pow(10, 9);
    private static readonly Rational ManyDecimals = Rational.Pow(10, 30);
    private static readonly string[] Letters = ["i", "j", "k", "l", "m", "n", "o", "q", "r", "s", "t"];

    private readonly HashSet<string> _taken = [.. model.Parameters.Select(p => p.Code.Split('.')[0]), .. cotangent is null ? Array.Empty<string>() : [cotangent], .. free.Select(f => f.Name), .. indices.Values];
    private readonly Dictionary<int, string> _names = indices.ToDictionary(i => i.Key, i => i.Value);

    private enum Level
    {
        Choice,
        Or,
        And,
        Comparison,
        Sum,
        Product,
        Unary,
        Primary,
    }

    public string Of(Expr expr) => Print(expr).Text;

    private (string Text, Level Level) Print(Expr expr) => expr switch
    {
        Number n => Number(n.Value, n.Kind == ValueKind.Integer),
        Constant c => (c.Name switch { NamedConstant.Pi => "Math.PI", NamedConstant.E => "Math.E", NamedConstant.NaN => "double.NaN", _ => "double.PositiveInfinity" }, Level.Primary),
        IndexVariable i => (_names.TryGetValue(i.Key, out var name) ? name : FreshLetter(i.Position), Level.Primary),
        Extent e => (ExtentOf(e), Level.Primary),
        Read r when model.RowsOf(r.Tensor) is { } rows => ($"{NameOf(rows)}[{Of(r.Indices[0])}].Length", Level.Primary),
        Read r when FormOf(r.Tensor) == ParameterForm.Jagged => ($"{NameOf(r.Tensor)}[{string.Join("][", r.Indices.Select(Of))}]", Level.Primary),
        Read r => (r.Indices.Count == 0 ? NameOf(r.Tensor) : $"{NameOf(r.Tensor)}[{string.Join(", ", r.Indices.Select(Of))}]", Level.Primary),
        Sum s => Addition(s),
        Product p => Multiplication(null, p.Factors),
        Apply { Primitive.Emission: "/" or "%" } a => ($"{At(a.Arguments[0], Level.Product)} {a.Primitive.Emission} {At(a.Arguments[1], Level.Unary)}", Level.Product),
        Apply a when NormOf(a) is { } vector => ($"Norm({NameOf(vector)})", Level.Primary),
        Apply a => ($"{a.Primitive.Emission}({string.Join(", ", a.Arguments.Select(Of))})", Level.Primary),
        Reduce r => (Reduction(r), Level.Primary),
        Select s => Choice(s),
        Compare c => (Comparison(c.Left, c.Relation, c.Right), Level.Comparison),
        Logic { Connective: Connective.Not } l when l.Operands[0] is Compare { Relation: Relation.Less or Relation.LessOrEqual } c =>
            (Comparison(c.Right, c.Relation == Relation.Less ? Relation.LessOrEqual : Relation.Less, c.Left), Level.Comparison),
        Logic { Connective: Connective.Not } l => ($"!{At(l.Operands[0], Level.Unary)}", Level.Unary),
        Logic { Operands.Count: 0 } l => (l.Connective == Connective.And ? "true" : "false", Level.Primary),
        Logic { Connective: Connective.And } l => (string.Join(" && ", l.Operands.Select(o => At(o, Level.Comparison))), Level.And),
        Logic l => (string.Join(" || ", l.Operands.Select(o => At(o, Level.And))), Level.Or),
        MatrixFunction m => ($"{(m.Operation == MatrixOperation.LogDeterminant ? "LogDet" : m.Operation == MatrixOperation.Determinant ? "Det" : m.Operation.ToString())}({NameOf(m.Matrix.Tensor)}){(m.Place.Count == 0 ? "" : $"[{string.Join(", ", m.Place.Select(Of))}]")}", Level.Primary),
        _ => (expr.ToString(), Level.Primary),
    };

    /// <summary>The vector whose length a root is: √Σ x[k]² over all of them.</summary>
    private Tensor? NormOf(Apply apply) => (apply.Primitive == PrimitiveTable.Sqrt || apply.Primitive == PrimitiveTable.NormRoot)
        && apply.Arguments[0] is Reduce { Operation: ReductionKind.Sum, Lower: Number { Value.IsZero: true }, Body: Product product } sum
        && product.Factors.Count == 1 && product.Factors[0] is { Exponent: 2, Base: Read { Indices.Count: 1 } read } && read.Indices[0] is IndexVariable index
        && index.Key == IndexVariable.KeyOf(IndexScope.Bound, sum.BinderHeight) && FormOf(read.Tensor) == ParameterForm.Vector && ReferenceEquals(sum.Upper, read.Tensor.Extents[0]) ? read.Tensor : null;

    private string At(Expr expr, Level level) => At(Print(expr), level);

    private static string At((string Text, Level Level) code, Level level) => code.Level < level ? $"({code.Text})" : code.Text;

    /// <summary>A number stands last: x &gt; 0.</summary>
    private string Comparison(Expr left, Relation relation, Expr right) => left is Expressions.Number && right is not Expressions.Number
        ? $"{At(right, Level.Sum)} {Sign(relation).Replace('<', '>')} {At(left, Level.Sum)}"
        : $"{At(left, Level.Sum)} {Sign(relation)} {At(right, Level.Sum)}";

    private static string Sign(Relation relation) => relation switch { Relation.Equal => "==", Relation.NotEqual => "!=", Relation.Less => "<", _ => "<=" };

    private string NameOf(Tensor tensor) => model.Parameters.FirstOrDefault(p => p.Tensor == tensor) is not { } parameter ? tensor.Name : parameter.Along is null ? parameter.Code : cotangent ?? parameter.Code;

    private ParameterForm? FormOf(Tensor tensor) => model.Parameters.FirstOrDefault(p => p.Tensor == tensor)?.Form;

    private string ExtentOf(Extent extent)
    {
        var form = FormOf(extent.Tensor);
        return NameOf(extent.Tensor) + (extent.Tensor.Rank, form) switch
        {
            (1, _) => ".Length",
            (2, ParameterForm.Jagged) => extent.Axis == 0 ? ".Length" : ".Max(row => row.Length)",
            (2, ParameterForm.Array2) => FormattableString.Invariant($".GetLength({extent.Axis})"),
            (2, _) => extent.Axis == 0 ? ".Rows" : ".Columns",
            _ => FormattableString.Invariant($".Length{extent.Axis}"),
        };
    }

    private string Reduction(Reduce reduce)
    {
        var height = IndexVariable.KeyOf(IndexScope.Bound, reduce.BinderHeight);
        var name = reduce.NameHint is { } hint && !_taken.Contains(hint) ? hint : FreshLetter(reduce.BinderHeight);
        var (lower, upper) = (reduce.Lower, Of(reduce.Upper));
        var shifted = lower is Number { Value.IsZero: true } ? null : Of(lower);
        _taken.Add(name);
        _names[height] = shifted is null ? name : $"({shifted} + {name})";
        var body = Of(reduce.Body);
        _names.Remove(height);
        _taken.Remove(name);
        return $"{reduce.Operation}({(shifted is null ? upper : $"{upper} - {At(lower, Level.Product)}")}, {name} => {body})";
    }

    private string FreshLetter(int height) => Letters.FirstOrDefault(l => !_taken.Contains(l)) ?? FormattableString.Invariant($"i{height}");

    private (string Text, Level Level) Choice(Select select) =>
        ($"{At(select.Condition, Level.Or)} ? {At(Branch(select.Then, select.Otherwise), Level.Or)} : {At(Branch(select.Otherwise, select.Then), Level.Choice)}", Level.Choice);

    // Of two whole numbers C# would make an int, and divide it as one.
    private (string Text, Level Level) Branch(Expr branch, Expr other) => branch is Number { Kind: ValueKind.Integer } n && other is Number ? (Text(n.Value) + ".0", n.Value.Sign < 0 ? Level.Unary : Level.Primary) : Print(branch);

    private (string Text, Level Level) Addition(Sum sum)
    {
        if (sum.IsScaled)
        {
            return Scaled(sum.Terms[0].Coefficient, sum.Terms[0].Value);
        }

        var terms = sum.Terms.ToList();
        if (!sum.Constant.IsZero)
        {
            // 1 − p as it is written, x + 1 likewise.
            terms.Insert(terms.TrueForAll(t => t.Coefficient.Sign < 0) ? 0 : terms.Count, new(sum.Constant, model.Pool.One));
        }

        var first = Math.Max(0, terms.FindIndex(t => t.Coefficient.Sign > 0));
        var text = At(Scaled(terms[first].Coefficient, terms[first].Value), Level.Sum);
        foreach (var term in terms.Where((_, k) => k != first))
        {
            text += (term.Coefficient.Sign < 0 ? " - " : " + ") + At(Scaled(Rational.Abs(term.Coefficient), term.Value), Level.Product);
        }

        return (text, Level.Sum);
    }

    private (string Text, Level Level) Scaled(Rational coefficient, Expr value)
    {
        if (ReferenceEquals(value, model.Pool.One))
        {
            return Number(coefficient, coefficient.IsInteger);
        }

        return coefficient.IsOne ? Print(value)
            : (-coefficient).IsOne ? ($"-{At(value, Level.Product)}", value is Product ? Level.Product : Level.Unary)
            : coefficient.Numerator.IsOne && !IsDecimal(coefficient) ? ($"{At(value, Level.Product)} / {Text(new Rational(coefficient.Denominator))}{(value.Kind == ValueKind.Integer ? ".0" : "")}", Level.Product)
            : value is Product product ? Multiplication(coefficient, product.Factors)
            : ($"{At(Number(coefficient, coefficient.IsInteger), Level.Product)} * {At(value, Level.Unary)}", Level.Product);
    }

    private (string Text, Level Level) Multiplication(Rational? coefficient, IReadOnlyList<Factor> factors)
    {
        var above = factors.Where(f => f.Exponent > 0).SelectMany(Powers).ToList();
        var below = factors.Where(f => f.Exponent < 0).SelectMany(f => Powers(new(f.Base, -f.Exponent))).ToList();
        if (coefficient is { } c)
        {
            above.Insert(0, Number(c, c.IsInteger));
        }
        else if (above.Count == 0)
        {
            above.Add(("1", Level.Primary));
        }

        // What is divided must not be integers in C#.
        if (below.Count > 0 && factors.All(f => f.Base.Kind == ValueKind.Integer) && coefficient is not { IsInteger: false })
        {
            above = above.Count == 1 && above[0].Text == "1" ? [("1.0", Level.Primary)] : [("1.0", Level.Primary), .. above];
        }

        var text = Joined(above);
        return (below.Count == 0 ? text : $"{text} / {(below.Count == 1 ? At(below[0], Level.Unary) : $"({Joined(below)})")}", Level.Product);
    }

    private static string Joined(List<(string Text, Level Level)> factors) => string.Join(" * ", factors.Select((f, k) => At(f, k == 0 ? Level.Product : Level.Unary)));

    /// <summary>A power as factors; a short square is two.</summary>
    private IEnumerable<(string Text, Level Level)> Powers(Factor factor)
    {
        var code = Print(factor.Base);
        return factor.Exponent == 1 ? [code]
            : factor.Exponent == 2 && code.Text.Length < 10 ? [code, code]
            : factor.Exponent == 2 ? [($"Sq({code.Text})", Level.Primary)]
            : [(FormattableString.Invariant($"Math.Pow({code.Text}, {factor.Exponent})"), Level.Primary)];
    }

    private static (string Text, Level Level) Number(Rational value, bool isInteger)
    {
        var text = isInteger || IsDecimal(value) ? Text(value) : $"{Text(new Rational(value.Numerator))}.0 / {Text(new Rational(value.Denominator))}";
        return (text, value.Sign < 0 ? Level.Unary : text.Any(c => c == '/') ? Level.Product : Level.Primary);
    }

    /// <summary>Whether a number reads better with a decimal point: few decimals, or a literal with many that no fraction explains.</summary>
    private static bool IsDecimal(Rational value) => (FewDecimals * value).IsInteger || (Rational.Abs(value).Numerator > FewDecimals.Numerator && (ManyDecimals * value).IsInteger);

    private static string Text(Rational value) => value.IsInteger ? value.ToString() : value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
}
