using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class MatrixFormTests
{
    [Fact]
    public void SumOverASharedIndex_IsAProduct()
    {
        Assert.Equal("x^{\\top} y", Scalar((n, v) => n.Sum(v.E, i => n[v.X, i] * n[v.Y, i])));
        Assert.Equal(@"\lVert x \rVert^2", Scalar((n, v) => n.Sum(v.E, i => n[v.X, i].Power(2))));
        Assert.Equal(@"\mathbf{1}^{\top} x", Scalar((n, v) => n.Sum(v.E, i => n[v.X, i])));
        Assert.Equal("x^{\\top} Ay", Scalar((n, v) => n.Sum(v.E, i => n.Sum(v.E, j => n[v.X, i] * n[v.A, i, j] * n[v.Y, j]))));
        Assert.Equal(@"(x \odot y)^{\top}\,z", Scalar((n, v) => n.Sum(v.E, i => n[v.X, i] * n[v.Y, i] * n[v.Z, i])));
        Assert.Equal("Ax", Vector((n, v) => n.Sum(v.E, j => n[v.A, n.I, j] * n[v.X, j])));
        Assert.Equal("A^{\\top} x", Vector((n, v) => n.Sum(v.E, j => n[v.A, j, n.I] * n[v.X, j])));
        Assert.Equal(@"A \mathbf{1}", Vector((n, v) => n.Sum(v.E, j => n[v.A, n.I, j])));
        Assert.Equal("AB", Matrix((n, v) => n.Sum(v.E, k => n[v.A, n.I, k] * n[v.B, k, n.J])));
        Assert.Equal("A B^{\\top}", Matrix((n, v) => n.Sum(v.E, k => n[v.A, n.I, k] * n[v.B, n.J, k])));
        Assert.Equal(@"A \operatorname{diag}(x)\,B", Matrix((n, v) => n.Sum(v.E, k => n[v.A, n.I, k] * n[v.X, k] * n[v.B, k, n.J])));
        Assert.Equal("ABx", Vector((n, v) => n.Sum(v.E, k => n[v.A, n.I, k] * n.Sum(v.E, l => n[v.B, k, l] * n[v.X, l]))));
    }

    [Fact]
    public void SumsOverBothAxes_AreNormTraceAndTotal()
    {
        Assert.Equal(@"\lVert A \rVert_F^2", Scalar((n, v) => n.Sum(v.E, i => n.Sum(v.E, j => n[v.A, i, j].Power(2)))));
        Assert.Equal(@"\operatorname{tr}(A^{\top} B)", Scalar((n, v) => n.Sum(v.E, i => n.Sum(v.E, j => n[v.A, i, j] * n[v.B, i, j]))));
        Assert.Equal(@"\mathbf{1}^{\top} A \mathbf{1}", Scalar((n, v) => n.Sum(v.E, i => n.Sum(v.E, j => n[v.A, i, j]))));
        Assert.Equal(@"\operatorname{tr}(A)", Scalar((n, v) => n.Sum(v.E, i => n[v.A, i, i])));
        Assert.Equal(@"\operatorname{tr}(AB)", Scalar((n, v) => n.Sum(v.E, i => n.Sum(v.E, j => n[v.A, i, j] * n[v.B, j, i]))));
    }

    [Fact]
    public void EqualAxes_MultiplyElementwise()
    {
        Assert.Equal(@"x \odot y", Vector((n, v) => n[v.X, n.I] * n[v.Y, n.I]));
        Assert.Equal(@"A \odot B", Matrix((n, v) => n[v.A, n.I, n.J] * n[v.B, n.I, n.J]));
        Assert.Equal(@"2\,(x \odot x)", Vector((n, v) => 2 * n[v.X, n.I].Power(2)));
        Assert.Equal(@"1 - x \odot x", Vector((n, v) => 1 - n[v.X, n.I].Power(2)));
        Assert.Equal(@"x \odot (1 - x)", Vector((n, v) => n[v.X, n.I] * (1 - n[v.X, n.I])));
    }

    [Fact]
    public void DifferentAxes_MultiplyToAnOuterProduct()
    {
        Assert.Equal("x y^{\\top}", Matrix((n, v) => n[v.X, n.I] * n[v.Y, n.J]));
        Assert.Equal("y x^{\\top}", Matrix((n, v) => n[v.X, n.J] * n[v.Y, n.I]));
        Assert.Equal(@"\operatorname{diag}(x)\,A", Matrix((n, v) => n[v.X, n.I] * n[v.A, n.I, n.J]));
        Assert.Equal(@"A \operatorname{diag}(x)", Matrix((n, v) => n[v.X, n.J] * n[v.A, n.I, n.J]));
    }

    [Fact]
    public void MissingAxes_AreFilledWithOnes()
    {
        Assert.Equal(@"A + \mathbf{1} x^{\top}", Matrix((n, v) => n[v.A, n.I, n.J] + n[v.X, n.J]));
        Assert.Equal(@"A + x \mathbf{1}^{\top}", Matrix((n, v) => n[v.A, n.I, n.J] + n[v.X, n.I]));
        Assert.Equal(@"x - c \mathbf{1}", Vector((n, v) => n[v.X, n.I] - n[v.C]));
        Assert.Equal(@"c \mathbf{1}", Vector((n, v) => n[v.C]));
    }

    [Fact]
    public void Delta_IsTheUnitMatrix()
    {
        Assert.Equal("I", Matrix((n, v) => n.Guard(n.Pool.Compare(Relation.Equal, n.I, n.J), n.Size(n.Pool.One))));
        Assert.Equal("cI", Matrix((n, v) => n.Guard(n.Pool.Compare(Relation.Equal, n.I, n.J), n[v.C])));
        Assert.Equal(@"\operatorname{diag}(x)", Matrix((n, v) => n.Guard(n.Pool.Compare(Relation.Equal, n.I, n.J), n[v.X, n.J])));
    }

    [Fact]
    public void Functions_ActElementwise()
    {
        Assert.Equal(@"\sigma(Ax + y)", Vector((n, v) => (n.Sum(v.E, j => n[v.A, n.I, j] * n[v.X, j]) + n[v.Y, n.I]).Of(PrimitiveTable.Sigmoid)));
        Assert.Equal(@"\tanh(A B^{\top} + \mathbf{1} x^{\top})", Matrix((n, v) =>
            (n.Sum(v.E, k => n[v.A, n.I, k] * n[v.B, n.J, k]) + n[v.X, n.J]).Of(PrimitiveTable.Tanh)));
        Assert.Equal(@"\lVert x - y \rVert", Scalar((n, v) => n.Sum(v.E, i => (n[v.X, i] - n[v.Y, i]).Power(2)).Of(PrimitiveTable.NormRoot)));
    }

    [Fact]
    public void Softmax_OfAVectorAndOfRows()
    {
        Assert.Equal(@"\operatorname{softmax}(Ax)", Vector((n, v) =>
        {
            Formula Z(Expr i) => n.Sum(v.E, j => n[v.A, i, j] * n[v.X, j]);
            return (Z(n.I) - n.Reduce(ReductionKind.LogSumExp, v.E, Z)).Of(PrimitiveTable.Exp);
        }));
        Assert.Equal(@"\operatorname{softmax}(A)", Matrix((n, v) =>
            (n[v.A, n.I, n.J] - n.Reduce(ReductionKind.LogSumExp, v.E, k => n[v.A, n.I, k])).Of(PrimitiveTable.Exp)));
        Assert.Equal(@"\operatorname{softmax}(A)^{\top}", Matrix((n, v) =>
            (n[v.A, n.J, n.I] - n.Reduce(ReductionKind.LogSumExp, v.E, k => n[v.A, n.J, k])).Of(PrimitiveTable.Exp)));
        Assert.Equal(@"\operatorname{LSE}(x)\,y", Vector((n, v) => n.Reduce(ReductionKind.LogSumExp, v.E, k => n[v.X, k]) * n[v.Y, n.I]));
    }

    [Fact]
    public void NoForm_WhereOnlyAnInventedOperatorWouldDo()
    {
        Assert.Null(Vector((n, v) => n[v.X, n.I] / n[v.Y, n.I]));
        Assert.Null(Vector((n, v) => n[v.X, n.Pool.Subtract(n.I, n.Pool.One)]));
        Assert.Null(Scalar((n, v) => n.Sum(n.Pool.Number(3), i => n[v.X, i])));
        Assert.Null(Scalar((n, v) => n.Reduce(ReductionKind.Max, v.E, i => n[v.X, i])));
        Assert.Null(Scalar((n, v) => n.Reduce(ReductionKind.Product, v.E, i => n[v.X, i])));
        Assert.Null(Scalar((n, v) => n[v.C].Power(2)));
        Assert.Null(Vector((n, v) => n.Sum(v.E, j => n[v.A, n.I, j] * n[v.B, n.I, n.I] * n[v.A, j, j] * n[v.X, n.Pool.Zero]
            * n.Guard(n.Pool.Compare(Relation.Less, j, n.I), n.Size(n.Pool.One)))));
    }

    private static string? Scalar(Func<Notebook, Parameters, Formula> body) => Write(body, 0);

    private static string? Vector(Func<Notebook, Parameters, Formula> body) => Write(body, 1);

    private static string? Matrix(Func<Notebook, Parameters, Formula> body) => Write(body, 2);

    private static string? Write(Func<Notebook, Parameters, Formula> body, int rank)
    {
        Parameters? parameters = null;
        return Body.Matrix(n => body(n, parameters = new(n)), _ => [.. Enumerable.Repeat(parameters!.E, rank)]);
    }

    /// <summary>Square matrices A, B, vectors x, y, z and a scalar c, all of one size.</summary>
    private sealed class Parameters
    {
        public Parameters(Notebook n)
        {
            (A, B, X, Y, Z, C) = (n.Matrix("A"), n.Matrix("B"), n.Vector("x"), n.Vector("y"), n.Vector("z"), n.Scalar("c"));
            E = A.Extents[0];
            n.Same(A, 1, E);
            n.Same(B, 0, E);
            n.Same(B, 1, E);
            n.Same(X, 0, E);
            n.Same(Y, 0, E);
            n.Same(Z, 0, E);
        }

        public Tensor A { get; }

        public Tensor B { get; }

        public Tensor X { get; }

        public Tensor Y { get; }

        public Tensor Z { get; }

        public Tensor C { get; }

        public Expr E { get; }
    }
}
