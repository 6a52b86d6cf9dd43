using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Image;

namespace SecureBoot.Cli;

/// <summary>Tells the demo's story, and checks that it went as told.</summary>
internal sealed class Demo
{
    private const int PulsePin = 4;
    private const int Readings = 3;

    // The application prints a reading a second; half a second more than the last one needs.
    private const int GoodMilliseconds = (Readings * 1000) + 500;
    private const int BadMilliseconds = 1000;

    private static readonly string[] s_application = ["SensorApp.dll"];

    private readonly Terminal _terminal;
    private readonly string _folder;
    private readonly List<string> _outcome = [];
    private bool _isAsExpected = true;

    internal Demo(Terminal terminal, string folder)
    {
        _terminal = terminal;
        _folder = folder;
    }

    /// <summary>Whether the good image booted and every bad one was refused for its own reason.</summary>
    internal bool Run()
    {
        using DemoImages images = new(_folder, s_application);
        _terminal.Answer("made a key, ecdsa-p256", images.Key.KeyHash.ToString());
        _terminal.Answer("signed the sample application", $"{images.Good.Length} bytes, security counter {DemoImages.StoredCounter}");

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

        _terminal.Verdict("demo", _isAsExpected ? "as expected" : "not as expected", _isAsExpected);
        return _isAsExpected;
    }

    private void BootGood(DemoImages images)
    {
        VirtualDevice device = PowerOn(images, "the signed image");
        device.Board.Pins.SchedulePulses(PulsePin, start: 100_000, period: 200_000, width: 20_000, count: Readings * 5);
        device.Boot(images.Good, GoodMilliseconds);

        int readings = device.Console.Count(line => line.StartsWith("reading ", StringComparison.Ordinal));
        Note(readings == Readings, $"booted   the signed image: verified and running, {readings} readings");
    }

    private void BootBad(DemoImages images, string what, byte[] image, VerifyStatus expected)
    {
        VirtualDevice device = PowerOn(images, what);
        device.Boot(image, BadMilliseconds);

        bool isRefused = device.Console.Contains($"boot: refused: {expected}") && !device.Console.Any(line => line.StartsWith("reading ", StringComparison.Ordinal));
        Note(isRefused, isRefused ? $"refused  {what}: {expected}" : $"NOT REFUSED  {what}");
    }

    private VirtualDevice PowerOn(DemoImages images, string what)
    {
        _terminal.Answer("");
        _terminal.Answer("power on with " + what);
        return new VirtualDevice(_folder, images.Key.GetPoint(), DemoImages.StoredCounter, line => _terminal.Answer("  | " + line));
    }

    private void Note(bool isAsExpected, string line)
    {
        _isAsExpected &= isAsExpected;
        _outcome.Add(line);
    }
}
