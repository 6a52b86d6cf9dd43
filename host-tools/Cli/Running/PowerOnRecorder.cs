using System;
using System.Collections.Generic;
using System.Text;
using SecureBoot.Board.Storage;
using SecureBoot.Image;

namespace SecureBoot.Cli.Running;

/// <summary>Keeps the events between a power-on and its end, and splits the firmware's output into lines.</summary>
internal sealed class PowerOnRecorder(int number, string cause, Func<double> now, Action<string> printed)
{
    private const int MostLines = 5000;
    private const string BootMark = "boot: ";
    private const string Refused = "refused: ";
    private const string Launch = "refused: launch status ";
    private const string Ended = "application ended by ";

    private readonly List<RunLine> _lines = [];
    private readonly StringBuilder _line = new();
    private readonly Func<double> _now = now;
    private readonly Action<string> _printed = printed;
    private int _omitted;

    internal int Number { get; } = number;

    internal string Cause { get; } = cause;

    internal double Start { get; } = now();

    /// <summary>The boot stage's announced action.</summary>
    internal string Decision { get; private set; } = "none";

    /// <summary>The reason of the last refusal of an image; empty without a refusal.</summary>
    internal string Refusal { get; private set; } = "";

    /// <summary>Why the application did not start or go on; null if the application ran.</summary>
    internal LaunchFailure? LaunchFailure { get; private set; }

    /// <summary>Whether the boot stage loads nothing.</summary>
    internal bool IsRecovery { get; private set; }

    /// <summary>Takes output of the firmware.</summary>
    internal void Print(string text)
    {
        foreach (char c in text)
        {
            if (c == '\n')
            {
                EndLine();
            }
            else
            {
                _line.Append(c);
            }
        }
    }

    /// <summary>Takes a change of the drive.</summary>
    internal void Note(StorageOperation operation)
    {
        Add("storage", operation.ToString());
    }

    /// <summary>Takes what happened to the board.</summary>
    internal void Note(string text)
    {
        Add("board", text);
    }

    internal RunPowerOn End(string how, string slots)
    {
        if (_line.Length > 0)
        {
            EndLine();
        }

        return new RunPowerOn(Number, Cause, Start, _now(), Decision, how, slots, _omitted, _lines);
    }

    private void EndLine()
    {
        string line = _line.ToString().TrimEnd('\r');
        _line.Clear();
        bool isBoot = line.StartsWith(BootMark, StringComparison.Ordinal);
        if (isBoot)
        {
            Read(line[BootMark.Length..]);
        }

        Add(isBoot ? "boot" : "app", line);
        _printed(line);
    }

    // The application could print the same text: the first text counts, and the boot stage prints first.
    private void Read(string said)
    {
        if (Decision != "none")
        {
            ReadLaunch(said);
            return;
        }

        if (said.StartsWith(Refused, StringComparison.Ordinal))
        {
            Refusal = said[Refused.Length..];
            bool hasNoKeys = Refusal == VerifyStatusNames.Get(VerifyStatus.MissingTrustedKeys);
            Decision = hasNoKeys ? "Refuse: MissingKeys" : Decision;
            IsRecovery = hasNoKeys;
        }
        else if (said.StartsWith("recovery pin", StringComparison.Ordinal))
        {
            Decision = "Refuse: RecoveryRequested";
            IsRecovery = true;
        }
        else
        {
            Decision = said;
            IsRecovery = said.StartsWith("Refuse: ", StringComparison.Ordinal);
        }
    }

    private void ReadLaunch(string said)
    {
        if (said.StartsWith(Ended, StringComparison.Ordinal))
        {
            LaunchFailure = LaunchFailure.Exception("the " + said);
        }
        else if (said.StartsWith(Launch, StringComparison.Ordinal))
        {
            LaunchFailure ??= LaunchFailure.OfStatus(said[Launch.Length..]);
        }
    }

    private void Add(string source, string text)
    {
        if (_lines.Count < MostLines)
        {
            _lines.Add(new RunLine(_now(), source, text));
        }
        else
        {
            _omitted++;
        }
    }
}
