using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SecureBoot.InterpreterGenerator;

/// <summary>A short form of the table, <c>NAME(a, b) ;= TEXT</c>, or <c>NAME ;= TEXT</c> without arguments.</summary>
internal sealed class ShortForm
{
    private readonly Regex _name;
    private readonly bool _hasArguments;
    private readonly string _text;

    internal ShortForm(string name, string text)
    {
        int at = name.IndexOf('(');
        _hasArguments = at >= 0;
        _name = new Regex(_hasArguments ? @"\b" + name.Substring(0, at) + @"\(" : @"\b" + name + @"\b");
        _text = text;
    }

    internal string Replace(string line)
    {
        for (Match found = _name.Match(line); found.Success; found = _name.Match(line, found.Index + 1))
        {
            int end = found.Index + found.Length;
            string text = _text;
            if (_hasArguments)
            {
                List<string> arguments = ReadArguments(line, ref end);
                for (int i = 0; i < arguments.Count; i++)
                {
                    text = text.Replace("$" + (i + 1), arguments[i]);
                }
            }

            line = line.Substring(0, found.Index) + text + line.Substring(end);
        }

        return line;
    }

    // Up to the parenthesis that closes the arguments; those inside belong to an argument.
    private static List<string> ReadArguments(string line, ref int at)
    {
        List<string> arguments = [];
        int start = at;
        for (int depth = 1; ; at++)
        {
            if (at == line.Length)
            {
                throw new FormatException("a parenthesis is not closed: " + line);
            }

            depth += line[at] == '(' ? 1 : line[at] == ')' ? -1 : 0;
            if (depth == 0 || (depth == 1 && line[at] == ','))
            {
                arguments.Add(line.Substring(start, at - start).Trim());
                start = at + 1;
            }

            if (depth == 0)
            {
                at++;
                return arguments;
            }
        }
    }
}
