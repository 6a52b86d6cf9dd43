using System;
using System.IO;
using System.Text;
using SecureBoot.Signer;

namespace SecureBoot.Cli.Shell;

/// <summary>The one way this command prints.</summary>
/// <remarks>
/// The answer goes to the standard output. Everything else goes to the standard error as "secureboot: kind: text":
/// in lower case, without a full stop, one line each, control characters escaped. Colour only on a terminal, and not
/// with NO_COLOR, unless --color says otherwise. With --json the answer is one object at the end (AnswerJson).
/// </remarks>
internal sealed class Terminal
{
    private const string Green = "32";
    private const string Red = "31";

    private readonly Stream _output;
    private TextWriter? _talk;
    private bool _isOutputTaken;
    private bool? _isTerminal;
    private bool? _hasColour;
    private bool _isQuiet;
    private bool _isVerbose;
    private AnswerJson? _json;

    /// <summary>Prints to the process's own streams. Their properties, and the standard error itself, are read when
    /// needed: both take time at every start.</summary>
    internal Terminal(Stream output)
    {
        _output = output;
    }

    /// <summary>Prints to the two streams; <paramref name="isTerminal"/> is true if a person sees the first
    /// stream.</summary>
    internal Terminal(Stream output, TextWriter talk, bool isTerminal, bool hasColour)
    {
        _output = output;
        _talk = talk;
        _isTerminal = isTerminal;
        _hasColour = hasColour;
    }

    /// <summary>The words that --color takes.</summary>
    internal static string[] ColorWords { get; } = ["auto", "always", "never"];

    /// <summary>Whether the answer goes to a person's screen.</summary>
    internal bool IsTerminal => _isTerminal ??= StandardOutput.IsTerminal();

    private bool HasColour => _hasColour ??= !WantsPlainText() && IsTerminal;

    private TextWriter Talk => _talk ??= Console.Error;

    /// <summary>The number of columns of a person's screen; no limit for any other output.</summary>
    internal int Width
    {
        get
        {
            if (!IsTerminal)
            {
                return int.MaxValue;
            }

            int width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) && columns > 0
                ? columns
                : StandardOutput.Columns();
            return width > 0 ? width : int.MaxValue;
        }
    }

    /// <summary>Applies --quiet, --verbose and --color.</summary>
    internal void Configure(bool isQuiet, bool isVerbose, bool? hasColour)
    {
        _isQuiet = isQuiet;
        _isVerbose = isVerbose;
        _hasColour = hasColour ?? _hasColour;
    }

    /// <summary>Keeps the answer for one JSON object, which <see cref="EndJson"/> prints.</summary>
    internal void BeginJson(string command)
    {
        _json = new AnswerJson(command);
    }

    /// <summary>Prints the object, if there is one to print.</summary>
    internal void EndJson(int exitCode)
    {
        if (_json is { } json)
        {
            _json = null;
            Answer(json.Write(exitCode));
            Flush();
        }
    }

    /// <summary>Leaves the standard output to a file that is written there; the lines of the answer go to the standard
    /// error.</summary>
    /// <exception cref="MisuseException">A person's screen would get the bytes.</exception>
    internal void LeaveOutput()
    {
        if (IsTerminal)
        {
            throw new MisuseException(
                "--out: found the standard output, a terminal, expected a file or a pipe for bytes that are no text",
                "redirect it, or give a file's name");
        }

        _isOutputTaken = true;
    }

    /// <summary>Prints a line of the answer.</summary>
    internal void Answer(string line)
    {
        if (_isOutputTaken)
        {
            WriteTalk(line + "\n");
        }
        else
        {
            AnswerBytes(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    /// <summary>Prints "name: text", the form of most answers.</summary>
    internal void Answer(string name, string text)
    {
        if (_json is not null)
        {
            _json.Add(name, text);
        }
        else if (!_isQuiet)
        {
            Answer($"{name}: {text}");
        }
    }

    /// <summary>Prints "subject: text"; in JSON the two stand together under the name, since a subject is no
    /// name.</summary>
    internal void AnswerOf(string name, string subject, string text)
    {
        if (_json is not null)
        {
            _json.Add(name, $"{subject}: {text}");
        }
        else
        {
            Answer(subject, text);
        }
    }

    /// <summary>Prints "name: text" where the text is good or bad news.</summary>
    internal void Verdict(string name, string text, bool isGood)
    {
        Answer(name, _json is null && HasColour ? $"\u001b[{(isGood ? Green : Red)}m{text}\u001b[0m" : text);
    }

    /// <summary>Writes an answer that is not text.</summary>
    internal void AnswerBytes(byte[] bytes)
    {
        Output(stream => stream.Write(bytes));
    }

    /// <summary>Says what went wrong.</summary>
    internal void Error(string text)
    {
        Say("error", text);
    }

    /// <summary>Prints the next step; nothing without a text.</summary>
    internal void Hint(string text)
    {
        if (text.Length > 0)
        {
            Say("hint", text);
        }
    }

    /// <summary>Prints a warning about something that is allowed.</summary>
    internal void Warning(string text)
    {
        Say("warning", text);
    }

    /// <summary>Prints the progress, for a person who waits.</summary>
    internal void Progress(string text)
    {
        if (_isVerbose || (IsTerminal && !_isQuiet))
        {
            Say("working", text);
        }
    }

    /// <summary>Prints a request to the person at the keyboard, also with --quiet.</summary>
    internal void Ask(string text)
    {
        Say("working", text);
    }

    /// <summary>Writes a line over the one before it, for a person who watches; an empty one takes it away.</summary>
    internal void Redraw(string text)
    {
        if (IsTerminal && !_isQuiet && _json is null)
        {
            WriteTalk($"\r{text}\u001b[K");
        }
    }

    /// <summary>Hands everything over; throws when the output cannot take it.</summary>
    internal void Flush()
    {
        Output(stream => stream.Flush());
    }

    // The only place that knows that the error is of the output: elsewhere the same exceptions are of files.
    private void Output(Action<Stream> use)
    {
        try
        {
            use(_output);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException();
        }
    }

    private void Say(string kind, string text)
    {
        _json?.AddMessage(kind, text);
        WriteTalk($"secureboot: {kind}: {Printable.Escape(text)}\n");
    }

    // A standard error that is closed or full has no reader; the exit code still has the result.
    private void WriteTalk(string text)
    {
        try
        {
            Talk.Write(text);
            Talk.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    // The environment may ask for plain text (https://no-color.org), and there are terminals that know no other.
    private static bool WantsPlainText()
    {
        return !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
    }
}
