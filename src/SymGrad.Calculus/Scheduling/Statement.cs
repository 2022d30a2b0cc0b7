using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>A step of the program that computes a derivation. Printing it decides nothing any more.</summary>
public abstract record Statement;

/// <summary>Begins the computation of a definition: the place for its formula.</summary>
public sealed record Heading(Definition Definition) : Statement;

/// <summary>A new scalar variable.</summary>
public sealed record Declare(Tensor Scalar, Expr Value) : Statement;

/// <summary>Gives an integer a value that holds to the end of the block.</summary>
public sealed record Let(Extent Name, Expr Value) : Statement;

/// <summary><c>Target[Indices] = Value</c>, or <c>+=</c>.</summary>
public sealed record Store(Tensor Target, IReadOnlyList<Expr> Indices, Expr Value, bool Accumulate) : Statement;

/// <summary>The elements of a tensor from one flat offset up to another become 0.</summary>
public sealed record Clear(Tensor Target, Expr Lower, Expr Upper) : Statement;

/// <summary>A loop; <see cref="Vectorised"/> when its body may run on lanes of several elements at once.</summary>
public sealed record For(IndexVariable Index, Expr Lower, Expr Upper, IReadOnlyList<Statement> Body) : Statement
{
    public bool Vectorised { get; init; }

    /// <summary>Whether the index runs from the last value to the first.</summary>
    public bool IsBackward { get; init; }

    /// <summary>How far the index goes on from round to round.</summary>
    public int Step { get; init; } = 1;
}

/// <summary>Statements under a condition that no loop bound could take up.</summary>
public sealed record If(Expr Condition, IReadOnlyList<Statement> Body) : Statement;

/// <summary>Indices from a first to a last one must lie along an axis: what a branch reads, where it is taken.</summary>
public sealed record Reach(Expr First, Expr Last, Expr Extent) : Statement;

/// <summary>The kernels of the runtime library that carry whole loop nests.</summary>
public enum KernelKind
{
    /// <summary>Σ x·y.</summary>
    Dot,

    /// <summary>Σ x.</summary>
    Sum,

    /// <summary>y[j] = α Σ_i A[i,j].</summary>
    ColumnSums,

    /// <summary>y = αAx, or b + αAx with b as a third operand.</summary>
    Gemv,

    /// <summary>y = αAᵀx.</summary>
    GemvTransposed,

    /// <summary>A = αxyᵀ.</summary>
    Ger,

    /// <summary>C = αAB, each factor possibly transposed.</summary>
    Gemm,

    /// <summary>B = αAᵀ, or α diag(d) Aᵀ with d as a second operand.</summary>
    Transpose,

    /// <summary>y[i] = α Σ_u w[u] x[i + shift − u], or with a transposed w, x[i + shift + u]; the sizes are those of x, w and y, and the shift.</summary>
    Convolve,
    LogSumExp,

    /// <summary>The normaliser of a row, and its softmax in the second operand.</summary>
    Softmax,
    Max,
    Min,
    Product,

    /// <summary>e[k] = Π_{j≠k} x[j].</summary>
    ExclusiveProduct,

    /// <summary>Rows that add up to 0, completed where the weights beside them are nearly 0 and 1.</summary>
    CompleteZeroSums,

    /// <summary>A⁻¹.</summary>
    Inverse,

    /// <summary>adj A.</summary>
    Adjugate,

    /// <summary>det A.</summary>
    Determinant,

    /// <summary>ln |det A|.</summary>
    LogDeterminant,
}

/// <summary>A dense part of a tensor: from a flat offset on, with a row stride where it has two axes.</summary>
public sealed record View(Tensor Tensor, Expr Offset, Expr RowStride, bool Transposed = false)
{
    /// <summary>How far apart rows are; kernels look at it where there is no row, too.</summary>
    public Expr RowStride { get; init; } = Natural.Of(Tensor.Pool, RowStride);
}

/// <summary>
/// A kernel call. <see cref="Sizes"/> are the extents of its loops in the kernel's own order; a kernel with a scalar result stores it
/// in <see cref="Target"/> at the offset.
/// </summary>
public sealed record KernelCall(KernelKind Kind, View Target, IReadOnlyList<View> Operands, IReadOnlyList<Expr> Sizes) : Statement
{
    /// <summary>How often its loops run; behind those of a convolution stands its shift, which may be negative.</summary>
    public IReadOnlyList<Expr> Sizes { get; init; } = [.. Sizes.Select((size, k) => Kind == KernelKind.Convolve && k == 3 ? size : Natural.Of(Target.Tensor.Pool, size))];

    /// <summary>The factor α.</summary>
    public Expr? Scale { get; init; }

    public bool Accumulate { get; init; }
}

/// <summary>A temporary tensor and how many elements it has.</summary>
public sealed record Buffer(Tensor Tensor, Expr Size);

/// <summary>The program: temporaries, and statements in order.</summary>
public sealed record Program(IReadOnlyList<Buffer> Buffers, IReadOnlyList<Statement> Statements)
{
    /// <summary>Adjoints that are computed in the place of the derivative that equals them.</summary>
    public IReadOnlyDictionary<Tensor, Tensor> Aliases { get; init; } = new Dictionary<Tensor, Tensor>();

    /// <summary>What holds elements of tensors that have no place of their own for all of them: buffers, and variables.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>Whether definitions read themselves.</summary>
    public bool HasRecurrence { get; init; }
}

/// <summary>A tensor that holds elements of another.</summary>
/// <param name="Tensor">The holder.</param>
/// <param name="Of">Whose elements it holds.</param>
/// <param name="IsStart">Whether it holds what blocks of rounds start from.</param>
public sealed record Place(Tensor Tensor, Tensor Of, bool IsStart = false);
