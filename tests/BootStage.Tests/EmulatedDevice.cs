using System;
using System.IO;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Boot.Tests;
using SecureBoot.Crypto;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>A board on the emulator with the boot stage's own program and one trusted key.</summary>
internal sealed class EmulatedDevice : IDisposable
{
    /// <summary>The recovery pin of the boot stage as it is in the project.</summary>
    internal const int RecoveryPin = 27;

    private static readonly PrivateKey s_key = PrivateKey.Create(KeyType.EcdsaP256);
    private static readonly int[] s_table = s_key.Public.ComputeTable(P256Table.UsualEntryCount);

    private readonly DriveStorage _drive;
    private bool _isOn = true;

    internal EmulatedDevice()
    {
        _drive = new DriveStorage(Board.Files);
        Tick();
    }

    internal static PrivateKey Key => s_key;

    internal VirtualBoard Board { get; } = new();

    internal int HeapBytes { get; init; } = 100 * 1024;

    /// <summary>The file of the boot stage, with its libraries beside it. The default is the shipped boot
    /// stage.</summary>
    internal string BootStage { get; set; } = Firmware("BootStage");

    /// <summary>Whether the boot stage has a valid key.</summary>
    internal bool HasKeys { get; set; } = true;

    /// <summary>Seconds of the board's time that the last power-on took.</summary>
    internal long Seconds { get; private set; }

    /// <summary>The current state in the journal.</summary>
    internal JournalState Journal
    {
        get
        {
            Journal journal = new(_drive);
            journal.Load();
            return journal.State;
        }
    }

    /// <summary>The path of a firmware program from the build.</summary>
    internal static string Firmware(string name) => Path.Combine(AppContext.BaseDirectory, "firmware", name + ".pe");

    /// <summary>Makes an application with a behaviour: a constant of TrialApp.Behaviour.</summary>
    internal static byte[] MakeApp(uint behaviour, byte major = 1, uint counter = 1)
    {
        return EmulatedBoot.MakeApp(s_key, new ImageVersion(major, 0, 0, behaviour), counter);
    }

    /// <summary>Makes the same application with a short signature.</summary>
    internal static byte[] MakeShortApp(uint behaviour, byte major = 1, uint counter = 1)
    {
        return EmulatedBoot.MakeApp(s_key, new ImageVersion(major, 0, 0, behaviour), counter, isShort: true);
    }

    internal void Put(int slot, byte[] image)
    {
        Board.Files.Put(FileStore.Root + Slot.FileOf(slot), image);
    }

    /// <summary>Installs images with their states. The first confirmed image is active.</summary>
    internal void Install(byte[] a, SlotState stateA, byte[]? b = null, SlotState stateB = SlotState.Empty)
    {
        JournalState state = new()
        {
            Counter = 1,
            Active = stateA == SlotState.Confirmed || stateB != SlotState.Confirmed ? Slot.A : Slot.B,
        };
        Put(Slot.A, a);
        Set(state, Slot.A, a, stateA);
        if (b is not null)
        {
            Put(Slot.B, b);
            Set(state, Slot.B, b, stateB);
        }

        PutJournal(state);
    }

    internal void PutJournal(JournalState state)
    {
        Board.Files.Put(FileStore.Root + "journal0", JournalRecord.Write(state, 2));
        Board.Files.Put(FileStore.Root + "journal1", JournalRecord.Write(state, 3));
    }

    /// <summary>Runs until the boot stage resets the board. The call fails if the board does not reset within a number
    /// of minutes of the board's time.</summary>
    internal string PowerOn(int minutes = 30)
    {
        (Outcome outcome, string console) = Run(minutes);
        Assert.True(outcome == Outcome.Rebooted, $"the board is dead: {outcome} after {Seconds} s\n{console}");
        return console;
    }

    /// <summary>Runs for a number of minutes of the board's time without a reset, then cuts the power.</summary>
    internal string RunFor(int minutes)
    {
        (Outcome outcome, string console) = Run(minutes);
        Assert.True(outcome == Outcome.TimeLimit, $"{outcome} after {Seconds} s\n{console}");
        return console;
    }

    private (Outcome Outcome, string Console) Run(int minutes)
    {
        StringBuilder console = new();
        long started = Board.Clock.Now;
        Machine machine = new(new MachineOptions
        {
            Board = Board,
            Output = line => console.Append(line),
            PeakStep = 0,
            Limits = new Limits { HeapBytes = HeapBytes, Milliseconds = minutes * 60_000L },
        });
        machine.Load(BootStage);
        RunResult run = machine.Call(
            "SecureBoot.BootStage.Program",
            "Start",
            [new[] { HasKeys ? s_key.Public.GetPoint() : new byte[1] }, new int[]?[] { s_table }, 1, 0u],
            out _);
        Seconds = (Board.Clock.Now - started) / 1_000_000;
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Outcome} after {Seconds} s {run.Report}\n{console}");
        Board.Reset();
        return (run.Outcome, console.ToString());
    }

    public void Dispose()
    {
        _isOn = false;
    }

    private static void Set(JournalState state, int slot, byte[] image, SlotState to)
    {
        state.SetState(slot, to);
        state.SetCounter(slot, 1);
        state.SetIdentity(slot, Images.IdentityOf(image));
    }

    // Advances the board's time while all threads sleep for ever.
    private void Tick()
    {
        if (_isOn)
        {
            Board.Clock.Schedule(Board.Clock.Now + 60_000_000, Tick);
        }
    }
}
