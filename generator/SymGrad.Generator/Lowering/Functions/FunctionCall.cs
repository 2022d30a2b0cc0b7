using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>A call of a function that the tables know; the receiver of an instance method stands first among the arguments.</summary>
internal sealed record FunctionCall(IMethodSymbol Method, IReadOnlyList<Value> Arguments, Location Place, IOperation Operation)
{
    /// <summary>
    /// The key of the function's row: its name, and a letter an argument. <c>s</c> real or <c>i</c> integer number, <c>v</c> or <c>l</c> vector of
    /// them, <c>m</c> matrix, <c>c</c> array of three axes, <c>t</c> tuple, <c>f</c> function.
    /// </summary>
    public string Key => $"{Method.Name}({string.Concat(Arguments.Select(Letter))})";

    private static char Letter(Value value) => value switch
    {
        ScalarValue { Type: NumberType.Int32 } => 'i',
        ScalarValue { Type: NumberType.Boolean } => 'b',
        ScalarValue => 's',
        ArrayValue { Rank: 1, Element: NumberType.Int32 } => 'l',
        ArrayValue { Rank: 1 } => 'v',
        ArrayValue { Rank: 2 } => 'm',
        ArrayValue => 'c',
        TupleValue => 't',
        _ => 'f',
    };
}
