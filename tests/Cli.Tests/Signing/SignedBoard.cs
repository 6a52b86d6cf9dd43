using System;
using System.IO;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;

namespace SecureBoot.Cli.Tests;

/// <summary>A virtual board whose boot stage trusts keys from files, with the firmware that the command
/// contains.</summary>
public sealed class SignedBoard
{
    private const int MostMilliseconds = 60_000;

    private static readonly string[] s_application = ["SecureBoot.Sensors.pe", "SensorApp.pe"];

    private readonly byte[][] _points;
    private readonly int _threshold;
    private readonly VirtualBoard _board = new();

    /// <summary>Makes a fresh board that trusts private or public keys.</summary>
    public SignedBoard(int threshold, params string[] keys)
    {
        _points = Array.ConvertAll(keys, path => Signer.Keys.KeyFile.LoadPublic(path, passwords: []).GetPoint());
        _threshold = threshold;
    }

    /// <summary>The folder of the firmware.</summary>
    public static string Firmware { get; } = Path.Combine(AppContext.BaseDirectory, "firmware");

    /// <summary>Copies the sample application without its debug information, because a device's heap is small, and
    /// returns the paths in load order.</summary>
    public static string[] CopyApplication(string folder)
    {
        return Array.ConvertAll(s_application, name =>
        {
            string path = Path.Combine(folder, name);
            File.Copy(Path.Combine(Firmware, name), path, overwrite: true);
            return path;
        });
    }

    /// <summary>Puts an image on a fresh drive and powers the board on until a line with the text is printed, for at
    /// most a minute of the device's time.</summary>
    public string Boot(string image, string until)
    {
        _board.Files.Put(@"I:\slot_a.img", File.ReadAllBytes(image));
        StringBuilder console = new();
        Machine? machine = null;
        machine = new Machine(new MachineOptions
        {
            Board = _board,
            Limits = new Limits { Milliseconds = MostMilliseconds },
            Output = text =>
            {
                console.Append(text);
                if (console.ToString().Contains(until, StringComparison.Ordinal))
                {
                    machine?.RequestStop();
                }
            },
        });
        machine.Load(Path.Combine(Firmware, "BootStage.pe"));
        machine.Call(
            "SecureBoot.BootStage.Program", "Start", [_points, new int[]?[_points.Length], _threshold, 0u], out _);
        return console.ToString();
    }
}
