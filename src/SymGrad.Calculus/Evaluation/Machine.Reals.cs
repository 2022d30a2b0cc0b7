using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <content>Reals.</content>
internal sealed partial class Machine<T, TArithmetic>
{
    private T RealOf(Instruction<T> instruction)
    {
        var operands = instruction.Operands;
        return instruction.Node switch
        {
            Number or Constant => instruction.Numbers[0],
            Read { Tensor: var tensor } => (instruction.Reals ?? throw EvaluationException.Undefined(tensor)).Values[OffsetOf(instruction, instruction.Reals.Extents)],
            Sum sum => RealSum(sum, instruction),
            Product product => RealProduct(product, operands),
            Apply apply => Arithmetic.Apply(apply.Primitive, Array.ConvertAll(operands, o => _reals[o])),
            MatrixFunction function => OfMatrix(function, instruction),
            Reduce reduce => RealReduction(reduce.Operation, instruction),
            Select => _reals[operands[_integers[operands[0]] != 0 ? 1 : 2]],
            _ => throw new InvalidOperationException($"{instruction.Node} has no real value."),
        };
    }

    private T RealSum(Sum sum, Instruction<T> instruction)
    {
        var total = Term(0);
        for (var k = 1; k < instruction.Operands.Length; k++)
        {
            total = Arithmetic.Add(total, Term(k));
        }

        return sum.Constant.IsZero ? total : Arithmetic.Add(total, instruction.Numbers[instruction.Operands.Length]);

        T Term(int k)
        {
            var value = _reals[instruction.Operands[k]];
            return sum.Terms[k].Coefficient.IsOne ? value : Arithmetic.Multiply(instruction.Numbers[k], value);
        }
    }

    /// <summary>The factors with positive exponents, divided by those with negative ones, each in the order written.</summary>
    private T RealProduct(Product product, int[] operands)
    {
        var total = Arithmetic.Number(Rational.One);
        var isFirst = true;
        for (var k = 0; k < operands.Length; k++)
        {
            if (product.Factors[k].Exponent > 0)
            {
                var power = Power(k);
                total = isFirst ? power : Arithmetic.Multiply(total, power);
                isFirst = false;
            }
        }

        for (var k = 0; k < operands.Length; k++)
        {
            if (product.Factors[k].Exponent < 0)
            {
                total = Arithmetic.Divide(total, Power(k));
            }
        }

        return total;

        T Power(int k)
        {
            var exponent = Math.Abs(product.Factors[k].Exponent);
            return exponent == 1 ? _reals[operands[k]] : Arithmetic.Power(_reals[operands[k]], exponent);
        }
    }

    private T RealReduction(ReductionKind operation, Instruction<T> instruction)
    {
        if (operation == ReductionKind.LogSumExp)
        {
            return LogSumExp(instruction);
        }

        var result = Neutral(operation);
        foreach (var term in Terms(instruction))
        {
            result = operation switch
            {
                ReductionKind.Sum => Arithmetic.Add(result, term),
                ReductionKind.Product => Arithmetic.Multiply(result, term),
                ReductionKind.Max => Arithmetic.Max(result, term),
                _ => Arithmetic.Min(result, term),
            };
        }

        return result;
    }

    /// <summary>m + ln Σ exp(u − m) with m = max u; an infinite m is the result.</summary>
    private T LogSumExp(Instruction<T> instruction)
    {
        var terms = new List<T>(Terms(instruction));
        var largest = Neutral(ReductionKind.Max);
        terms.ForEach(term => largest = Arithmetic.Max(largest, term));
        if (Arithmetic.IsInfinite(largest))
        {
            return largest;
        }

        var sum = Neutral(ReductionKind.Sum);
        terms.ForEach(term => sum = Arithmetic.Add(sum, Arithmetic.Exp(Arithmetic.Subtract(term, largest))));
        return Arithmetic.Add(largest, Arithmetic.Log(sum));
    }

    private IEnumerable<T> Terms(Instruction<T> reduction)
    {
        var (from, to) = (_integers[reduction.Operands[0]], _integers[reduction.Operands[1]]);
        for (var i = from; i < to; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Move(reduction.Index, i);
            yield return Real(reduction.Body);
        }
    }

    private static T Neutral(ReductionKind operation) => operation switch
    {
        ReductionKind.Sum => Arithmetic.Number(Rational.Zero),
        ReductionKind.Product => Arithmetic.Number(Rational.One),
        ReductionKind.Min => Arithmetic.Constant(NamedConstant.PositiveInfinity),
        _ => Arithmetic.Multiply(Arithmetic.Number(Rational.MinusOne), Arithmetic.Constant(NamedConstant.PositiveInfinity)),
    };
}
