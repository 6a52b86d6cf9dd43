using System;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Sensors.Tests;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Manifests;
using SecureBoot.TestSupport;

namespace SecureBoot.Updates.Tests.Application;

/// <summary>A board on the emulator with the boot stage as it is built, SensorApp with updates in its slot, and a
/// particle sensor that sends a frame a second. The libraries that the application names are in the
/// deployment.</summary>
internal sealed class UpdatingBoard
{
    /// <summary>The heap of a plain ESP32, in bytes.</summary>
    internal const int PlainHeap = 96 * 1024;

    /// <summary>The server that tests/UpdatingApp/nf.config names.</summary>
    internal const string Server = "updates.example";

    private const long FramePeriod = 1_000_000;

    private static readonly PrivateKey s_key = PrivateKey.Create(KeyType.EcdsaP256);
    private static readonly PrivateKey s_publisher = KeyFile.LoadPrivate(
        Repository.Vectors("imgtool", "keys", "ecdsa-p256-b.pem"), []);
    private static readonly int[] s_table = s_key.Public.ComputeTable(48);
    private static readonly byte[] s_frame = Pms5003Vectors.Frame(5, 8, 9, 5, 8, 9);

    private StringBuilder _console = new();
    private bool _isCut;

    internal UpdatingBoard()
    {
        FeedSensor();
    }

    internal VirtualBoard Board { get; } = new();

    /// <summary>The boot stage's file.</summary>
    internal string BootStage { get; init; } = "BootStage";

    /// <summary>The managed heap in bytes.</summary>
    internal int HeapBytes { get; init; } = PlainHeap;

    /// <summary>Bytes allocated between two walks of the heap for the peak; 0 for none.</summary>
    internal int PeakStep { get; init; }

    /// <summary>The most bytes of the heap that were in use in the last power-on.</summary>
    internal long Peak { get; private set; }

    /// <summary>A power cut in the next power-on.</summary>
    internal StorageCut? Cut { get; set; }

    /// <summary>Whether frames of the sensor arrive.</summary>
    internal bool HasSensor { get; set; } = true;

    /// <summary>Bytes that the application says are free, in the last line of the last power-on.</summary>
    internal long Free => long.Parse(
        _console.ToString().Split('\n').Last(line => line.Length > 0 && char.IsAsciiDigit(line[0])).Split(',')[^1],
        null);

    /// <summary>SensorApp with updates under a version, made larger by a resource that it never reads.</summary>
    internal static byte[] MakeImage(byte major, int bytes = 0)
    {
        byte[] app = File.ReadAllBytes(Firmware("UpdatingApp"));
        byte[] body = bytes > app.Length ? DevicePe.Fill(app, bytes - app.Length) : app;
        ImageBuilder builder = new(new ImageVersion(major, 0, 0, 0), body)
        {
            SecurityCounter = 1,
            Product = TestBoard.Product,
            ShortSigners = [s_key.Public.KeyHash],
        };
        return new ImageSigner([s_key]).Sign(builder.BuildSignedRange());
    }

    /// <summary>The manifest of an image for every board.</summary>
    internal static byte[] MakeManifest(byte[] image, uint sequence)
    {
        return new ManifestBuilder("image", image, TestBoard.Numbers(sequence)).Sign([s_publisher]);
    }

    internal void Install(byte[] image)
    {
        Board.Files.Put(FileStore.Root + Slot.FileOf(Slot.A), image);
    }

    /// <summary>Runs until the board resets itself, the power is cut, so many minutes are over, or the application has
    /// printed a text.</summary>
    internal string PowerOn(int minutes, string until = "no such line")
    {
        _console = new StringBuilder();
        _isCut = false;
        Machine? machine = null;
        machine = new Machine(new MachineOptions
        {
            Board = Board,
            PeakStep = PeakStep,
            Limits = new Limits
            {
                HeapBytes = HeapBytes,
                Milliseconds = minutes * 60_000L,
                Instructions = long.MaxValue,
            },
            Output = text =>
            {
                _console.Append(_isCut ? "" : text.Replace("\r\n", "\n", StringComparison.Ordinal));
                if (text.Contains(until, StringComparison.Ordinal))
                {
                    machine!.RequestStop();
                }
            },
        });
        Board.Files.PowerOn();
        Board.Files.Cut = Cut;
        Board.Files.PowerLost += TurnOff;
        machine.Load(Firmware("SecureBoot.Sensors"));
        machine.Load(Firmware("SecureBoot.Updates"));
        machine.Load(Firmware(BootStage));
        RunResult run = machine.Call(
            "SecureBoot.BootStage.Program",
            "Start",
            [new byte[][] { s_key.Public.GetPoint() }, new int[]?[] { s_table }, 1, 0u],
            out _);
        Board.Files.PowerLost -= TurnOff;
        Peak = run.Meter.PeakHeapBytes;
        Xunit.Assert.True(
            (run.Outcome is Outcome.Rebooted or Outcome.Stopped or Outcome.TimeLimit)
                && run.ThreadFailures.Count == 0,
            $"{run.Outcome} {run.Report} {string.Join(' ', run.ThreadFailures)}\n{Said()}");
        Board.Reset();
        return _console.ToString();

        void TurnOff()
        {
            _isCut = true;
            machine!.RequestStop();
        }
    }

    /// <summary>What was printed in the last power-on, but the lines of the sensors.</summary>
    internal string Said()
    {
        return string.Join(
            '\n',
            _console.ToString().Split('\n').Where(line => line.Length > 0 && !char.IsAsciiDigit(line[0])));
    }

    private static string Firmware(string name) => Path.Combine(AppContext.BaseDirectory, "firmware", name + ".pe");

    // The bytes of a frame come at the port's speed.
    private void FeedSensor()
    {
        if (HasSensor)
        {
            Board.SerialPorts["COM3"].ScheduleBytes(Board.Clock.Now, FramePeriod / 960, s_frame);
        }

        Board.Clock.Schedule(Board.Clock.Now + FramePeriod, FeedSensor);
    }
}
