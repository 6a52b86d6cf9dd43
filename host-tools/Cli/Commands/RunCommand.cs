using System;
using System.CommandLine;
using System.Linq;
using System.Text;
using System.Text.Json;
using SecureBoot.Board;
using SecureBoot.Board.Storage;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot run: an image or a project on the virtual board, through its boot stage.</summary>
internal sealed class RunCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _boardFolder;
    private readonly Option<string> _config;
    private readonly Option<string> _boot;
    private readonly Option<string[]> _keys;
    private readonly Option<string[]> _passwordFiles;
    private readonly Flag _erase;
    private readonly Flag _insist;
    private readonly Option<string> _milliseconds;
    private readonly Flag _realTime;
    private readonly Option<string[]> _cuts;
    private readonly Option<string[]> _presses;
    private readonly Option<string[]> _pulses;
    private readonly Option<string[]> _serial;
    private readonly Option<string[]> _i2c;
    private readonly Option<string[]> _spi;
    private readonly Option<string[]> _adc;
    private readonly Option<string[]> _network;
    private readonly Option<string> _time;
    private readonly Option<string[]> _drive;
    private readonly Option<string> _seed;
    private readonly Flag _meter;
    private readonly Flag _json;
    private readonly Option<string> _html;
    private readonly Option<string> _plot;
    private readonly Argument<string> _image;

    internal RunCommand(Terminal terminal, OutputWriter writer)
        : base(
            "run",
            "Power on the virtual board with an image, or with a project that is built and signed first: exit 0 if "
                + "it ran as asked.",
            "[options] [IMAGE|PROJECT]",
            """
            secureboot run app.img --milliseconds 5000
            secureboot run firmware/SensorApp --pulses 5
            secureboot run --power-cut 3:head --milliseconds 5000
            secureboot run app.img --serial COM2=/dev/pts/3 --press recovery
            secureboot run app.img --network updates.example=8080 --milliseconds 5000
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _boardFolder = AddOption(
            "--board", "DIR", $"the folder that keeps the board's drive and journal; default {KeptBoard.Default}");
        _config = AddOption("--config", "FILE", "the board's facts; default nf.config here or in a folder above");
        _boot = AddOption(
            "--boot",
            "DIR",
            "the folder with the boot stage's .pe files; default what the build left beside nf.config, else the "
                + "command's own");
        _keys = AddRepeatable(
            "--key",
            "KEY.pem",
            "sign the project with this key instead of the development key; for an image: trust this key too");
        _passwordFiles = AddRepeatable(
            "--password-file", "FILE", "the password of an encrypted key; several are tried in turn");
        _erase = AddFlag("--erase", "begin with an empty drive");
        _insist = AddFlag("--insist", "make the board take an image that failed its trial there before");
        _milliseconds = AddOption(
            "--milliseconds",
            "N",
            "end after so much of the board's time; without it the board runs in real time until Ctrl-C");
        _realTime = AddFlag("--realtime", "run in real time also with --milliseconds");
        _cuts = AddRepeatable(
            "--power-cut",
            "WHEN",
            "cut the power, and power on again: 1500ms after power-on, or N:FORM in a change of the drive, as "
                + "simulate --cut has it");
        _presses = AddRepeatable(
            "--press", "PIN[@MS]", "hold a pin low for a second, from power-on or MS on: recovery, or a number");
        _pulses = AddRepeatable("--pulses", "[PIN=]HZ", "pulses on a pin; default nf.config's pulse pin");
        _serial = AddRepeatable(
            "--serial",
            "PORT=PATH",
            "what is at a serial port: a file whose bytes come in, FILE,BYTES/MS for so many at a time, or a "
                + "terminal such as /dev/pts/3");
        _i2c = AddRepeatable(
            "--i2c",
            "BUS:ADDRESS=DEVICE",
            "a device on I2C: bme280, sht4x, or a file of registers; then ,nack@N or partial or stuck for transfers "
                + "that fail");
        _spi = AddRepeatable("--spi", "BUS:PIN=DEVICE", "a device on SPI, with its chip select");
        _adc = AddRepeatable(
            "--adc", "CHANNEL=CURVE", "what an analog input has: a value, or a file of MILLISECONDS,VALUE");
        _network = AddRepeatable(
            "--network",
            "NAME=PORT",
            "a server's name that the board finds, at a port of 127.0.0.1; the board reaches nothing else");
        _time = AddOption(
            "--board-time",
            "TIME",
            "the board's time of day at each start, in UTC, or now; default 2026-01-01T00:00:00Z");
        _drive = AddRepeatable(
            "--drive", "NAME:FILE", "put a file on the drive as it is; the names A and B are the slots");
        _seed = AddOption("--seed", "N", "seed of the device's random values; default 1");
        _meter = AddFlag("--meter", "show at the end what the firmware used");
        _json = AddFlag("--json", "print JSON, one object, with all lines in it");
        _html = AddOption("--html", "FILE", "write a timeline of the power-ons as a page for a browser");
        _plot = AddOption("--plot", "FILE.svg", "draw the columns of the CSV that the application prints");
        _image = new Argument<string>("IMAGE")
        {
            Description = "a signed image, a project, or its folder; without "
            + "one the board boots what it has",
            Arity = ArgumentArity.ZeroOrOne
        };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        string? given = arguments.GetValue(_image) is { } text ? PathText.Require("IMAGE", text) : null;
        RunSetup setup = new(_terminal, _writer)
        {
            ConfigPath = arguments.GetValue(_config) is { } config ? PathText.Require("--config", config) : null,
            BootFolder = arguments.GetValue(_boot) is { } boot ? PathText.Require("--boot", boot) : null,
            KeyPaths = arguments.GetValue(_keys) ?? [],
            Passwords = KeyArguments.ReadPasswords(arguments.GetValue(_passwordFiles)),
            Insists = _insist.IsGiven(arguments),
            IsJson = _json.IsGiven(arguments),
        };
        string? html = arguments.GetValue(_html) is { } page ? ReportFile.Require("--html", page) : null;
        string? plot = arguments.GetValue(_plot) is { } picture ? ReportFile.Require("--plot", picture) : null;
        Given.RequireOther(_html, html, _plot, plot);
        using KeptBoard folder = KeptBoard.Open(PathText.Require(
            "--board", arguments.GetValue(_boardFolder) ?? KeptBoard.Default));
        return Run(arguments, setup, folder, given, html, plot);
    }

    private int Run(ParseResult arguments, RunSetup setup, KeptBoard folder, string? given, string? html, string? plot)
    {
        VirtualBoard board = new();
        folder.Drive.Load(board.Files, isErased: _erase.IsGiven(arguments));
        setup.Prepare(folder, board, given);
        PutFiles(arguments, board.Files);
        ConnectNetwork(arguments, board);
        using BoardInputs inputs = new(board, setup.Config);
        Array.ForEach(arguments.GetValue(_presses) ?? [], inputs.Press);
        Array.ForEach(arguments.GetValue(_pulses) ?? [], inputs.Pulse);
        Array.ForEach(arguments.GetValue(_serial) ?? [], inputs.Attach);
        Array.ForEach(arguments.GetValue(_i2c) ?? [], text => BusInputs.ConnectI2c(board, text));
        Array.ForEach(arguments.GetValue(_spi) ?? [], text => BusInputs.ConnectSpi(board, text));
        Array.ForEach(arguments.GetValue(_adc) ?? [], text => BusInputs.ConnectAdc(board, text));
        RunOptions options = ReadOptions(arguments, setup, inputs);

        // All options are good: a misuse changes nothing on the board.
        folder.Drive.Save(board.Files);
        bool isJson = _json.IsGiven(arguments);
        BoardRun run = new(
            board,
            setup.BootStage.Folder,
            setup.Trust,
            options,
            isJson ? null : Print,
            () => folder.Drive.Save(board.Files))
        {
            Told = isJson ? null : Tell,
        };

        string end = Run(run, folder, board);
        RunVerdict verdict = RunVerdict.Of(run, options, board.Files, setup.InstalledImage, folder.Path);
        RunStory story = new(
            folder.Path,
            setup.BootStage.IsOwn ? "the command's own" : setup.BootStage.Folder,
            setup.Installed,
            run.PowerOns,
            end,
            verdict.IsGood,
            SlotInstall.Describe(board.Files),
            run.Meter);
        Report(story, verdict, isJson, _meter.IsGiven(arguments) || options.Milliseconds == 0);
        bool isDrawn = WritePictures(story, html, plot, isJson);
        return verdict.IsGood && isDrawn ? ExitCode.Done : ExitCode.Refused;
    }

    private static string Run(BoardRun run, KeptBoard folder, VirtualBoard board)
    {
        Interruption.OnCtrlC(run.Stop);
        try
        {
            return run.Run();
        }
        catch (MisuseException)
        {
            // An output that cannot be written ends the run as a power cut does: the drive keeps its changes.
            folder.Drive.Save(board.Files);
            throw;
        }
        finally
        {
            Interruption.OnCtrlC(null);
        }
    }

    private bool WritePictures(RunStory story, string? html, string? plot, bool isQuiet)
    {
        if (html is not null)
        {
            ReportFile.Write(_writer, _terminal, html, RunPage.Write(story), isQuiet);
        }

        if (plot is null)
        {
            return true;
        }

        byte[]? drawn = CsvPlot.Draw(story.PowerOns
            .SelectMany(powerOn => powerOn.Lines)
            .Where(line => line.Source == "app")
            .Select(line => line.Text));
        if (drawn is null)
        {
            _terminal.Error("--plot: found no CSV among the application's lines, expected a line of names and two "
                + "of numbers, divided by commas");
            return false;
        }

        ReportFile.Write(_writer, _terminal, plot, drawn, isQuiet);
        return true;
    }

    private void ConnectNetwork(ParseResult arguments, VirtualBoard board)
    {
        Array.ForEach(arguments.GetValue(_network) ?? [], text => NetworkInputs.Map(board, text));
        if (arguments.GetValue(_time) is { } time)
        {
            board.TimeAtBoot = NetworkInputs.ParseTime(time);
        }
    }

    private RunOptions ReadOptions(ParseResult arguments, RunSetup setup, BoardInputs inputs)
    {
        long milliseconds = Number.Of(arguments, _milliseconds, 1, uint.MaxValue, absent: 0);
        return new RunOptions
        {
            Milliseconds = milliseconds,
            IsRealTime = milliseconds == 0 || inputs.IsLive || _realTime.IsGiven(arguments),
            Seed = (int)Number.Of(arguments, _seed, 0, int.MaxValue, absent: 1),
            Cuts = [.. (arguments.GetValue(_cuts) ?? []).Select(cut => PowerCut.Parse("--power-cut", cut))],
            GoesOnInRecovery = inputs.ReachRecovery,
            Libraries = setup.Libraries,
            Symbols = setup.Symbols,
        };
    }

    private void PutFiles(ParseResult arguments, FileStore files)
    {
        foreach (string text in arguments.GetValue(_drive) ?? [])
        {
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || text[..colon].Contains('/', StringComparison.Ordinal))
            {
                throw new MisuseException(
                    $"--drive: found '{text}', expected a name on the drive, a colon and a file",
                    @"for example --drive A:app.img, or --drive logs\old.csv:old.csv");
            }

            string name = text[..colon] switch { "A" => "slot_a.img", "B" => "slot_b.img", var other => other };
            files.Put(
                FileStore.Root + name,
                InputFile.Read(PathText.Require("--drive", text[(colon + 1)..]), InputFile.MaxImageSize));
        }
    }

    private void Print(string line)
    {
        _terminal.AnswerBytes(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private void Tell(string text)
    {
        _terminal.Answer("board", text);
    }

    private void Report(RunStory story, RunVerdict verdict, bool isJson, bool isMeterAsked)
    {
        if (isJson)
        {
            _terminal.Answer(JsonSerializer.Serialize(story, RunJson.Default.RunStory));
        }
        else
        {
            Tell(story.End);
            Tell("slots " + story.Slots);
            if (isMeterAsked)
            {
                RunText.Answer(_terminal, story.Meter);
            }
        }

        _terminal.Flush();
        verdict.Explain(_terminal);
    }
}
