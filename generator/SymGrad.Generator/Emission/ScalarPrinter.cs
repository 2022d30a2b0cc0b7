using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>Expressions as scalar C#.</summary>
internal sealed class ScalarPrinter(Calculus.Models.Model model, CodeNames names) : ExpressionPrinter(model.Pool, model.Precision)
{
    private readonly Dictionary<Tensor, ParameterForm> _forms = model.Parameters.ToDictionary(p => p.Tensor, p => p.Form);

    public CodeNames Names => names;

    /// <summary>An integer expression: an index, an extent, a bound.</summary>
    public string Integer(Expr expr) => IntegerCode(expr).Text;

    /// <summary>The same as an operand of what binds so tightly.</summary>
    public string Integer(Expr expr, Precedence needed) => IntegerCode(expr).At(needed);

    /// <summary>The flat position of an element.</summary>
    public string Position(Tensor tensor, IReadOnlyList<Expr> indices) => Integer(RowMajor.Offset(Pool, tensor, indices));

    /// <summary>An element, as it is read or written.</summary>
    public string Element(Tensor tensor, IReadOnlyList<Expr> indices) => tensor.Rank == 0 ? names.Of(tensor) : $"{names.Of(tensor)}[{ElementPosition(tensor, indices)}]{names.SuffixOf(tensor)}";

    public Code Condition(Expr expr) => expr switch
    {
        Compare compare => Comparison(compare),
        Logic { Connective: Connective.Not } not => new($"!{Condition(not.Operands[0]).At(Precedence.Unary)}", Precedence.Unary),
        Logic { Connective: Connective.And } all => Joined(InOrder(all), " && ", "true", Precedence.And),
        Logic any => Joined(InOrder(any), " || ", "false", Precedence.Or),
        _ => throw new InvalidOperationException($"{expr} is no condition."),
    };

    /// <summary>The conditions in the order in which they are tested: those that read nothing may say what can be read.</summary>
    internal static IReadOnlyList<Expr> InOrder(Logic logic) => [.. logic.Operands.OrderBy(o => o.ReadsElements())];

    protected override Code Leaf(Expr expr) => expr switch
    {
        Read { Kind: ValueKind.Real } read => Code.Atom(Element(read.Tensor, read.Indices)),
        CustomCall { Function.Method: { } method } call => Code.Atom(string.Format(CultureInfo.InvariantCulture, method, string.Join(", ", call.Arguments.Select(ArgumentOf)))),
        _ when expr.Kind == ValueKind.Integer => new($"({Type}){IntegerCode(expr).At(Precedence.Unary)}", Precedence.Unary),
        _ => throw new InvalidOperationException($"{expr} has no scalar code."),
    };

    protected override Code Unconverted(Expr expr) => expr.Kind == ValueKind.Integer && expr is not Calculus.Expressions.Number && !IsNamed(expr) ? IntegerCode(expr) : Print(expr);

    protected override Code Choice(Select select) => select.Kind == ValueKind.Integer
        ? Leaf(select)
        : new($"{Condition(select.Condition).At(Precedence.Or)} ? {Print(select.Then).At(Precedence.Or)} : {Print(select.Otherwise).At(Precedence.Conditional)}", Precedence.Conditional);

    protected override Code Call(Apply apply) => apply.Kind == ValueKind.Integer
        ? Leaf(apply)
        : Code.Atom($"{(apply.Primitive.Member == apply.Primitive.Emission ? "Functions." : "")}{apply.Primitive.Emission}({string.Join(", ", apply.Arguments.Select((x, k) => Argument(apply.Primitive, x, k)))})");

    protected override Code HighPower(Code operand, int exponent) => Code.Atom(FormattableString.Invariant($"Functions.Pow({operand.Text}, {exponent})"));

    protected override Code Number(Rational value) => value.Sign < 0
        ? new("-" + NumberText.Real(-value, Precision), Precedence.Unary)
        : Code.Atom(NumberText.Real(value, Precision));

    protected override Code Constant(NamedConstant name) => Code.Atom(name switch
    {
        NamedConstant.Pi => Precision == Precision.Single ? "MathF.PI" : "Math.PI",
        NamedConstant.E => Precision == Precision.Single ? "MathF.E" : "Math.E",
        NamedConstant.NaN => Type + ".NaN",
        _ => Type + ".PositiveInfinity",
    });

    /// <summary>An argument that must be an integer stays one: the order of a polygamma function.</summary>
    private string Argument(Primitive function, Expr argument, int position) => function == PrimitiveTable.Polygamma && position == 0 && argument is Calculus.Expressions.Number n
        ? NumberText.Integer(n.Value)
        : Real(argument);

    private string ArgumentOf(Expr argument) => argument.Kind == ValueKind.Integer && argument is not Calculus.Expressions.Number ? Integer(argument) : Real(argument);

    private Code Joined(IReadOnlyList<Expr> operands, string connective, string empty, Precedence precedence) => operands.Count == 0
        ? Code.Atom(empty)
        : new(string.Join(connective, operands.Select(o => Condition(o).At(precedence + 1))), precedence);

    private Code Comparison(Compare compare)
    {
        var integers = compare.Left.Kind == ValueKind.Integer && compare.Right.Kind == ValueKind.Integer;
        var left = integers ? IntegerCode(compare.Left) : Print(compare.Left);
        var right = integers ? IntegerCode(compare.Right) : Print(compare.Right);
        var (sign, precedence) = compare.Relation switch
        {
            Relation.Equal => ("==", Precedence.Equality),
            Relation.NotEqual => ("!=", Precedence.Equality),
            Relation.Less => ("<", Precedence.Relational),
            _ => ("<=", Precedence.Relational),
        };
        return new($"{left.At(precedence + 1)} {sign} {right.At(precedence + 1)}", precedence);
    }

    private Code IntegerCode(Expr expr) => expr switch
    {
        Calculus.Expressions.Number { Value.Sign: < 0 } n => new(NumberText.Integer(n.Value), Precedence.Unary),
        Calculus.Expressions.Number n => Code.Atom(NumberText.Integer(n.Value)),
        IndexVariable index => Code.Atom(names.Of(index)),
        Extent extent => Code.Atom(names.Of(extent, _forms.TryGetValue(extent.Tensor, out var form) ? form : ParameterForm.Vector)),
        Read read => Code.Atom(Element(read.Tensor, read.Indices)),
        Sum sum => IntegerSum(sum),
        Product product => new(string.Join(" * ", product.Factors.SelectMany(f => Enumerable.Repeat(IntegerCode(f.Base).At(Precedence.Unary), f.Exponent))), Precedence.Multiplicative),
        Select select => new($"{Condition(select.Condition).At(Precedence.Or)} ? {IntegerCode(select.Then).At(Precedence.Or)} : {IntegerCode(select.Otherwise).At(Precedence.Conditional)}", Precedence.Conditional),
        Apply { Primitive.Emission: "/" or "%" } apply => new($"{IntegerCode(apply.Arguments[0]).At(Precedence.Multiplicative)} {apply.Primitive.Emission} {IntegerCode(apply.Arguments[1]).At(Precedence.Unary)}", Precedence.Multiplicative),
        Apply apply => Code.Atom($"{apply.Primitive.Emission}({string.Join(", ", apply.Arguments.Select(a => IntegerCode(a).Text))})"),
        _ => throw new InvalidOperationException($"{expr} has no integer code."),
    };

    private Code IntegerSum(Sum sum)
    {
        var terms = sum.Terms.Select(t => (t.Coefficient, t.Value)).ToList();
        var first = Math.Max(0, terms.FindIndex(t => t.Coefficient.Sign > 0));
        var text = IntegerTerm(terms[first].Coefficient, terms[first].Value).At(Precedence.Additive);
        foreach (var (coefficient, value) in terms.Where((_, k) => k != first))
        {
            text += (coefficient.Sign < 0 ? " - " : " + ") + IntegerTerm(Rational.Abs(coefficient), value).At(Precedence.Multiplicative);
        }

        if (!sum.Constant.IsZero)
        {
            text += (sum.Constant.Sign < 0 ? " - " : " + ") + NumberText.Integer(Rational.Abs(sum.Constant));
        }

        return new(text, sum.IsScaled ? Precedence.Multiplicative : Precedence.Additive);
    }

    private Code IntegerTerm(Rational coefficient, Expr value) => coefficient.IsOne
        ? IntegerCode(value)
        : (-coefficient).IsOne
            ? new("-" + IntegerCode(value).At(Precedence.Unary), Precedence.Unary)
            : new($"{NumberText.Integer(coefficient)} * {IntegerCode(value).At(Precedence.Unary)}", Precedence.Multiplicative);

    /// <summary>
    /// The flat position; where an index of a matrix is computed in a way that no requirement covers, it is tested, since a flat
    /// position in range may belong to another row.
    /// </summary>
    private string ElementPosition(Tensor tensor, IReadOnlyList<Expr> indices)
    {
        if (tensor.Rank < 2 || indices.Select((index, axis) => IsCovered(tensor, index, tensor.Extents[axis])).All(covered => covered))
        {
            return Position(tensor, indices);
        }

        var parts = indices.Select((index, axis) => IsCovered(tensor, index, tensor.Extents[axis])
            ? IntegerCode(index)
            : Code.Atom($"Require.Within({Integer(index)}, {Integer(tensor.Extents[axis])})")).ToList();
        var text = parts[0].At(Precedence.Unary);
        for (var axis = 1; axis < parts.Count; axis++)
        {
            text = $"{(axis > 1 ? $"({text})" : text)} * {IntegerCode(tensor.Extents[axis]).At(Precedence.Unary)} + {parts[axis].At(Precedence.Multiplicative)}";
        }

        return text;
    }

    /// <summary>Plain indices are covered by the shapes' requirements, constants where one asks for so many, data by one of its own for this extent.</summary>
    private bool IsCovered(Tensor tensor, Expr index, Expr extent) => index switch
    {
        Calculus.Expressions.Number number => !tensor.IsParameter || IsDemanded(number, extent),
        IndexVariable or Extent => true,
        Apply { Primitive: var p } apply when p == PrimitiveTable.IntegerRemainder => ReferenceEquals(apply.Arguments[1], extent),
        Read read => model.Requirements.Any(r => r.Kind == RequirementKind.IndexBelow && r.Parameter == read.Tensor && ReferenceEquals(r.Bound, extent)),
        _ => false,
    };

    // What is read in a branch alone is not demanded.
    private bool IsDemanded(Calculus.Expressions.Number index, Expr extent)
    {
        var known = model.Requirements.FirstOrDefault(r => r is { Kind: RequirementKind.Equal, Where: null } && ReferenceEquals(r.Subject, extent))?.Bound ?? extent;
        return index.Value.Sign >= 0 && (Exceeds(known)
            || model.Requirements.Any(r => r is { Kind: RequirementKind.AtLeast, Over.Count: 0, Where: null } && ReferenceEquals(r.Subject, known) && Exceeds(r.Bound)));

        bool Exceeds(Expr count) => count is Calculus.Expressions.Number number && number.Value > index.Value;
    }
}
