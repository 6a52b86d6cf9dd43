using System.Text;

namespace SensorApp;

/// <summary>Builds a line of named values. Names and words are constants of the program: none of them needs
/// quoting.</summary>
internal sealed class ReportLine
{
    private readonly LineForm _form;
    private readonly StringBuilder _text = new();

    internal ReportLine(LineForm form)
    {
        _form = form;
    }

    /// <summary>Adds a number; null for a missing number.</summary>
    internal void Add(string name, string? number)
    {
        Append(name, number, "");
    }

    /// <summary>Adds a word.</summary>
    internal void AddWord(string name, string word)
    {
        Append(name, word, "\"");
    }

    /// <summary>The line.</summary>
    internal string End()
    {
        return _form == LineForm.Json ? _text.Append('}').ToString() : _text.ToString();
    }

    private void Append(string name, string? value, string quote)
    {
        bool isFirst = _text.Length == 0;
        if (_form == LineForm.Json)
        {
            _ = _text
                .Append(isFirst ? "{\"" : ",\"")
                .Append(name)
                .Append("\":")
                .Append(value is null ? "null" : quote + value + quote);
            return;
        }

        _ = _text.Append(isFirst ? "" : ",").Append(_form == LineForm.CsvHeader ? name : value ?? "");
    }
}
