using System.Linq;

namespace SymGrad.Calculus.Expressions;

/// <summary>Functions of a whole square matrix.</summary>
public enum MatrixOperation
{
    /// <summary>A⁻¹.</summary>
    Inverse,

    /// <summary>adj A = det A · A⁻¹, which exists for singular matrices too.</summary>
    Adjugate,

    /// <summary>det A.</summary>
    Determinant,

    /// <summary>ln |det A|.</summary>
    LogDeterminant,
}

/// <summary>
/// An element of a function of a whole matrix. The matrix is a stored tensor's last two axes: <see cref="Matrix"/> reads its first
/// element, at the indices of the axes before them. In normal form it stands alone in its definition.
/// </summary>
public sealed class MatrixFunction : Expr
{
    internal MatrixFunction(MatrixOperation operation, Read matrix, IReadOnlyList<Expr> place, IReadOnlyList<Expr> operands)
        : base(ValueKind.Real, Mix(Mix(43, (int)operation), operands), FreeOf(operands), HeightOf(operands)) =>
        (Operation, Matrix, Place, Operands) = (operation, matrix, place, operands);

    public MatrixOperation Operation { get; }

    /// <summary>The first element of the matrix.</summary>
    public Read Matrix { get; }

    /// <summary>Row and column of the element, of a matrix; nothing, of a number.</summary>
    public IReadOnlyList<Expr> Place { get; }

    /// <summary>The indices before the matrix's own.</summary>
    public IEnumerable<Expr> Leading => Matrix.Indices.Take(Matrix.Indices.Count - 2);

    /// <summary>How many rows, and columns, the matrix has.</summary>
    public Expr Size => Matrix.Tensor.Extents[Matrix.Tensor.Rank - 1];

    public override IReadOnlyList<Expr> Operands { get; }

    internal override bool StructurallyEquals(Expr other) => other is MatrixFunction m && m.Operation == Operation && Same(m.Operands, Operands);
}
