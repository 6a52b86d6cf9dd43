using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;

namespace SecureBoot.Cli.Shell;

/// <summary>The answer of a command as one JSON object: docs/answer.schema.json.</summary>
internal sealed class AnswerJson
{
    private readonly string _command;
    private readonly List<(string Name, List<string> Texts)> _answers = [];
    private readonly List<(string Kind, string Text)> _messages = [];

    internal AnswerJson(string command)
    {
        _command = command;
    }

    /// <summary>Adds a line "name: text" of the answer.</summary>
    internal void Add(string name, string text)
    {
        string member = MemberOf(name);
        int index = _answers.FindIndex(answer => answer.Name == member);
        if (index >= 0)
        {
            _answers[index].Texts.Add(text);
        }
        else
        {
            _answers.Add((member, [text]));
        }
    }

    /// <summary>Adds what went to the standard error.</summary>
    internal void AddMessage(string kind, string text)
    {
        if (kind != "working")
        {
            _messages.Add((kind, text));
        }
    }

    /// <summary>The object, in one line.</summary>
    internal string Write(int exitCode)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("command", _command);
            json.WriteNumber("exitCode", exitCode);
            json.WriteStartObject("answers");
            foreach ((string name, List<string> texts) in _answers)
            {
                json.WriteStartArray(name);
                texts.ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartArray("messages");
            foreach ((string kind, string text) in _messages)
            {
                json.WriteStartObject();
                json.WriteString("kind", kind);
                json.WriteString("text", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // "security counter" is securityCounter.
    private static string MemberOf(string name)
    {
        string[] words = name.Split(' ');
        StringBuilder member = new(words[0]);
        foreach (string word in words[1..])
        {
            member.Append(char.ToUpperInvariant(word[0])).Append(word[1..]);
        }

        return member.ToString();
    }
}
