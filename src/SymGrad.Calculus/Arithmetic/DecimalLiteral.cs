using System.Text;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>±Digits · 10^Exponent, as scanned from the text of a C# literal (C# specification, 6.4.5.3 and 6.4.5.4).</summary>
internal readonly record struct DecimalLiteral(bool Negative, string Digits, long Exponent)
{
    public static bool TryScan(string text, out DecimalLiteral literal)
    {
        literal = default;
        var end = text.Length;
        while (end > 0 && IsSuffix(text[end - 1]))
        {
            end--;
        }

        var position = 0;
        var negative = ScanSign(text, end, ref position);
        var digits = new StringBuilder();
        var whole = ScanDigits(text, end, ref position, digits);
        var point = position < end && text[position] == '.';
        position += point ? 1 : 0;
        var fraction = point ? ScanDigits(text, end, ref position, digits) : 0;
        long exponent = 0;
        var valid = (point ? fraction : whole) > 0 && TryScanExponent(text, end, ref position, out exponent) && position == end;
        literal = new(negative, digits.ToString(), exponent - fraction);
        return valid;
    }

    private static bool IsSuffix(char c) => c is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' or 'l' or 'L' or 'u' or 'U';

    private static bool TryScanExponent(string text, int end, ref int position, out long exponent)
    {
        exponent = 0;
        if (position >= end || text[position] is not ('e' or 'E'))
        {
            return true;
        }

        position++;
        var negative = ScanSign(text, end, ref position);
        var digits = new StringBuilder();
        if (ScanDigits(text, end, ref position, digits) is 0 or > 9)
        {
            return false;
        }

        for (var i = 0; i < digits.Length; i++)
        {
            exponent = (exponent * 10) + (digits[i] - '0');
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static bool ScanSign(string text, int end, ref int position)
    {
        var signed = position < end && text[position] is '-' or '+';
        var negative = signed && text[position] == '-';
        position += signed ? 1 : 0;
        return negative;
    }

    // Separators stand between digits only.
    private static int ScanDigits(string text, int end, ref int position, StringBuilder digits)
    {
        var count = 0;
        for (; position < end; position++)
        {
            var c = text[position];
            if (c is >= '0' and <= '9')
            {
                digits.Append(c);
                count++;
            }
            else if (c != '_' || count == 0 || position + 1 == end || text[position + 1] is not ('_' or (>= '0' and <= '9')))
            {
                break;
            }
        }

        return count;
    }
}
