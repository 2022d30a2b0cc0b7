using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Tests.RandomModels.Tree;

namespace SymGrad.Generator.Tests.RandomModels;

using Real = Node<Extended>;
using Truth = Node<bool>;
using Whole = Node<int>;

/// <summary>Makes a well-typed model: every read in range, every function in its domain, so that only kinks can spoil a point.</summary>
internal sealed partial class ModelMaker
{
    private readonly Random random;
    private readonly bool isSingle;

    // Faults show in small models mostly, and these cost a tenth of large ones.
    private readonly int size;
    private readonly int deepest;
    private readonly List<Callee> callees = [];
    private readonly List<string> scalars = ["s"];
    private readonly List<(string Name, Axis Axis)> vectors = [("x", Axis.N), ("y", Axis.M), ("e", Axis.N)];
    private readonly List<(string Name, Axis Rows, Axis Columns)> matrices = [("A", Axis.N, Axis.M), ("C", Axis.N, Axis.N), ("D", Axis.N, Axis.M)];
    private int names;

    private ModelMaker(int seed)
    {
        random = new(seed);
        isSingle = random.Next(6) == 0;
        size = random.Next(10) switch { < 5 => 0, < 9 => 1, _ => 2 };
        deepest = size == 2 ? 3 : 2;
    }

    /// <summary>How deep what stands in a statement is.</summary>
    private int Depth => size == 2 ? 2 : 1;

    private enum Axis
    {
        N,
        M,
    }

    public static RandomModel Make(int seed)
    {
        var maker = new ModelMaker(seed);
        for (var count = maker.random.Next(1 + maker.size); count > 0; count--)
        {
            maker.AddCallee();
        }

        var statements = new List<Statement>();
        for (var count = maker.random.Next(2 + maker.size); count > 0; count--)
        {
            statements.Add(maker.random.Next(8) switch { 0 => maker.CarryingLoop(), 1 => maker.FillingLoop(), 2 => maker.StridedSum(), _ => maker.NextLocal() });
        }

        // A third of the models is differentiated otherwise than by a gradient.
        var kind = maker.random.Next(100) switch
        {
            < 68 => DerivativeKind.Gradient,
            < 75 => DerivativeKind.Jvp,
            < 82 => DerivativeKind.Vjp,
            < 89 => DerivativeKind.Jacobian,
            < 97 => DerivativeKind.HessianVectorProduct,
            _ when maker.size == 2 => DerivativeKind.HessianVectorProduct,
            _ => DerivativeKind.Hessian,
        };
        var isVector = kind is DerivativeKind.Jvp or DerivativeKind.Vjp or DerivativeKind.Jacobian && maker.random.Next(3) > 0;
        var model = new RandomModel(seed, maker.isSingle, [.. maker.callees], statements, isVector ? maker.VectorResult(statements) : maker.ScalarResult(statements)) { Kind = kind };
        return model.Parameters.Any(p => !p.Type.StartsWith("int", StringComparison.Ordinal)) ? model
            : model with { Result = model.Result is Node<Extended[]> vector ? Arrays.Scale(Scalars.Name("s"), vector) : Scalars.Multiply((Real)model.Result, Scalars.Name("s")) };
    }

    private Real ScalarResult(List<Statement> statements)
    {
        var result = Expression(2 + random.Next(1 + size), []);
        return statements.Count > 0 ? Scalars.Add(result, Total(statements[^1])) : result;
    }

    private Node<Extended[]> VectorResult(List<Statement> statements)
    {
        var result = Vector(1 + random.Next(1 + size), AnyAxis(), []);
        return statements.Count > 0 ? Arrays.Scale(Total(statements[^1]), result) : result;
    }

    private void AddCallee()
    {
        var (name, a, b) = (Fresh("G"), Fresh("a"), Fresh("b"));
        var outer = scalars.ToList();
        scalars.Clear();
        scalars.AddRange([a, b]);
        var body = Expression(2, [new("", Axis.N) { IsClosed = true }]);
        scalars.Clear();
        scalars.AddRange(outer);
        callees.Add(new(name, a, b, body));
    }

    private Local NextLocal()
    {
        var name = Fresh("t");
        switch (random.Next(4))
        {
            case 0:
                var (rows, columns) = (AnyAxis(), AnyAxis());
                var matrix = Matrix(Depth, rows, columns, []);
                matrices.Add((name, rows, columns));
                return new(name, matrix);
            case 1 or 2:
                var axis = AnyAxis();
                var vector = Vector(Depth, axis, []);
                vectors.Add((name, axis));
                return new(name, vector);
            default:
                var scalar = Expression(1 + Depth, []);
                scalars.Add(name);
                return new(name, scalar);
        }
    }

    /// <summary>What brings a statement's outcome into the value.</summary>
    private static Real Total(Statement statement) => statement switch
    {
        Local { Value: Node<Extended[,]> } matrix => Arrays.Fold("Sum({0})", (v, run) => Reductions.Of("Sum", v, run), Arrays.Matrix(matrix.Name)),
        Local { Value: Node<Extended[]> } vector => SumOf(vector.Name),
        Local scalar => Scalars.Name(scalar.Name),
        Filled filled => SumOf(filled.Name),
        StridedSum sum => Scalars.Name(sum.Name),
        Loop loop => Scalars.Add(Scalars.Name(loop.States[^1].Name), Scalars.Name(loop.Sum.Name)),
        _ => throw new ArgumentException(statement.Text, nameof(statement)),
    };

    private static Real SumOf(string vector) => Arrays.Fold("Sum({0})", (v, run) => Reductions.Of("Sum", v, run), Arrays.Vector(vector));

    private Real Expression(int depth, Index[] scope)
    {
        if (depth == 0)
        {
            return Leaf(scope);
        }

        Real Inner() => Expression(depth - 1, scope);
        return random.Next(26) switch
        {
            0 or 1 => Scalars.Add(Inner(), Inner()),
            2 => Scalars.Subtract(Inner(), Inner()),
            3 or 4 => Scalars.Multiply(Inner(), Inner()),
            5 => Scalars.Divide(Inner(), Inner()),
            6 => random.Next(3) == 0 ? Scalars.Negate(Inner()) : Scalars.Power(Inner(), 2 + random.Next(2)),
            7 or 8 => Scalars.Function(Any(Scalars.Smooth), Inner()),
            9 => Scalars.FunctionOfPositive(Any(Scalars.OfPositive), Inner()),
            10 => Scalars.FunctionOfBounded(Any(Scalars.OfBounded), Inner()),
            11 => Scalars.Kink(Any(Scalars.Kinked), Inner()),
            12 => random.Next(3) == 0 ? Scalars.Clamp(Inner()) : Scalars.Extreme(random.Next(2) == 0, Inner(), Inner()),
            13 or 14 => Scalars.Choose(Condition(depth - 1, scope), Inner(), Inner()),
            15 => random.Next(2) == 0 || IsClosed(scope) ? Scalars.SwitchOnSign(Inner(), Inner(), Inner()) : Scalars.SwitchOnWhole(Position(AnyAxis(), scope), Inner(), Inner(), Inner()),
            16 when callees.Count > 0 => Scalars.Call(Any(callees), Inner(), Inner()),
            20 when !IsClosed(scope) && scope.Length < deepest => Scan(depth - 1, scope),
            17 or 18 or 19 when !IsClosed(scope) => OfArrays(depth - 1, scope),
            _ when !IsClosed(scope) && scope.Length < deepest => Reduction(depth - 1, scope),
            _ => Scalars.Function(Any(Scalars.Smooth), Inner()),
        };
    }

    private Real Reduction(int depth, Index[] scope)
    {
        var (kind, name) = (Any(Reductions.Kinds), Fresh("i"));
        if (scope.Length > 0 && random.Next(3) == 0)
        {
            // Over nothing an extreme is infinite.
            var outer = Any(scope);
            var count = kind is "Sum" or "Product" && random.Next(2) == 0 ? Wholes.Name(outer.Name) : Wholes.Add(Wholes.Name(outer.Name), Wholes.Number(1));
            return Scalars.Reduce(kind, Lambda(name, scope), count, Distinct(kind, new(name, outer.Axis), Expression(depth, [.. scope, new(name, outer.Axis) { Below = outer.Name }])));
        }

        var axis = AnyAxis();
        Index[] inner = [.. scope, new(name, axis)];
        if (random.Next(5) > 0)
        {
            return Scalars.Reduce(kind, Lambda(name, scope), Extent(axis), Distinct(kind, inner[^1], Expression(depth, inner)));
        }

        var (local, value) = (Fresh("t"), Expression(depth, inner));
        scalars.Add(local);
        var body = Scalars.ReduceBlock(kind, Lambda(name, scope), local, Extent(axis), value, Distinct(kind, inner[^1], Expression(depth, inner)));
        scalars.Remove(local);
        return body;
    }

    /// <summary>Terms of an extreme that seldom tie: each has something of its own.</summary>
    private Real Distinct(string kind, Index index, Real body) => kind is not ("Max" or "Min") ? body
        : random.Next(4) == 0 ? Arrays.Element(index.Axis == Axis.N ? "x" : "y", Wholes.Name(index.Name))
        : Scalars.Add(body, Scalars.Multiply(Scalars.Number(new Rational(3, 8), isSingle), Arrays.Element(index.Axis == Axis.N ? "x" : "y", Wholes.Name(index.Name))));

    private Truth Condition(int depth, Index[] scope)
    {
        if (IsClosed(scope) || scope.Length == 0)
        {
            return Scalars.Less(Expression(depth, scope), Leaf(scope));
        }

        var index = Any(scope);
        return random.Next(8) switch
        {
            0 => Scalars.Compare("<", Wholes.Name(index.Name), Wholes.Subtract(Extent(index.Axis), Wholes.Number(1))),
            1 => Scalars.Compare("==", Wholes.Remainder(Wholes.Name(index.Name), 2), Wholes.Number(0)),
            2 => Scalars.Compare(Any(["==", "!=", "<", "<=", ">"]), Wholes.Name(index.Name), Position(index.Axis, scope)),
            3 => Scalars.Compare(Any(["==", "!="]), Label(index), Position(Other(index.Axis), scope)),
            4 => Scalars.And(Scalars.Compare("<=", Wholes.Number(1), Wholes.Name(index.Name)), Condition(depth, [index])),
            5 => Scalars.Or(Scalars.Compare("==", Wholes.Name(index.Name), Wholes.Name("k")), Scalars.Not(Scalars.Less(Leaf(scope), Leaf(scope)))),
            _ => Scalars.Less(Expression(depth, scope), Leaf(scope)),
        };
    }

    private Real Leaf(Index[] scope)
    {
        if (random.Next(8) == 0)
        {
            return scope.Length > 0 && !IsClosed(scope) && random.Next(3) == 0
                ? Scalars.Of(Wholes.Name(Any(scope) is var index && index.Counter is { } counter ? counter : index.Name), isSingle)
                : Scalars.Number(new Rational(1 + random.Next(11), 4), isSingle);
        }

        return IsClosed(scope) || random.Next(5) == 0 ? Scalars.Name(Any(scalars)) : ElementRead(scope);
    }

    /// <summary>Within another most lambdas state their type, for the compiler's sake.</summary>
    private Lambda Lambda(string name, Index[] scope) => new(name, scope.Length > 0 && random.Next(8) > 0 ? RealType : "");

    private string Fresh(string letter) => FormattableString.Invariant($"{letter}{++names}");

    private Axis AnyAxis() => (Axis)random.Next(2);

    private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static Axis Other(Axis axis) => axis == Axis.N ? Axis.M : Axis.N;

    private static bool IsClosed(Index[] scope) => scope is [{ IsClosed: true }];

    private static Whole Extent(Axis axis) => axis == Axis.N ? Wholes.Extent("x.Length", "x", 0) : Wholes.Extent("y.Length", "y", 0);

    /// <summary>An index in scope: what it ranges over, and the outer index that bounds it in a triangle.</summary>
    private sealed record Index(string Name, Axis Axis)
    {
        public string? Below { get; init; }

        /// <summary>The counter whose place from 0 on it is, where that begins below 0.</summary>
        public string? Counter { get; init; }

        /// <summary>Stands for a body that sees its parameters alone.</summary>
        public bool IsClosed { get; init; }
    }
}
