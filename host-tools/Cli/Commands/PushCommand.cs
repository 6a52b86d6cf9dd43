using System;
using System.CommandLine;
using SecureBoot.Boot;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Update.Serial;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot push: an image to a board in recovery, over a serial line.</summary>
internal sealed class PushCommand : ToolCommand
{
    private const int DefaultBaud = 115200;
    private const int DefaultTries = 5;

    private readonly Terminal _terminal;
    private readonly Option<string> _port;
    private readonly Option<string> _baud;
    private readonly Option<string> _tries;
    private readonly Flag _anew;
    private readonly Flag _insist;
    private readonly Flag _stay;
    private readonly Argument<string> _image;

    internal PushCommand(Terminal terminal)
        : base(
            "push",
            "Send an image to a board in recovery: exit 0 if the board took it, 1 if it refused it.",
            "--port PORT [options] IMAGE",
            """
            secureboot push --port /dev/ttyUSB1 app.img
            secureboot push --port COM5 --baud 460800 --anew app.img
            """)
    {
        _terminal = terminal;
        _port = AddOption("--port", "PORT", "the serial port that the board's COM2 is connected to", isRequired: true);
        _baud = AddOption("--baud", "N", $"bits a second; default {DefaultBaud}");
        _tries = AddOption(
            "--tries", "N", $"how often a request is sent before the board counts as gone; default {DefaultTries}");
        _anew = AddFlag("--anew", "start again, even if an interrupted transfer could be resumed");
        _insist = AddFlag("--insist", "make the board take an image that failed its trial there before");
        _stay = AddFlag("--no-reset", "leave the board in recovery");
        AddJson(terminal);
        _image = new Argument<string>("IMAGE") { Description = "the signed image", Arity = ArgumentArity.ExactlyOne };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        int baud = (int)Number.Of(arguments, _baud, least: 1, most: 4_000_000, DefaultBaud);
        int tries = (int)Number.Of(arguments, _tries, least: 1, most: 1000, DefaultTries);
        byte[] image = InputFile.Read(
            PathText.Require("IMAGE", arguments.GetRequiredValue(_image)), InputFile.MaxImageSize);
        using SerialLine line = SerialLine.Open(PathText.Of(arguments, _port), baud);
        PushClient client = new(line, TimeProvider.System, tries) { Insists = _insist.IsGiven(arguments) };
        Push(client, image, _anew.IsGiven(arguments), _stay.IsGiven(arguments));
        return ExitCode.Done;
    }

    private void Push(PushClient client, byte[] image, bool isAnew, bool isLeft)
    {
        BoardGreeting board = client.Greet();
        _terminal.Answer(
            "board",
            "in recovery, "
                + $"{board.Reason}"
                + $"{(board.Refusal is VerifyStatus.Ok or VerifyStatus.NotVerified ? "" : $", {board.Refusal}")}");
        _terminal.Answer("slots", $"A {board.StateA}, B {board.StateB}, security counter {board.Counter}");
        ProgressBar bar = new(_terminal);
        client.Progress = bar.Show;
        try
        {
            client.Push(image, board, isAnew);
        }
        finally
        {
            bar.End();
        }

        _terminal.Answer(
            "sent",
            $"{image.Length - client.ResumedAt} "
                + $"bytes{(client.ResumedAt > 0 ? $", from byte {client.ResumedAt} on" : "")}, {client.Retries} "
                + "retries");
        _terminal.Verdict(
            "status", $"the image waits in slot {Slot.NameOf(board.StagingSlot)} for its trial", isGood: true);
        if (!isLeft)
        {
            client.Reset();
            _terminal.Answer("reset", "done");
        }
    }
}
