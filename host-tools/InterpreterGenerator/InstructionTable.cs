using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SecureBoot.InterpreterGenerator;

/// <summary>The table, read: the head of the loop and the rows in order. Interpreter.table explains the form.</summary>
internal sealed class InstructionTable
{
    private static readonly Regex s_bar = new(@"\s\|(?:\s|$)");

    private readonly List<ShortForm> _shortForms = [];
    private readonly Dictionary<string, (string[] Gaps, List<TableLine> Lines)> _forms = new(StringComparer.Ordinal);
    private readonly TableLine[] _lines;
    private int _at;

    internal InstructionTable(string text)
    {
        _lines = [.. text.Split('\n').Select(static (line, i) => new TableLine(i + 1, line.TrimEnd()))];
        for (bool runsOn = false; _at < _lines.Length; runsOn = runsOn && _lines[_at - 1].Text.Length > 0)
        {
            runsOn = Read(runsOn);
        }
    }

    internal List<TableLine> Head { get; } = [];

    internal List<TableRow> Rows { get; } = [];

    // Returns whether a row was read, into which the next one may be joined.
    private bool Read(bool runsOn)
    {
        TableLine line = _lines[_at++];
        string text = line.Text;
        int space = text.IndexOf(' ');
        string word = space < 0 ? text : text.Substring(0, space);
        switch (word)
        {
            case "" when text.Length == 0:
            case "#":
                return false;
            case "head":
                Head.AddRange(ReadBlock());
                return false;
            case "form":
                string[] parts = text.Substring(space + 1).Split('(', ')');
                _forms[parts[0]] = ([.. parts[1].Split(',').Select(static gap => gap.Trim())], ReadBlock());
                return false;
            case "case":
            case "label":
                AddRow(line, runsOn, ReadIndented());
                return true;
        }

        int sign = text.IndexOf(" ;= ", StringComparison.Ordinal);
        if (sign >= 0)
        {
            _shortForms.Add(new ShortForm(text.Substring(0, sign), text.Substring(sign + 4)));
            return false;
        }

        Fill(line, word);
        return true;
    }

    private void Fill(TableLine line, string word)
    {
        if (!word.EndsWith(":", StringComparison.Ordinal)
            || !_forms.TryGetValue(word.TrimEnd(':'), out (string[] Gaps, List<TableLine> Lines) form))
        {
            throw new FormatException($"line {line.Number}: found '{line.Text}', expected a row or the name of a form");
        }

        string[] values = s_bar.Split(line.Text.Substring(word.Length).Trim() + " ");
        if (values.Length < form.Gaps.Length)
        {
            throw new FormatException($"line {line.Number}: found {values.Length} values, expected {form.Gaps.Length}");
        }

        List<TableLine> lines = [.. form.Lines.Select(one =>
            new TableLine(line.Number, FillGaps(one.Text, form.Gaps, values)))];
        AddRow(lines[0], runsOn: false, lines.Skip(1));
    }

    private static string FillGaps(string text, string[] gaps, string[] values)
    {
        for (int i = 0; i < gaps.Length; i++)
        {
            text = text.Replace("$" + gaps[i], values[i].Trim());
        }

        return text;
    }

    private void AddRow(TableLine first, bool runsOn, IEnumerable<TableLine> lines)
    {
        string[] words = first.Text.Trim().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        TableRow row = new(runsOn && words[0] == "label");
        row.Labels.AddRange(words.Skip(1).Select(name => words[0] == "case" ? $"case Op.{name}:" : name + ":"));
        row.Lines.AddRange(lines.Select(line =>
            new TableLine(line.Number, _shortForms.Aggregate(line.Text, static (text, form) => form.Replace(text)))));
        Rows.Add(row);
    }

    private List<TableLine> ReadBlock()
    {
        List<TableLine> block = [];
        while (_at < _lines.Length && _lines[_at].Text.Length > 0)
        {
            block.Add(_lines[_at++]);
        }

        return block;
    }

    private List<TableLine> ReadIndented()
    {
        List<TableLine> block = [];
        while (_at < _lines.Length && _lines[_at].Text.StartsWith("    ", StringComparison.Ordinal))
        {
            block.Add(_lines[_at++]);
        }

        return block;
    }
}
