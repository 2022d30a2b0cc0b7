using System.Globalization;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

using Matrix = Node<Extended[,]>;
using Real = Node<Extended>;
using Vector = Node<Extended[]>;
using Whole = Node<int>;

/// <summary>Constructs that give or take vectors and matrices.</summary>
internal static class Arrays
{
    public static Vector Vector(string name) => new(name, [], (run, _) => (Extended[])run[name]);

    public static Matrix Matrix(string name) => new(name, [], (run, _) => (Extended[,])run[name]);

    public static Real Element(string vector, Whole i) => new($"{vector}[{{0}}]", [i], (run, p) => ((Extended[])run[vector])[p.Whole(0, run)]);

    public static Real Element(string matrix, Whole i, Whole j) =>
        new($"{matrix}[{{0}}, {{1}}]", [i, j], (run, p) => ((Extended[,])run[matrix])[p.Whole(0, run), p.Whole(1, run)]);

    public static Vector Build(Lambda index, Whole count, Real body) => new($"Build({{0}}, {index} => {{1}})", [count, body], (run, p) => Fill(p.Whole(0, run), i =>
    {
        run[index.Name] = i;
        return p.Real(1, run);
    }));

    public static Matrix Build(string type, string row, string column, Whole rows, Whole columns, Real body) => new(
        $"Build({{0}}, {{1}}, {type}({row}, {column}) => {{2}})", [rows, columns, body], (run, p) => Fill(p.Whole(0, run), p.Whole(1, run), (i, j) =>
    {
        (run[row], run[column]) = (i, j);
        return p.Real(2, run);
    }));

    /// <summary>What the rounds make of a vector.</summary>
    public static Vector Scan(string state, string index, Whole count, Vector start, Vector next) => new($"Scan({{0}}, {{1}}, ({state}, {index}) => {{2}})", [count, start, next], (run, p) =>
    {
        var value = p.Vector(1, run);
        for (var (t, rounds) = (0, p.Whole(0, run)); t < rounds; t++)
        {
            (run[state], run[index]) = (value, t);
            value = p.Vector(2, run);
        }

        return value;
    });

    public static Vector Elementwise((string Name, Func<Extended, Extended> Value) f, Vector x) =>
        new($"{f.Name}({{0}})", [x], (run, p) => System.Array.ConvertAll(p.Vector(0, run), v => f.Value(v)));

    public static Matrix Elementwise((string Name, Func<Extended, Extended> Value) f, Matrix x) => new($"{f.Name}({{0}})", [x], (run, p) => Map(p.Matrix(0, run), f.Value));

    public static Vector Combine(string format, Func<Extended, Extended, Extended> rule, Vector x, Vector y) =>
        new(format, [x, y], (run, p) => [.. p.Vector(0, run).Zip(p.Vector(1, run), rule)]);

    public static Matrix Combine(string format, Func<Extended, Extended, Extended> rule, Matrix x, Matrix y) => new(format, [x, y], (run, p) =>
    {
        var (a, b) = (p.Matrix(0, run), p.Matrix(1, run));
        return Fill(a.GetLength(0), a.GetLength(1), (i, j) => rule(a[i, j], b[i, j]));
    });

    public static Vector Scale(Real a, Vector x) => new("({0} * {1})", [a, x], (run, p) =>
    {
        var factor = p.Real(0, run);
        return System.Array.ConvertAll(p.Vector(1, run), v => factor * v);
    });

    public static Vector Product(Matrix a, Vector x) => new("({0} * {1})", [a, x], (run, p) =>
    {
        var (m, v) = (p.Matrix(0, run), p.Vector(1, run));
        return Fill(m.GetLength(0), i => Sum(v.Length, j => m[i, j] * v[j]));
    });

    public static Matrix Product(Matrix a, Matrix b) => new("({0} * {1})", [a, b], (run, p) =>
    {
        var (x, y) = (p.Matrix(0, run), p.Matrix(1, run));
        return Fill(x.GetLength(0), y.GetLength(1), (i, j) => Sum(x.GetLength(1), k => x[i, k] * y[k, j]));
    });

    public static Matrix Transpose(Matrix a) => new("{0}.T", [a], (run, p) =>
    {
        var x = p.Matrix(0, run);
        return Fill(x.GetLength(1), x.GetLength(0), (i, j) => x[j, i]);
    });

    public static Matrix Outer(Vector x, Vector y) => new("Outer({0}, {1})", [x, y], (run, p) =>
    {
        var (a, b) = (p.Vector(0, run), p.Vector(1, run));
        return Fill(a.Length, b.Length, (i, j) => a[i] * b[j]);
    });

    public static Matrix Diagonal(Vector x) => new("Diag({0})", [x], (run, p) =>
    {
        var a = p.Vector(0, run);
        return Fill(a.Length, a.Length, (i, j) => i == j ? a[i] : 0);
    });

    public static Matrix AddToRows(Matrix a, Vector b) => new("AddToRows({0}, {1})", [a, b], (run, p) =>
    {
        var (x, y) = (p.Matrix(0, run), p.Vector(1, run));
        return Fill(x.GetLength(0), x.GetLength(1), (i, j) => x[i, j] + y[j]);
    });

    public static Vector Softmax(Vector x) => new("Softmax({0})", [x], (run, p) => Softmax(p.Vector(0, run)));

    public static Vector LogSoftmax(Vector x) => new("LogSoftmax({0})", [x], (run, p) => System.Array.ConvertAll(Softmax(p.Vector(0, run)), Extended.Log));

    public static Matrix Softmax(Matrix x) => new("Softmax({0})", [x], (run, p) =>
    {
        var a = p.Matrix(0, run);
        var rows = Enumerable.Range(0, a.GetLength(0)).Select(i => Softmax(Fill(a.GetLength(1), j => a[i, j]))).ToArray();
        return Fill(a.GetLength(0), a.GetLength(1), (i, j) => rows[i][j]);
    });

    public static Vector Row(Matrix a, Whole i) => new("Row({0}, {1})", [a, i], (run, p) =>
    {
        // A row without elements must be there too.
        var (x, row) = (p.Matrix(0, run), p.Whole(1, run));
        return row >= 0 && row < x.GetLength(0) ? Fill(x.GetLength(1), j => x[row, j]) : throw new InvalidOperationException("A row that is not there.");
    });

    /// <summary>A function of a vector's elements.</summary>
    public static Real Fold(string format, Func<Extended[], Run, Extended> rule, Vector x) => new(format, [x], (run, p) => rule(p.Vector(0, run), run));

    /// <summary>A function of a matrix's elements, row after row.</summary>
    public static Real Fold(string format, Func<Extended[], Run, Extended> rule, Matrix x) => new(format, [x], (run, p) => rule([.. p.Matrix(0, run).Cast<Extended>()], run));

    public static Real Trace(Matrix a) => new("Trace({0})", [a], (run, p) =>
    {
        var x = p.Matrix(0, run);
        return Sum(x.GetLength(0), i => x[i, i]);
    });

    /// <summary>ln |det A|, det A or tr A⁻¹ of a matrix whose entries beside the diagonal are small: elimination takes it in its order.</summary>
    public static Real OfDominant(string function, string type, string row, string column, Whole count, Real entry, string suffix) => new(
        string.Format(CultureInfo.InvariantCulture, function, $"Build({{0}}, {{0}}, {type}({row}, {column}) => (0.25{suffix} * Tanh({{1}})) + ({row} == {column} ? 2.5{suffix} : 0))"),
        [count, entry],
        (run, p) =>
        {
            var n = p.Whole(0, run);
            var a = Fill(n, 2 * n, (i, j) => j >= n ? j - n == i ? 1 : 0 : Entry(i, j));
            var determinant = Extended.One;
            for (var k = 0; k < n; k++)
            {
                var pivot = a[k, k];
                determinant *= pivot;
                for (var j = 0; j < 2 * n; j++)
                {
                    a[k, j] /= pivot;
                }

                for (var i = 0; i < n; i++)
                {
                    var factor = a[i, k];
                    for (var j = 0; i != k && j < 2 * n; j++)
                    {
                        a[i, j] -= factor * a[k, j];
                    }
                }
            }

            return function.StartsWith("Log", StringComparison.Ordinal) ? Extended.Log(determinant)
                : function.StartsWith("Det", StringComparison.Ordinal) ? determinant
                : Sum(n, i => a[i, n + i]);

            Extended Entry(int i, int j)
            {
                (run[row], run[column]) = (i, j);
                return (Extended.FromDouble(0.25) * Extended.Tanh(p.Real(1, run))) + Extended.FromDouble(i == j ? 2.5 : 0);
            }
        });

    public static Real Dot(Vector x, Vector y) => new("Dot({0}, {1})", [x, y], (run, p) =>
    {
        var (a, b) = (p.Vector(0, run), p.Vector(1, run));
        return Sum(a.Length, i => a[i] * b[i]);
    });

    /// <summary>−ln of a softmax's element.</summary>
    public static Real CrossEntropy(Whole label, Vector z) => new("CrossEntropy({0}, Softmax({1}))", [label, z], (run, p) => -Extended.Log(Softmax(p.Vector(1, run))[p.Whole(0, run)]));

    /// <summary>−Σ t ln p of a softmax.</summary>
    public static Real CrossEntropy(Vector t, Vector z) => new("CrossEntropy({0}, Softmax({1}))", [t, z], (run, p) =>
    {
        var (target, q) = (p.Vector(0, run), Softmax(p.Vector(1, run)));
        return -Sum(q.Length, i => target[i] * Extended.Log(q[i]));
    });

    /// <summary>The mean over rows of −ln p of each row's label.</summary>
    public static Real CrossEntropy(string labels, Matrix z) => new($"CrossEntropy({labels}, Softmax({{0}}))", [z], (run, p) =>
    {
        var (rows, truth) = (p.Matrix(0, run), (int[])run[labels]);
        return -Sum(truth.Length, i => Extended.Log(Softmax(Fill(rows.GetLength(1), j => rows[i, j]))[truth[i]])) / truth.Length;
    });

    public static Extended Mean(Extended[] x) => Sum(x.Length, i => x[i]) / x.Length;

    public static Extended Variance(Extended[] x)
    {
        var mean = Mean(x);
        return Sum(x.Length, i => (x[i] - mean) * (x[i] - mean)) / x.Length;
    }

    public static Extended SumOfSquares(Extended[] x) => Sum(x.Length, i => x[i] * x[i]);

    private static Extended[] Softmax(Extended[] x)
    {
        var normaliser = Reductions.LogSumExp(x);
        return System.Array.ConvertAll(x, v => Extended.Exp(v - normaliser));
    }

    private static Extended Sum(int count, Func<int, Extended> term)
    {
        var sum = Extended.Zero;
        for (var i = 0; i < count; i++)
        {
            sum += term(i);
        }

        return sum;
    }

    private static Extended[] Fill(int count, Func<int, Extended> element)
    {
        var x = new Extended[count];
        for (var i = 0; i < count; i++)
        {
            x[i] = element(i);
        }

        return x;
    }

    private static Extended[,] Fill(int rows, int columns, Func<int, int, Extended> element)
    {
        var x = new Extended[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                x[i, j] = element(i, j);
            }
        }

        return x;
    }

    private static Extended[,] Map(Extended[,] x, Func<Extended, Extended> f) => Fill(x.GetLength(0), x.GetLength(1), (i, j) => f(x[i, j]));
}
