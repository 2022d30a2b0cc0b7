using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>What functions of matrices are called.</summary>
internal static class MatrixNotation
{
    /// <summary>A⁻¹, adj A, det A, ln |det A|.</summary>
    public static Box Of(MatrixOperation operation, Box matrix) => operation switch
    {
        MatrixOperation.Inverse => Boxes.Raised(matrix, Boxes.Side(new Minus(), Boxes.One)),
        MatrixOperation.Adjugate => Boxes.Side(new OperatorName(@"\operatorname{adj}", "adj"), matrix),
        MatrixOperation.Determinant => Boxes.Side(new OperatorName(@"\det", "det"), matrix),
        _ => Boxes.Side(new OperatorName(@"\ln", "ln"), new Delimited(BracketKind.Absolute, Boxes.Side(new OperatorName(@"\det", "det"), matrix))),
    };
}
