using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using SecureBoot.Board;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Cli.Running;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Simulation;

/// <summary>A board with the boot stage and a heap of a given size, for the heap campaign.</summary>
internal sealed class HeapBoard(string bootStage, BoardTrust trust, int heapBytes)
{
    private const string RecoveryPort = "COM2";
    private const string Refused = "boot: Refuse";

    // By this time recovery has verified both slots, and has not ended yet.
    private const long FirstFrame = 20_000_000;
    private const long FramePeriod = 300_000;
    private const long ByteMicroseconds = 87;
    private const long VerifyMicroseconds = 20_000_000;
    private const int MostMilliseconds = 300_000;

    private readonly string _bootStage = bootStage;
    private readonly BoardTrust _trust = trust;
    private readonly int _heapBytes = heapBytes;
    private readonly VirtualBoard _board = new();
    private int _powerOns;

    /// <summary>Installs the images and their states in the journal.</summary>
    internal void Install(byte[] image, SlotState state, byte[]? confirmed)
    {
        JournalState journal = new() { Active = Slot.A, Counter = 1 };
        int slot = confirmed is null ? Slot.A : Slot.B;
        if (confirmed is not null)
        {
            Put(Slot.A, confirmed);
            Set(journal, Slot.A, SlotState.Confirmed);
        }

        Put(slot, image);
        Set(journal, slot, state);
        for (uint sequence = 2; sequence < 4; sequence++)
        {
            _board.Files.Put(
                FileStore.Root + JournalRecord.FileOf(JournalRecord.IndexOf(sequence)),
                JournalRecord.Write(journal, sequence));
        }
    }

    /// <summary>Powers on. In recovery the image <paramref name="good"/> is pushed, unless it is null.</summary>
    internal HeapEnd PowerOn(byte[]? good)
    {
        _powerOns++;
        bool isRunning = false;
        bool isRecovery = false;
        Machine machine = null!;
        machine = new Machine(new MachineOptions
        {
            Board = _board,
            Output = text =>
            {
                isRecovery |= text.Contains(Refused, StringComparison.Ordinal);
                if (!text.StartsWith("boot:", StringComparison.Ordinal) && text.Trim().Length > 0)
                {
                    isRunning = true;
                    machine.RequestStop();
                }
            },
            PeakStep = 0,
            Limits = new Limits { HeapBytes = _heapBytes, Milliseconds = MostMilliseconds },
        });
        machine.Load(_bootStage);
        if (good is not null)
        {
            SchedulePush(good);
        }

        RunResult run = _trust.Boot(machine);
        _board.Reset();
        return isRunning ? HeapEnd.Running
            : run.Outcome != Outcome.Rebooted ? HeapEnd.Dead
            : !isRecovery ? HeapEnd.Reset
            : good is null ? HeapEnd.GaveUp
            : HasPending() ? HeapEnd.Recovered : HeapEnd.Stuck;
    }

    private void SchedulePush(byte[] image)
    {
        List<byte[]> frames = [new ProtocolFrame(
            FrameType.Start, 1, [.. BitConverter.GetBytes(image.Length), .. SHA256.HashData(image)]).Write()];
        for (int at = 0; at < image.Length; at += ProtocolFrame.MaxChunk)
        {
            int count = Math.Min(ProtocolFrame.MaxChunk, image.Length - at);
            frames.Add(new ProtocolFrame(
                FrameType.Chunk,
                (byte)frames.Count,
                [.. BitConverter.GetBytes(at), .. image.AsSpan(at, count)]).Write());
        }

        frames.Add(new ProtocolFrame(FrameType.Complete, (byte)frames.Count, [0]).Write());
        long time = _board.Clock.Now + FirstFrame;
        foreach (byte[] frame in frames)
        {
            Schedule(time, frame);
            time += FramePeriod;
        }

        Schedule(time + VerifyMicroseconds, new ProtocolFrame(FrameType.Reset, 0, []).Write());
    }

    // Frames for a power-on that ended are not sent: they would mix with the next power-on's frames.
    private void Schedule(long time, byte[] frame)
    {
        int powerOn = _powerOns;
        _board.Clock.Schedule(time, () =>
        {
            if (powerOn == _powerOns)
            {
                _board.SerialPorts[RecoveryPort].ScheduleBytes(time, ByteMicroseconds, frame);
            }
        });
    }

    private bool HasPending()
    {
        byte[] record = _board.Files.Get(FileStore.Root + JournalRecord.FileOf(0));
        return JournalRecord.TryRead(record, 0, out JournalState? state, out _) == JournalRecordStatus.Ok
            && (state!.StateOf(Slot.A) == SlotState.Pending || state.StateOf(Slot.B) == SlotState.Pending);
    }

    private static void Set(JournalState journal, int slot, SlotState state)
    {
        journal.SetState(slot, state);
        journal.SetCounter(slot, 1);
    }

    private void Put(int slot, byte[] image)
    {
        _board.Files.Put(FileStore.Root + Slot.FileOf(slot), image);
    }
}
