using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.Board;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Running;

/// <summary>The outside inputs of the board's pins and serial ports: --press, --pulses, --serial.</summary>
internal sealed class BoardInputs(VirtualBoard board, BoardConfig config) : IDisposable
{
    private const long Second = 1_000_000;
    private const long Millisecond = 1000;

    // Longer than the boot stage reads its pin.
    private const long PressMicroseconds = Second;
    private const int MostFrequency = 1000;

    private readonly VirtualBoard _board = board;
    private readonly BoardConfig _config = config;
    private readonly List<SerialAttachment> _attached = [];

    /// <summary>Whether a host may talk to the board in recovery, or the options request recovery.</summary>
    internal bool ReachRecovery { get; private set; }

    /// <summary>Whether a terminal is attached, whose other end goes by the clock.</summary>
    internal bool IsLive { get; private set; }

    /// <summary>recovery, or a pin's number; with @MS not at power-on but later. The pin is low for a second.</summary>
    internal void Press(string text)
    {
        string[] parts = text.Split('@');
        bool isRecovery = parts[0] == "recovery";
        int pin = isRecovery ? _config.Pins.Recovery : ParsePin("--press", parts[0], "recovery, or a pin's number");
        long at = parts.Length == 1 ? 0 : Number.Parse("--press", parts[1], 0, uint.MaxValue) * Millisecond;
        RequireParts("--press", text, parts, "for example --press recovery, or --press 0@1500");
        ReachRecovery |= isRecovery;
        long start = _board.Clock.Now + at;
        VirtualPin pressed = _board.Pins[pin];
        if (at == 0)
        {
            pressed.Drive(false);
        }
        else
        {
            _board.Clock.Schedule(start, () => pressed.Drive(false));
        }

        _board.Clock.Schedule(start + PressMicroseconds, () => pressed.Drive(null));
    }

    /// <summary>HZ on nf.config's pulse pin, or PIN=HZ: pulses without end, each high for a tenth of its
    /// time.</summary>
    internal void Pulse(string text)
    {
        string[] parts = text.Split('=');
        RequireParts("--pulses", text, parts, "for example --pulses 5, or --pulses 4=5");
        int pin = parts.Length == 1 ? _config.Pins.Pulse : ParsePin("--pulses", parts[0], "a pin's number");
        long period = Second / Number.Parse("--pulses", parts[^1], least: 1, MostFrequency);
        VirtualPin pulsed = _board.Pins[pin];
        _board.Clock.Schedule(_board.Clock.Now + period, Rise);

        void Rise()
        {
            pulsed.Drive(true);
            _board.Clock.Schedule(_board.Clock.Now + (period / 10), () => pulsed.Drive(false));
            _board.Clock.Schedule(_board.Clock.Now + period, Rise);
        }
    }

    /// <summary>COM3=PATH: a file's bytes, from when firmware opens the port; or a terminal, both ways.</summary>
    internal void Attach(string text)
    {
        string[] parts = text.Split('=', 2);
        if (parts.Length != 2 || !_board.SerialPorts.Exists(parts[0]))
        {
            throw new MisuseException(
                $"--serial: found '{text}', expected "
                    + $"{string.Join(" or ", VirtualSerialPorts.Names)}, an equals sign and a file",
                "for example --serial COM3=frames.bin, or COM2=/dev/pts/3");
        }

        string[] pace = parts[1].Split(',');
        string path = PathText.Require("--serial", pace[0]);
        VirtualSerialPort port = _board.SerialPorts[parts[0]];
        SerialAttachment attachment = IsTerminal(path)
            ? SerialAttachment.ToTerminal(_board.Clock, port, path)
            : ReadFile(port, path, pace);
        _attached.Add(attachment);
        IsLive |= attachment.IsLive;
        ReachRecovery |= parts[0] == _config.Serial.Recovery;
    }

    // FILE,BYTES/MS describes the bytes of a sensor: a number of bytes in each period of milliseconds.
    private SerialAttachment ReadFile(VirtualSerialPort port, string path, string[] pace)
    {
        byte[] bytes = InputFile.Read(path, InputFile.MaxImageSize);
        if (pace.Length == 1)
        {
            return SerialAttachment.ToFile(_board.Clock, port, bytes);
        }

        string[] numbers = pace[^1].Split('/');
        return pace.Length == 2 && numbers.Length == 2
            ? SerialAttachment.ToFile(
                _board.Clock,
                port,
                bytes,
                (int)Number.Parse("--serial", numbers[0], 1, int.MaxValue),
                Number.Parse("--serial", numbers[1], 1, 3_600_000))
            : throw new MisuseException(
                $"--serial: found '{pace[^1]}' behind the file, expected BYTES/MS",
                "for example --serial COM3=particles.bin,32/1000");
    }

    public void Dispose()
    {
        _attached.ForEach(attachment => attachment.Dispose());
    }

    private static bool IsTerminal(string path)
    {
        return path.StartsWith("/dev/", StringComparison.Ordinal)
            || path.StartsWith(@"\\.\", StringComparison.Ordinal)
            || (File.Exists(path)
                && File.ResolveLinkTarget(
                    path, returnFinalTarget: true)?.FullName.StartsWith("/dev/", StringComparison.Ordinal) == true);
    }

    private static int ParsePin(string option, string text, string expected)
    {
        return Number.TryParse(text, out uint number) && number < VirtualPins.Count && VirtualPins.Exists((int)number)
            ? (int)number
            : throw new MisuseException(
                $"{option}: found '{text}', expected {expected}",
                "an ESP32 has the pins 0 to 39, save 20, 24 and 28 to 31");
    }

    private static void RequireParts(string option, string text, string[] parts, string hint)
    {
        if (parts.Length > 2)
        {
            throw new MisuseException($"{option}: found '{text}', expected one value or two", hint);
        }
    }
}
