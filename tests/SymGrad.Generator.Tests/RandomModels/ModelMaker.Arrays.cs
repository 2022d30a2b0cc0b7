using SymGrad.Calculus.Arithmetic;
using SymGrad.Generator.Tests.RandomModels.Tree;

namespace SymGrad.Generator.Tests.RandomModels;

using Matrix = Node<Extended[,]>;
using Real = Node<Extended>;
using Vector = Node<Extended[]>;
using Whole = Node<int>;

/// <content>Reads of elements, and functions of vectors and matrices.</content>
internal sealed partial class ModelMaker
{
    private Real ElementRead(Index[] scope)
    {
        switch (random.Next(12))
        {
            case 0 when scope.FirstOrDefault(i => i.Axis == Axis.N) is { } i:
                var twice = Wholes.Multiply(Wholes.Number(2), Wholes.Name(i.Name));
                return Arrays.Element("u", random.Next(2) == 0 ? twice : Wholes.Add(twice, Wholes.Number(1)));
            case 1 when scope.FirstOrDefault(i => i.Axis == Axis.N) is { } i && scope.FirstOrDefault(j => j.Axis == Axis.M) is { } j:
                return Arrays.Element("z", Wholes.Add(Wholes.Name(i.Name), Wholes.Name(j.Name)));
            case 2 or 3 when scope.FirstOrDefault(j => j is { Below: not null, Axis: Axis.N }) is { } j:
                var row = Wholes.Name(j.Below!);
                return Arrays.Element("q", Wholes.Add(Wholes.Divide(Wholes.Multiply(row, Wholes.Add(row, Wholes.Number(1))), 2), Wholes.Name(j.Name)));
            case 4 when scope.Length > 0:
                return Neighbour(Any(scope));
            case 5 when scope.FirstOrDefault(i => i.Axis == Axis.M) is { } i:
                // One before the gathered element, where there is one.
                var label = Label(i);
                return Scalars.Choose(Scalars.Compare("<=", Wholes.Number(1), label), Arrays.Element("x", Wholes.Subtract(label, Wholes.Number(1))), Scalars.Number(Rational.Zero, isSingle));
            case < 9:
                var (vector, axis) = Any(vectors);
                return Arrays.Element(vector, Position(axis, scope));
            default:
                var (matrix, rows, columns) = Any(matrices);
                return Arrays.Element(matrix, Position(rows, scope), Position(columns, scope));
        }
    }

    /// <summary>The element after or before, guarded as a user would guard it.</summary>
    private Real Neighbour(Index index)
    {
        var name = Any([.. vectors.Where(v => v.Axis == index.Axis)]).Name;
        var (at, next) = (Wholes.Name(index.Name), random.Next(2) == 0);
        var moved = next ? Wholes.Add(at, Wholes.Number(1)) : Wholes.Subtract(at, Wholes.Number(1));
        var inside = next ? Scalars.Compare("<", moved, Extent(index.Axis)) : Scalars.Compare("<=", Wholes.Number(0), moved);
        return Scalars.Choose(inside, Arrays.Element(name, moved), Scalars.Number(Rational.Zero, isSingle));
    }

    /// <summary>An integer in the range of an axis.</summary>
    private Whole Position(Axis axis, Index[] scope)
    {
        var (same, other) = (scope.Where(i => i.Axis == axis).ToArray(), scope.Where(i => i.Axis != axis).ToArray());
        return random.Next(9) switch
        {
            0 => Wholes.Number(random.Next(2)),
            1 => Wholes.Subtract(Extent(axis), Wholes.Number(1)),
            2 when same.Length > 0 => Wholes.Subtract(Wholes.Subtract(Extent(axis), Wholes.Number(1)), Wholes.Name(Any(same).Name)),
            3 or 4 when other.Length > 0 => Label(Any(other)),
            _ when same.Length > 0 => Wholes.Name(Any(same).Name),
            _ when other.Length > 0 => Label(Any(other)),
            _ => Wholes.Number(random.Next(2)),
        };
    }

    /// <summary>The datum of a position: it lies on the other axis.</summary>
    private static Whole Label(Index index) => Wholes.Element(index.Axis == Axis.N ? "g" : "h", Wholes.Name(index.Name));

    private Real OfArrays(int depth, Index[] scope)
    {
        var axis = AnyAxis();
        return random.Next(13) switch
        {
            0 or 1 => Arrays.Dot(Vector(depth, axis, scope), Vector(depth, axis, scope)),
            2 => Arrays.Fold("Sum({0})", (v, run) => Reductions.Of("Sum", v, run), Vector(depth, axis, scope)),
            3 => Arrays.Fold("SquaredNorm({0})", (v, _) => Arrays.SumOfSquares(v), Vector(depth, axis, scope)),
            4 => Arrays.Fold(
                "Norm({0})",
                (v, run) =>
                {
                    run.Compared(Arrays.SumOfSquares(v), 0);
                    return Extended.Sqrt(Arrays.SumOfSquares(v));
                },
                Vector(depth, axis, scope)),
            5 => random.Next(2) == 0
                ? Arrays.Fold("Mean({0})", (v, _) => Arrays.Mean(v), Vector(depth, axis, scope))
                : Arrays.Fold("Variance({0})", (v, _) => Arrays.Variance(v), Vector(depth, axis, scope)),
            6 => random.Next(2) == 0
                ? Arrays.Fold("LogSumExp({0})", (v, run) => Reductions.LogSumExp(v), Vector(depth, axis, scope))
                : Arrays.Fold(
                    "Max({0})",
                    (v, run) => Reductions.Of("Max", v, run),
                    Arrays.Combine("({0} + {1})", (a, b) => a + b, Arrays.Vector(axis == Axis.N ? "x" : "y"), Vector(depth, axis, scope))),
            7 => Arrays.CrossEntropy(Position(axis, scope), Vector(depth, axis, scope)),
            8 => Arrays.CrossEntropy(Vector(depth, axis, scope), Vector(depth, axis, scope)),
            9 => Arrays.CrossEntropy("g", Matrix(depth, Axis.N, Axis.M, scope)),
            10 => Arrays.Trace(Matrix(depth, axis, axis, scope)),
            11 when scope.Length < deepest => OfMinor(depth, scope),
            _ => Arrays.Fold("Sum({0})", (v, run) => Reductions.Of("Sum", v, run), Matrix(depth, axis, AnyAxis(), scope)),
        };
    }

    /// <summary>A function of a whole matrix that is large on its diagonal; its size may be that of an index.</summary>
    private Real OfMinor(int depth, Index[] scope)
    {
        var (i, j) = (Fresh("i"), Fresh("i"));
        var outer = scope.Length > 0 && random.Next(2) == 0 ? Any(scope) : null;
        var axis = outer?.Axis ?? AnyAxis();
        var count = outer is null ? Extent(axis) : Wholes.Add(Wholes.Name(outer.Name), Wholes.Number(random.Next(2)));
        Index Of(string name) => new(name, axis) { Below = outer?.Name };
        return Arrays.OfDominant(Any(["LogDet({0})", "Det({0})", "Trace(Inverse({0}))"]), scope.Length > 0 ? $"{RealType} " : "", i, j, count, Expression(depth, [.. scope, Of(i), Of(j)]), isSingle ? "f" : "");
    }

    private Vector Vector(int depth, Axis axis, Index[] scope)
    {
        Vector Inner() => Vector(depth - 1, axis, scope);
        switch (depth == 0 ? 0 : random.Next(14))
        {
            case 1:
                return Arrays.Elementwise(Any(Scalars.Smooth), Inner());
            case 2:
                return Arrays.Combine("({0} + {1})", (a, b) => a + b, Inner(), Inner());
            case 3:
                return Arrays.Combine("({0} - {1})", (a, b) => a - b, Inner(), Inner());
            case 4:
                return Arrays.Combine("Hadamard({0}, {1})", (a, b) => a * b, Inner(), Inner());
            case 5:
                return Arrays.Scale(Expression(depth - 1, scope), Inner());
            case 6 or 7:
                var other = AnyAxis();
                return Arrays.Product(Matrix(depth - 1, axis, other, scope), Vector(depth - 1, other, scope));
            case 8:
                return Arrays.Softmax(Inner());
            case 9:
                return Arrays.LogSoftmax(Inner());
            case 10:
                var rows = AnyAxis();
                return Arrays.Row(Matrix(depth - 1, rows, axis, scope), Position(rows, scope));
            case 11 or 12 when scope.Length < deepest:
                var name = Fresh("i");
                return Arrays.Build(Lambda(name, scope), Extent(axis), Expression(depth - 1, [.. scope, new(name, axis)]));
            case 13 when scope.Length < deepest:
                return VectorScan(depth - 1, axis, scope);
            default:
                return Arrays.Vector(Any([.. vectors.Where(v => v.Axis == axis && v.Name != "e")]).Name);
        }
    }

    private Matrix Matrix(int depth, Axis rows, Axis columns, Index[] scope)
    {
        Matrix Inner() => Matrix(depth - 1, rows, columns, scope);
        switch (depth == 0 ? 0 : random.Next(11))
        {
            case 1:
                return Arrays.Elementwise(Any(Scalars.Smooth), Inner());
            case 2:
                return Arrays.Combine("({0} + {1})", (a, b) => a + b, Inner(), Inner());
            case 3:
                return Arrays.Combine("Hadamard({0}, {1})", (a, b) => a * b, Inner(), Inner());
            case 4:
                var middle = AnyAxis();
                return Arrays.Product(Matrix(depth - 1, rows, middle, scope), Matrix(depth - 1, middle, columns, scope));
            case 5:
                return Arrays.Outer(Vector(depth - 1, rows, scope), Vector(depth - 1, columns, scope));
            case 6:
                return Arrays.Softmax(Inner());
            case 7:
                return Arrays.AddToRows(Inner(), Vector(depth - 1, columns, scope));
            case 8 when rows == columns:
                return Arrays.Diagonal(Vector(depth - 1, rows, scope));
            case 9 or 10 when scope.Length < deepest:
                var (i, j) = (Fresh("i"), Fresh("i"));
                return Arrays.Build(scope.Length > 0 ? $"{RealType} " : "", i, j, Extent(rows), Extent(columns), Expression(depth - 1, [.. scope, new(i, rows), new(j, columns)]));
            default:
                var plain = matrices.Where(a => a.Name != "D" && a.Rows == rows && a.Columns == columns).ToArray();
                var turned = matrices.Where(a => a.Name != "D" && a.Rows == columns && a.Columns == rows).ToArray();
                return plain.Length > 0 && (turned.Length == 0 || random.Next(3) > 0) ? Arrays.Matrix(Any(plain).Name)
                    : turned.Length > 0 ? Arrays.Transpose(Arrays.Matrix(Any(turned).Name))
                    : Arrays.Outer(Vector(0, rows, scope), Vector(0, columns, scope));
        }
    }
}
