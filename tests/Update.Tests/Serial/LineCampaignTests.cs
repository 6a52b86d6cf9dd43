using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Boot.Tests;
using SecureBoot.Image;
using SecureBoot.Update.Serial;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Update.Tests.Serial;

/// <summary>Loses, doubles, cuts, changes and delays every frame of a push, in every state of slots and journal. The
/// image that booted before still boots, or the new image does.</summary>
public class LineCampaignTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_other = TestDevice.Setup.New;
    private static readonly SimulationImage s_pushed = TestDevice.Setup.Raised;
    private static readonly string[] s_faults = ["lost", "doubled", "cut", "changed", "late", "gone"];

    [Theory]
    [InlineData("good", 7)]
    [InlineData("old layout", 9)]
    [InlineData("lost", 11)]
    [InlineData("missing", 13)]
    public void Push_EveryFrameSpoiltFromSomeStates_SomethingThatBootedStillBoots(string journal, int every)
    {
        Assert.True(Run(journal, every) > 100);
    }

    [Theory]
    [Trait("Set", "slow")]
    [InlineData("good")]
    [InlineData("old layout")]
    [InlineData("lost")]
    [InlineData("missing")]
    public void Push_EveryFrameSpoilt_SomethingThatBootedStillBoots(string journal)
    {
        Assert.True(Run(journal, every: 1) > 1000);
    }

    // Starts from every n-th state. Returns the number of runs.
    private static int Run(string journal, int every)
    {
        int runs = 0;
        int boots = 0;
        foreach ((SlotState a, SlotState b, int active, bool goodA, bool goodB) in
            States().Where((_, index) => index % every == 0))
        {
            bool booted = Make(journal, a, b, active, goodA, goodB).Boot().Image is not null;
            foreach (bool inApplication in new[] { false, true })
            {
                int frames = Push(Make(journal, a, b, active, goodA, goodB), inApplication, -1, "lost");
                for (int frame = 0; frame < frames; frame++)
                {
                    foreach (string fault in s_faults)
                    {
                        TestDevice device = Make(journal, a, b, active, goodA, goodB);
                        Push(device, inApplication, frame, fault);
                        bool boots1 = device.Boot().Image is not null;
                        Assert.True(
                            boots1 || !booted,
                            $"journal {journal}, A {a} {goodA}, B {b} {goodB}, active {active}, application "
                                + $"{inApplication}: frame {frame} {fault}");
                        runs++;
                        boots += boots1 ? 1 : 0;
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{journal}: {runs} runs, after {boots} of them something boots");
        return runs;
    }

    // The possible states of the journal, with undamaged and damaged images.
    private static IEnumerable<(SlotState A, SlotState B, int Active, bool GoodA, bool GoodB)> States()
    {
        foreach (SlotState a in Enum.GetValues<SlotState>())
        {
            foreach (SlotState b in Enum.GetValues<SlotState>())
            {
                for (int active = Slot.A; active < Slot.Count; active++)
                {
                    (SlotState mine, SlotState other) = active == Slot.A ? (a, b) : (b, a);
                    if (mine != SlotState.Confirmed && other == SlotState.Confirmed)
                    {
                        continue;
                    }

                    yield return (a, b, active, true, true);
                    yield return (a, b, active, false, true);
                    yield return (a, b, active, true, false);
                }
            }
        }
    }

    private static TestDevice Make(string journal, SlotState a, SlotState b, int active, bool goodA, bool goodB)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, a);
        device.Install(Slot.B, s_other, b);
        JournalState state = device.Journal.State.Copy();
        state.Active = active;
        device.Journal.Write(state);
        device.Storage.PowerOff();
        for (uint sequence = 10; sequence < 12; sequence++)
        {
            string name = JournalRecord.FileOf(JournalRecord.IndexOf(sequence));
            byte[]? record = journal switch
            {
                "lost" => new byte[JournalRecord.Size],
                "missing" => null,
                "old layout" => OldJournalRecord.Write(state, sequence),
                _ => JournalRecord.Write(state, sequence),
            };
            device.Storage.Put(name, record);
        }

        if (!goodA)
        {
            device.Storage.FlipBit(Slot.FileOf(Slot.A), 4000);
        }

        if (!goodB)
        {
            device.Storage.FlipBit(Slot.FileOf(Slot.B), 4000);
        }

        return device;
    }

    // Returns the number of frames. Frame -1 stands for no fault.
    private static int Push(TestDevice device, bool inApplication, int frame, string fault)
    {
        BootSelection selection = device.Boot();
        Updater updater = inApplication && selection.Image is { } image
            ? device.MakeUpdater(image.SlotNumber)
            : device.MakeUpdater(Slot.None);
        updater.Prepare();
        LoopChannel line = new();
        UpdateServer server = new(
            line.Board, updater, device.Journal, selection.Reason, VerifyStatus.Ok, TestDevice.Setup.MaxSize);
        line.Idle = () => server.Poll(10);
        int frames = 0;
        byte[] held = [];
        line.Spoil = bytes =>
        {
            byte[] late = held;
            held = [];
            int number = frames++;
            byte[] sent = number == frame ? Spoil(bytes, fault)
                : fault == "gone" && frame >= 0 && number > frame ? []
                : bytes;
            held = number == frame && fault == "late" ? bytes : [];
            return [.. sent, .. late];
        };
        try
        {
            PushClient client = new(line.Host, new StepClock(), tries: 2);
            client.Push(s_pushed.Bytes, client.Greet(), isAnew: false);
        }
        catch (UpdateException)
        {
            // The line or the board failed. Something must boot in both cases.
        }

        return frames;
    }

    private static byte[] Spoil(byte[] bytes, string fault)
    {
        byte[] changed = (byte[])bytes.Clone();
        changed[bytes.Length / 2] ^= 0x10;
        return fault switch
        {
            "doubled" => [.. bytes, .. bytes],
            "cut" => bytes[..(bytes.Length / 2)],
            "changed" => changed,
            _ => [],
        };
    }
}
