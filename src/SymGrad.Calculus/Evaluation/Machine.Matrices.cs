using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <content>Functions of whole matrices, by elimination with the largest pivot of each column.</content>
internal sealed partial class Machine<T, TArithmetic>
{
    private T OfMatrix(MatrixFunction function, Instruction<T> instruction)
    {
        var source = instruction.Reals ?? throw EvaluationException.Undefined(function.Matrix.Tensor);
        var size = source.Extents[source.Rank - 1];
        var leading = source.Rank - 2;
        var start = 0;
        for (var axis = 0; axis < leading; axis++)
        {
            start = (start * source.Extents[axis]) + (int)_integers[instruction.Operands[axis]];
        }

        T Element(int row, int column) => source.Values[(((start * size) + row) * size) + column];
        if (function.Place.Count == 0)
        {
            var determinant = Determinant(size, Element);
            return function.Operation == MatrixOperation.Determinant ? determinant : Arithmetic.Log(Arithmetic.Abs(determinant));
        }

        // The cofactor of the transposed place; divided by the determinant, the inverse.
        var (i, j) = ((int)_integers[instruction.Operands[leading]], (int)_integers[instruction.Operands[leading + 1]]);
        var minor = Determinant(size - 1, (row, column) => Element(row < j ? row : row + 1, column < i ? column : column + 1));
        var cofactor = (i + j) % 2 == 0 ? minor : Arithmetic.Subtract(Arithmetic.Number(Rational.Zero), minor);
        if (function.Operation == MatrixOperation.Adjugate)
        {
            return cofactor;
        }

        var whole = Determinant(size, Element);
        return Arithmetic.Equal(whole, Arithmetic.Number(Rational.Zero))
            ? throw new EvaluationException($"{function.Matrix.Tensor.Name} is singular.")
            : Arithmetic.Divide(cofactor, whole);
    }

    private static T Determinant(int size, Func<int, int, T> element)
    {
        var rows = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => element(i, j)).ToArray()).ToArray();
        var zero = Arithmetic.Number(Rational.Zero);
        var determinant = Arithmetic.Number(Rational.One);
        for (var k = 0; k < size; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < size; i++)
            {
                pivot = Arithmetic.Less(Arithmetic.Abs(rows[pivot][k]), Arithmetic.Abs(rows[i][k])) ? i : pivot;
            }

            if (Arithmetic.Equal(rows[pivot][k], zero))
            {
                return zero;
            }

            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            determinant = Arithmetic.Multiply(pivot == k ? determinant : Arithmetic.Subtract(zero, determinant), rows[k][k]);
            for (var i = k + 1; i < size; i++)
            {
                var factor = Arithmetic.Divide(rows[i][k], rows[k][k]);
                for (var j = k; j < size; j++)
                {
                    rows[i][j] = Arithmetic.Subtract(rows[i][j], Arithmetic.Multiply(factor, rows[k][j]));
                }
            }
        }

        return determinant;
    }
}
