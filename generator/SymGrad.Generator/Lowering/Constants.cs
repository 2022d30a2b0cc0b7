using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>
/// Constants. A decimal literal is the decimal number that it writes; what the compiler has folded is lowered from its parts, so
/// that <c>1.0 / 3</c> stays a third.
/// </content>
internal sealed partial class BodyLowering
{
    private Value LowerConstant(IOperation operation)
    {
        return WarnOfIntegerDivision(operation) is { } whole && session.AreQuotientsFractions && Fraction(whole) is { } fraction
            ? new ScalarValue(Pool.Number(fraction), operation.Type!.SpecialType == SpecialType.System_Single ? NumberType.Single : NumberType.Double)
            : OfConstant(operation);
    }

    /// <summary>An integer constant with its quotients as fractions.</summary>
    private static Rational? Fraction(IOperation operation) => operation switch
    {
        IParenthesizedOperation o => Fraction(o.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } o => -Fraction(o.Operand),
        IBinaryOperation o when Fraction(o.LeftOperand) is { } x && Fraction(o.RightOperand) is { } y => o.OperatorKind switch
        {
            BinaryOperatorKind.Add => x + y,
            BinaryOperatorKind.Subtract => x - y,
            BinaryOperatorKind.Multiply => x * y,
            BinaryOperatorKind.Divide when !y.IsZero => x / y,
            _ => null,
        },
        _ => operation.ConstantValue.Value is int value ? new Rational(value) : null,
    };

    /// <summary><c>1 / 2 * x</c> is 0: where a quotient of two literals becomes a real number, half of it was hardly meant to be lost. Returns the integer in which one stands.</summary>
    private IOperation? WarnOfIntegerDivision(IOperation operation)
    {
        if (operation is not IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Double or SpecialType.System_Single, Operand: { Type.SpecialType: SpecialType.System_Int32 } whole })
        {
            return null;
        }

        var isFound = false;
        foreach (var division in whole.DescendantsAndSelf().OfType<IBinaryOperation>().Where(o => o.OperatorKind == BinaryOperatorKind.Divide))
        {
            if (Literal(division.LeftOperand) is { } dividend && Literal(division.RightOperand) is { } divisor && divisor != 0 && dividend % divisor != 0)
            {
                isFound = true;
                session.Report(Descriptors.IntegerDivision, division, division.Syntax.ToString(), dividend / divisor, FormattableString.Invariant($"{dividend}.0 / {divisor}"));
            }
        }

        return isFound ? whole : null;

        static int? Literal(IOperation operand) => operand is ILiteralOperation { ConstantValue.Value: int value } ? value : null;
    }

    private Value OfConstant(IOperation operation) => operation.ConstantValue.Value switch
    {
        not null when operation.Type?.TypeKind == TypeKind.Enum => session.Report(Descriptors.ValueType, operation, operation.Type.ToDisplayString()),
        bool b => new ScalarValue(b ? Pool.True : Pool.False, NumberType.Boolean),
        int i => new ScalarValue(Pool.Number(i), NumberType.Int32),
        double d => new ScalarValue(RealConstant(operation, d), NumberType.Double),
        float f => new ScalarValue(RealConstant(operation, f), NumberType.Single),
        null => session.Report(Descriptors.Expression, operation, "null"),
        _ => session.Report(Descriptors.ValueType, operation, operation.Type?.ToDisplayString() ?? "?"),
    };

    private Expr RealConstant(IOperation operation, double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            var name = double.IsNaN(value) ? NamedConstant.NaN : NamedConstant.PositiveInfinity;
            return Pool.Scale(double.IsNegativeInfinity(value) ? -1 : 1, Pool.Constant(name));
        }

        var isSingle = operation.Type?.SpecialType == SpecialType.System_Single;
        return operation switch
        {
            ILiteralOperation literal => Literal(literal, value, isSingle),
            IFieldReferenceOperation field when Named(field.Field) is { } named => named,
            IParenthesizedOperation o => RealConstant(o.Operand, value),
            IConversionOperation conversion => Converted(conversion, value, isSingle),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } o when RealOperand(o.Operand) is { } x => Operate(o, VerbatimOperation.Negate, x),
            IBinaryOperation o when RealOperand(o.LeftOperand) is { } x && RealOperand(o.RightOperand) is { } y && Combined(o, x, y) is { } z => z,
            _ => Pool.Number(ShortestText.ValueOf(value, isSingle)),
        };
    }

    private Expr? RealOperand(IOperation operand) => operand.ConstantValue.Value switch
    {
        double d => RealConstant(operand, d),
        float f => RealConstant(operand, f),
        _ => null,
    };

    private Expr? Combined(IBinaryOperation operation, Expr x, Expr y) => Arithmetic(operation.OperatorKind) switch
    {
        null => null,
        VerbatimOperation.Divide when y is Number { Value.IsZero: true } => null,
        { } kind => Operate(operation, kind, x, y),
    };

    private Expr Literal(ILiteralOperation literal, double value, bool isSingle)
    {
        var text = literal.Syntax.ToString();
        if (!Rational.TryParse(text, out var exact) || !(isSingle ? exact.ToSingle().Equals((float)value) : exact.ToDouble().Equals(value)))
        {
            exact = ShortestText.ValueOf(value, isSingle);
        }

        // A point says that it is to be read as a decimal, an exponent as a power of ten.
        if (text.IndexOfAny(['.', 'e', 'E']) >= 0 && !session.LiteralTexts.ContainsKey(exact))
        {
            session.LiteralTexts.Add(exact, text);
        }

        return Pool.Number(exact);
    }

    private Expr Converted(IConversionOperation conversion, double value, bool isSingle)
    {
        switch (conversion.Operand.ConstantValue.Value)
        {
            case int i:
                return Pool.Number(i);
            case float f when !isSingle:
                var widened = Rational.FromDouble(value);
                if (ReferenceEquals(Pool.Number(widened), Pool.Number(ShortestText.ValueOf(f, isSingle: true))))
                {
                    return RealConstant(conversion.Operand, value);
                }

                if (!session.LiteralTexts.ContainsKey(widened))
                {
                    session.LiteralTexts.Add(widened, ShortestText.Of(f, isSingle: true) + "f");
                }

                return Pool.Number(widened);
            case double or float when conversion.Operand.Type?.SpecialType == conversion.Type?.SpecialType:
                return RealConstant(conversion.Operand, value);
            default:
                return Pool.Number(ShortestText.ValueOf(value, isSingle));
        }
    }

    private Expr? Named(IFieldSymbol field) => field.ContainingType?.ToDisplayString() is "System.Math" or "System.MathF" or "double" or "float"
        ? field.Name switch
        {
            "PI" or "Pi" => Pool.Constant(NamedConstant.Pi),
            "E" => Pool.Constant(NamedConstant.E),
            "Tau" => Pool.Scale(2, Pool.Constant(NamedConstant.Pi)),
            _ => null,
        }
        : null;
}
