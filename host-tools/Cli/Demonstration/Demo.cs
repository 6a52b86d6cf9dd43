using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Boot;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;

namespace SecureBoot.Cli.Demonstration;

/// <summary>Runs and explains the demo, and checks its results.</summary>
internal sealed class Demo(Terminal terminal, string folder)
{
    private const int PulsePin = 4;
    private const int Readings = 3;
    private const string Refused = "boot: refused: ";
    private const string Decision = "boot: Refuse: ";

    private static readonly string[] s_application = ["SecureBoot.Sensors.pe", "SensorApp.pe"];

    private readonly Terminal _terminal = terminal;
    private readonly string _folder = folder;
    private readonly List<string> _outcome = [];
    private bool _isAsExpected = true;

    /// <summary>Whether the good image booted and every bad image was refused for its own reason.</summary>
    internal bool Run(KeptDemo? kept)
    {
        using DemoImages images = new(_folder, s_application);
        _terminal.Answer("made a key, ecdsa-p256", images.Key.KeyHash.ToString());
        _terminal.Answer(
            "signed the sample application",
            $"{images.Good.Length} bytes, security counter {DemoImages.StoredCounter}");

        BootGood(images);
        foreach ((string what, byte[] image, VerifyStatus expected) in images.Bad())
        {
            BootBad(images, what, image, expected);
        }

        _terminal.Answer("");
        foreach (string line in _outcome)
        {
            _terminal.Answer(line);
        }

        if (_isAsExpected)
        {
            kept?.Write(_terminal, images);
        }

        _terminal.Verdict("demo", _isAsExpected ? "as expected" : "not as expected", _isAsExpected);
        return _isAsExpected;
    }

    private void BootGood(DemoImages images)
    {
        VirtualDevice device = PowerOn(images, "the signed image");
        device.Board.Pins.SchedulePulses(PulsePin, start: 100_000, period: 200_000, width: 20_000, count: 200);
        device.Boot(images.Good, () => CountReadings(device) == Readings);

        bool isRunning = CountReadings(device) == Readings;
        Note(
            isRunning,
            isRunning
                ? $"booted   the signed image: verified, running, {Readings} readings"
                : "NOT BOOTED  the signed image");
    }

    private void BootBad(DemoImages images, string what, byte[] image, VerifyStatus expected)
    {
        VirtualDevice device = PowerOn(images, what);
        device.Boot(image, () => device.Console.Any(IsDecided));

        bool isRefused = device.Console.Contains(Refused + expected) && CountReadings(device) == 0;
        Note(isRefused, isRefused ? $"refused  {what}: {expected}" : $"NOT REFUSED  {what}");
    }

    private static bool IsDecided(string line)
    {
        return line.StartsWith(Decision, StringComparison.Ordinal)
            && !line.EndsWith(nameof(BootReason.JudgedAgain), StringComparison.Ordinal);
    }

    private static int CountReadings(VirtualDevice device)
    {
        return device.Console.Count(line => line.Length > 0 && char.IsAsciiDigit(line[0]));
    }

    private VirtualDevice PowerOn(DemoImages images, string what)
    {
        _terminal.Answer("");
        _terminal.Answer("power on with " + what);
        return new VirtualDevice(
            _folder, images.Key, DemoImages.StoredCounter, line => _terminal.Answer("  | " + line));
    }

    private void Note(bool isAsExpected, string line)
    {
        _isAsExpected &= isAsExpected;
        _outcome.Add(line);
    }
}
