using System.Text;

namespace SymGrad.Generator.Emission;

/// <summary>Indented text with fixed line ends.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public bool IsEmpty => _text.Length == 0;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>The lines of another text, at this depth.</summary>
    public void Lines(CodeWriter other)
    {
        if (other._text.Length == 0)
        {
            return;
        }

        foreach (var line in other.ToString().TrimEnd('\n').Split('\n'))
        {
            if (line.Length > 0 || _text.Length > 0)
            {
                Line(line);
            }
        }
    }

    public void Open(string header)
    {
        Line(header);
        Open();
    }

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close(string trailer = "")
    {
        _depth--;
        Line("}" + trailer);
    }

    /// <summary>Lines that belong to the next member, separated from the one before by an empty line.</summary>
    public void Separate()
    {
        if (_text.Length > 2 && _text[_text.Length - 2] != '{' && !(_text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n'))
        {
            Line();
        }
    }

    public override string ToString() => _text.ToString();
}
