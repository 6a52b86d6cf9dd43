using System;
using SecureBoot.Boot.Serial;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>The slot that a new image overwrites (docs/boot.md, section 6): the image that boots stays in case the new
/// image does not boot.</summary>
public class StagingTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;

    // state of A, A verifies, state of B, B verifies, active, the slot that is written in recovery, reason
    public static TheoryData<SlotState, bool, SlotState, bool, int, int, string> Slots { get; } = new()
    {
        { SlotState.Confirmed, true, SlotState.Confirmed, false, Slot.B, Slot.B, "the active one is damaged" },
        { SlotState.Confirmed, false, SlotState.Confirmed, true, Slot.B, Slot.A, "the other one is damaged" },
        { SlotState.Confirmed, true, SlotState.Confirmed, true, Slot.B, Slot.A,
            "both boot: the one that is not chosen" },
        { SlotState.Confirmed, true, SlotState.Confirmed, true, Slot.A, Slot.B, "both boot, the other way round" },
        { SlotState.Confirmed, true, SlotState.Pending, true, Slot.A, Slot.B, "one of them is not confirmed" },
        { SlotState.Confirmed, true, SlotState.Trial, true, Slot.A, Slot.B, "one of them is on trial" },
        { SlotState.Confirmed, true, SlotState.Rejected, true, Slot.A, Slot.B, "one was rejected" },
        { SlotState.Confirmed, true, SlotState.Empty, false, Slot.A, Slot.B, "one is empty" },
        { SlotState.Confirmed, false, SlotState.Pending, true, Slot.A, Slot.A,
            "the confirmed one is damaged, the new one is whole" },
        { SlotState.Confirmed, false, SlotState.Empty, false, Slot.A, Slot.B, "nothing boots: the damage may pass" },
        { SlotState.Trial, true, SlotState.Empty, false, Slot.B, Slot.B, "the only image is on trial" },
        { SlotState.Pending, true, SlotState.Pending, true, Slot.B, Slot.B,
            "two new ones: the one that is tried later" },
        { SlotState.Trial, true, SlotState.Pending, true, Slot.B, Slot.A, "a new one and one that was tried" },
    };

    [Theory]
    [MemberData(nameof(Slots))]
    public void StagingSlot_InRecovery_IsNeverTheOnlyOneThatBoots(
        SlotState a, bool verifiesA, SlotState b, bool verifiesB, int active, int expected, string reason)
    {
        TestDevice device = Make(a, verifiesA, b, verifiesB, active);
        Updater updater = device.MakeUpdater(Slot.None);
        updater.Prepare();
        Assert.True(expected == updater.StagingSlot, reason);
    }

    [Theory]
    [MemberData(nameof(Slots))]
    public void Start_OneFrameInRecovery_LeavesSomethingThatBootsIfSomethingDid(
        SlotState a, bool verifiesA, SlotState b, bool verifiesB, int active, int expected, string reason)
    {
        TestDevice device = Make(a, verifiesA, b, verifiesB, active);
        bool booted = Make(a, verifiesA, b, verifiesB, active).Boot().Image is not null;
        LoopChannel line = new();
        Updater updater = device.MakeUpdater(Slot.None);
        updater.Prepare();
        UpdateServer server = new(line.Board, updater, device.Journal, BootReason.RecoveryRequested,
            Image.VerifyStatus.Ok, TestDevice.Setup.MaxSize);
        byte[] frame = new ProtocolFrame(FrameType.Start, 1, [.. BitConverter.GetBytes(5000), .. new byte[32]]).Write();
        line.Host.Write(frame, 0, frame.Length);
        server.Poll(10);

        Assert.Equal(SlotState.Empty, device.Journal.State.StateOf(expected));
        Assert.True(booted == device.Boot().Image is not null, reason);
    }

    [Fact]
    public void Start_FreshBoardWithAnImageInSlotA_LeavesItThere()
    {
        TestDevice device = new();
        device.Storage.Put(Slot.FileOf(Slot.A), s_old.Bytes);
        Updater updater = device.MakeUpdater(Slot.None);
        updater.Prepare();
        Assert.Equal(UpdateSessionResult.Success, updater.Start(5000, out UpdateSession? session));
        Assert.Equal(Slot.B, session!.StagingSlot);
        Assert.True(TestDevice.Is(device.Boot(), s_old));
    }

    [Fact]
    public void Start_SlotCannotBeRead_IsNotGoneOver()
    {
        TestDevice device = Make(SlotState.Confirmed, true, SlotState.Confirmed, true, Slot.A);
        device.Storage.FlipBit(Slot.FileOf(Slot.B), 4000);
        device.Storage.Failing = operation => operation.Name == Slot.FileOf(Slot.A);
        Updater updater = device.MakeUpdater(Slot.None);
        updater.Prepare();
        Assert.Equal(Slot.B, updater.StagingSlot);
    }

    [Fact]
    public void Start_AfterAnImageWasTaken_GoesOverThatOneAgain()
    {
        TestDevice device = Make(SlotState.Confirmed, true, SlotState.Confirmed, false, Slot.B);
        Updater updater = device.MakeUpdater(Slot.None);
        updater.Prepare();
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(updater, s_new.Bytes));
        Assert.Equal(UpdateSessionResult.Success, updater.Start(s_new.Bytes.Length, out UpdateSession? again));
        Assert.Equal(Slot.B, again!.StagingSlot);
        Assert.True(TestDevice.Is(device.Boot(), s_old));
    }

    [Fact]
    public void Start_ImageOnTrialAskedToGoBack_DoesNotGoOverTheConfirmedOne()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Pending);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(UpdateSessionResult.Success, session.RequestRevert());
        Assert.Equal(UpdateSessionResult.SwapInFlight, session.Updates.Start(s_new.Bytes.Length, out _));
        Assert.True(TestDevice.Is(device.Boot(), s_old));
    }

    private static TestDevice Make(SlotState a, bool verifiesA, SlotState b, bool verifiesB, int active)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, a);
        device.Install(Slot.B, s_new, b);
        JournalState state = device.Journal.State.Copy();
        state.Active = active;
        device.Journal.Write(state);
        if (!verifiesA)
        {
            device.Storage.FlipBit(Slot.FileOf(Slot.A), 4000);
        }

        if (!verifiesB)
        {
            device.Storage.FlipBit(Slot.FileOf(Slot.B), 4000);
        }

        device.Storage.PowerOff();
        device.Journal.Load();
        return device;
    }
}
