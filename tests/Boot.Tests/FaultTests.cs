using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;
using Xunit;

namespace SecureBoot.Boot.Tests;

public class FaultTests
{
    public static TheoryData<string> Stories { get; } = new(AllScenarios.List.Select(scenario => scenario.Name));

    [Theory]
    [MemberData(nameof(Stories))]
    public void Device_AnyOperationFails_KeepsItsPromises(string story)
    {
        Scenario scenario = AllScenarios.List.Single(candidate => candidate.Name == story);
        int operations = new Campaign(TestDevice.Setup, scenario).Run(depth: 0).Operations;
        int failures = 0;
        for (int n = 0; n < operations; n++)
        {
            SimulatedDevice device = new(TestDevice.Setup, scenario);
            device.Restore(device.Storage.Save(), device.Truth, wasCut: true);
            int number = n;
            device.Storage.Failing = operation => operation.Number == number && ++failures > 0;
            RunOn(device);

            // The fault has passed, so a board that has refused to boot now boots.
            device.Storage.Failing = null;
            Assert.Equal(PowerOnOutcome.Settled, device.RunOn());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{story}: {failures} faults");
        Assert.Equal(operations, failures);
    }

    [Fact]
    public void Boot_NewImageCannotBeRead_KeepsItForTheNextBoot()
    {
        TestDevice device = new();
        device.Install(Slot.A, TestDevice.Setup.Old, SlotState.Confirmed);
        device.Install(Slot.B, TestDevice.Setup.New, SlotState.Pending);
        device.Storage.Failing = operation => operation.Name == Slot.FileOf(Slot.B);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
        device.Storage.Failing = null;
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.New));
    }

    [Fact]
    public void Boot_BothRecordsBadAndNoImageVerifies_SaysThatTheJournalIsLost()
    {
        TestDevice device = new();
        device.Install(Slot.A, TestDevice.Setup.Old, SlotState.Confirmed);
        device.Storage.FlipBit(Slot.FileOf(Slot.A), 4000);
        device.Storage.FlipBit(JournalRecord.FileOf(0), 99);
        device.Storage.FlipBit(JournalRecord.FileOf(1), 99);
        BootSelection selection = device.Boot();
        Assert.Null(selection.Image);
        Assert.Equal(BootReason.JournalLost, selection.Reason);
    }

    [Fact]
    public void Boot_OneRecordBad_WritesItAnew()
    {
        TestDevice device = new();
        device.Install(Slot.A, TestDevice.Setup.Old, SlotState.Confirmed);
        device.Storage.FlipBit(JournalRecord.FileOf(0), 99);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
        device.Storage.FlipBit(JournalRecord.FileOf(1), 99);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
    }

    [Fact]
    public void Boot_WithoutKeys_RefusesAndRejectsNothing()
    {
        TestDevice device = new();
        device.Install(Slot.A, TestDevice.Setup.Old, SlotState.Pending);
        BootSelector selector = new(
            device.Storage, device.Journal, device.Counter, new TrustedKeys([], 1), device.Settings);
        Assert.Equal(BootReason.MissingKeys, selector.Select(selfTestPassed: true).Reason);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
    }

    [Fact]
    public void Boot_SlotSwappedBeforeAnyRead_BootsVerifiedBytesOrRefuses()
    {
        byte[] good = TestDevice.Setup.Old.Bytes;
        byte[] other = TestDevice.Setup.New.Bytes;
        byte[] forged = (byte[])good.Clone();
        forged[300] ^= 1;
        int swaps = 0;
        foreach ((byte[] first, byte[] second) in new[]
        {
            (good, forged), (forged, good), (good, other), (other, good),
        })
        {
            for (int n = 0; n < 12; n++)
            {
                TestDevice device = new();
                device.Install(Slot.A, first, SlotState.Confirmed, 7);
                int number = device.Storage.Operations + n;
                device.Storage.Operating = operation =>
                {
                    if (operation.Number == number)
                    {
                        swaps++;
                        device.Storage.Put(Slot.FileOf(Slot.A), second);
                    }
                };
                BootSelection selection = device.Boot();
                bool isKnown = TestDevice.Is(selection, TestDevice.Setup.Old)
                    || TestDevice.Is(selection, TestDevice.Setup.New);
                Assert.True(selection.Image is null || isKnown, $"swap before operation {n}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{swaps} swaps");
        Assert.True(swaps > 30);
    }

    [Fact]
    public void Boot_SlotReadByteByByteFromAChangingFile_BootsVerifiedBytesOrRefuses()
    {
        // Each read sees another file, so a boot reads every mix of a good and a forged image.
        byte[] good = TestDevice.Setup.Old.Bytes;
        byte[] forged = (byte[])good.Clone();
        forged[40] ^= 1;
        forged[^1] ^= 1;
        for (int mix = 0; mix < 16; mix++)
        {
            TestDevice device = new();
            device.Install(Slot.A, good, SlotState.Confirmed, 7);
            int read = 0;
            device.Storage.Operating = operation =>
            {
                if (operation.Kind == StorageOperationKind.Read && operation.Name == Slot.FileOf(Slot.A))
                {
                    device.Storage.Put(Slot.FileOf(Slot.A), ((mix >> read++) & 1) == 0 ? good : forged);
                }
            };
            BootSelection selection = device.Boot();
            Assert.True(selection.Image is null || TestDevice.Is(selection, TestDevice.Setup.Old));
        }
    }

    [Theory]
    [InlineData(20_000)]
    public void Boot_RandomImagesAndJournals_NeverBoots(int cases)
    {
        Assert.Equal(0, CountBoots(cases, seed: 1));
    }

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void Boot_MillionRandomImagesAndJournals_NeverBoots()
    {
        Assert.Equal(0, CountBoots(1_000_000, seed: 2));
    }

    private static void RunOn(SimulatedDevice device)
    {
        try
        {
            device.RunOn();
        }
        catch (ViolationException violation)
            when (violation.Message is "nothing boots" or "the device ends with nothing")
        {
            // The fault has made the only image, or the journal, unreadable.
        }
    }

    // Counts boots from all kinds of damaged data: noise, noise after a good start, and a good image with noise in it.
    // The journals are damaged in the same ways.
    private static int CountBoots(int cases, int seed)
    {
        Random random = new(seed);
        byte[] good = TestDevice.Setup.Old.Bytes;
        int boots = 0;
        Dictionary<BootReason, int> reasons = [];
        for (int i = 0; i < cases; i++)
        {
            TestDevice device = new();
            for (int slot = 0; slot < Slot.Count; slot++)
            {
                device.Storage.Put(Slot.FileOf(slot), Spoil(random, good));
            }

            for (int record = 0; record < JournalRecord.Count; record++)
            {
                device.Storage.Put(JournalRecord.FileOf(record), SpoilJournal(random, record));
            }

            BootSelection selection = device.Boot();
            boots += selection.Image is null ? 0 : 1;
            reasons[selection.Reason] = reasons.GetValueOrDefault(selection.Reason) + 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value}")));
        return boots;
    }

    private static byte[]? Spoil(Random random, byte[] good)
    {
        int kind = random.Next(4);
        if (kind == 0)
        {
            return null;
        }

        byte[] bytes = kind == 1 ? new byte[random.Next(200)] : (byte[])good.Clone();
        if (kind == 1)
        {
            random.NextBytes(bytes);
            return bytes;
        }

        int from = random.Next(kind == 2 ? 32 : 0, bytes.Length - 1);
        Span<byte> range = bytes.AsSpan(from, random.Next(1, bytes.Length - from));
        random.NextBytes(range);
        if (bytes.AsSpan().SequenceEqual(good))
        {
            bytes[from] ^= 1;
        }

        return bytes;
    }

    private static byte[]? SpoilJournal(Random random, int index)
    {
        byte[] noise = new byte[random.Next(40)];
        random.NextBytes(noise);
        JournalState state = new() { Active = random.Next(2), Counter = (uint)random.Next(9) };
        state.SetState(state.Active, random.Next(2) == 0 ? SlotState.Confirmed : SlotState.Empty);
        state.SetState(Slot.Other(state.Active), (SlotState)random.Next(5));
        byte[] good = JournalRecord.Write(state, (uint)((random.Next(4) * 2) + index));
        int kind = random.Next(6);
        if (kind == 5)
        {
            good[random.Next(good.Length)] ^= (byte)(1 << random.Next(8));
        }

        return kind switch
        {
            0 => null,
            1 => noise,
            2 => good[..random.Next(good.Length)],
            _ => good,
        };
    }
}
