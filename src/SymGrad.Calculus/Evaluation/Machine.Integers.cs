using System.Numerics;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <content>Integers, which must not overflow, and conditions as 0 and 1.</content>
internal sealed partial class Machine<T, TArithmetic>
{
    private long IntegerOf(Instruction<T> instruction)
    {
        var operands = instruction.Operands;
        return instruction.Node switch
        {
            Number number => (long)number.Value.Numerator,
            IndexVariable when _moved[instruction.Index] == 0 => throw new EvaluationException($"The index {instruction.Node} stands outside its reduction."),
            IndexVariable => _indices[instruction.Index],
            Extent => instruction.Integers!.Scalar,
            Read { Tensor: var tensor } => (instruction.Integers ?? throw EvaluationException.Undefined(tensor)).Values[OffsetOf(instruction, instruction.Integers.Extents)],
            Sum sum => IntegerSum(sum, operands),
            Product product => IntegerProduct(product, operands),
            Apply apply => apply.Primitive.Value.InIntegers!(_integers[operands[0]], _integers[operands[1]]),
            Reduce reduce => IntegerReduction(reduce, instruction),
            Select => _integers[operands[_integers[operands[0]] != 0 ? 1 : 2]],
            Compare compare => Holds(compare.Relation, operands[0], operands[1]) ? 1 : 0,
            Logic logic => Join(logic.Connective, operands) ? 1 : 0,
            _ => throw new InvalidOperationException($"{instruction.Node} has no integer value."),
        };
    }

    private long IntegerSum(Sum sum, int[] operands)
    {
        var total = (long)sum.Constant.Numerator;
        for (var k = 0; k < operands.Length; k++)
        {
            total = checked(total + ((long)sum.Terms[k].Coefficient.Numerator * _integers[operands[k]]));
        }

        return total;
    }

    private long IntegerProduct(Product product, int[] operands)
    {
        var total = BigInteger.One;
        for (var k = 0; k < operands.Length; k++)
        {
            total *= BigInteger.Pow(_integers[operands[k]], product.Factors[k].Exponent);
        }

        return checked((long)total);
    }

    private long IntegerReduction(Reduce reduce, Instruction<T> instruction)
    {
        var (from, to) = (_integers[instruction.Operands[0]], _integers[instruction.Operands[1]]);
        var result = reduce.Operation switch
        {
            ReductionKind.Sum => 0L,
            ReductionKind.Product => 1L,
            ReductionKind.Max => int.MinValue,
            ReductionKind.Min => int.MaxValue,
            _ => throw new InvalidOperationException($"{reduce} has no integer value."),
        };
        for (var i = from; i < to; i++)
        {
            Move(instruction.Index, i);
            var term = Integer(instruction.Body);
            result = reduce.Operation switch
            {
                ReductionKind.Sum => checked(result + term),
                ReductionKind.Product => checked(result * term),
                ReductionKind.Max => Math.Max(result, term),
                _ => Math.Min(result, term),
            };
        }

        return result;
    }

    private bool Holds(Relation relation, int left, int right)
    {
        if (_tape[left].IsReal)
        {
            var (x, y) = (_reals[left], _reals[right]);
            return relation switch
            {
                Relation.Equal => Arithmetic.Equal(x, y),
                Relation.NotEqual => !Arithmetic.Equal(x, y),
                Relation.Less => Arithmetic.Less(x, y),
                _ => Arithmetic.LessOrEqual(x, y),
            };
        }

        var order = _integers[left].CompareTo(_integers[right]);
        return relation switch
        {
            Relation.Equal => order == 0,
            Relation.NotEqual => order != 0,
            Relation.Less => order < 0,
            _ => order <= 0,
        };
    }

    /// <summary>Up to the operand that decides, since those after it may have no value.</summary>
    private bool Join(Connective connective, int[] operands)
    {
        if (connective == Connective.Not)
        {
            return _integers[operands[0]] == 0;
        }

        foreach (var operand in operands)
        {
            if (_integers[operand] != 0 == (connective == Connective.Or))
            {
                return connective == Connective.Or;
            }
        }

        return connective == Connective.And;
    }
}
