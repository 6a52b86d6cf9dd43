using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Shell;

/// <summary>The answer of a command as one JSON object: docs/answer.schema.json.</summary>
internal sealed class AnswerJson(string command)
{
    private readonly string _command = command;
    private readonly List<(string Name, List<string> Texts)> _answers = [];
    private readonly List<(string Kind, string Text)> _messages = [];

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
        return new JsonObject
        {
            ["command"] = _command,
            ["exitCode"] = exitCode,
            ["answers"] = JsonOutput.Members(_answers, answer => answer.Name, answer => JsonOutput.List(answer.Texts)),
            ["messages"] = JsonOutput.List(_messages, message => new JsonObject
            {
                ["kind"] = message.Kind,
                ["text"] = message.Text,
            }),
        }.ToJsonString();
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
