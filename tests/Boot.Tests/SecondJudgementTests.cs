using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>One refusal may be a fault of the chip. Refusals in two boots in a row are final.</summary>
public class SecondJudgementTests
{
    [Fact]
    public void Boot_PendingImageIsBad_IsRejectedByTheSecondBoot()
    {
        TestDevice device = new();
        device.Install(Slot.A, Damage(TestDevice.Setup.Images[0].Bytes), SlotState.Pending, 1);

        BootSelection first = device.BootOnce();
        Assert.Equal((BootAction.Refuse, BootReason.JudgedAgain), (first.Action, first.Reason));
        Assert.NotEqual(VerifyStatus.Ok, first.Refusal);
        Assert.Equal(
            (SlotState.Pending, BootReason.JudgedAgain),
            (device.Journal.State.StateOf(Slot.A), device.Journal.State.Request));

        BootSelection second = device.BootOnce();
        Assert.Equal((BootAction.Refuse, BootReason.NothingBootable), (second.Action, second.Reason));
        Assert.Equal(
            (SlotState.Rejected, BootReason.None),
            (device.Journal.State.StateOf(Slot.A), device.Journal.State.Request));
    }

    [Fact]
    public void Boot_PendingImageIsRefusedOnce_HasItsTrialAtTheNextBoot()
    {
        TestDevice device = new();
        SimulationImage image = TestDevice.Setup.Images[0];
        device.Install(Slot.A, Damage(image.Bytes), SlotState.Pending, image.SecurityCounter);
        Assert.Equal(BootReason.JudgedAgain, device.BootOnce().Reason);

        device.Storage.Put(Slot.FileOf(Slot.A), image.Bytes);
        BootSelection second = device.BootOnce();
        Assert.True(TestDevice.Is(second, image));
        Assert.Equal((BootAction.Trial, BootReason.None), (second.Action, device.Journal.State.Request));
    }

    [Fact]
    public void Boot_TwoPendingImagesAreBad_EachIsJudgedTwice()
    {
        TestDevice device = new();
        device.Install(Slot.A, Damage(TestDevice.Setup.Images[0].Bytes), SlotState.Pending, 1);
        device.Install(Slot.B, Damage(TestDevice.Setup.Images[1].Bytes), SlotState.Pending, 1);

        int boots = 1;
        while (device.BootOnce().Reason == BootReason.JudgedAgain)
        {
            boots++;
        }

        Assert.Equal(3, boots);
        Assert.Equal(
            (SlotState.Rejected, SlotState.Rejected),
            (device.Journal.State.StateOf(Slot.A), device.Journal.State.StateOf(Slot.B)));
    }

    [Fact]
    public void Boot_PendingImageIsRefusedAndTheJournalCannotBeWritten_GoesOnWithoutAReset()
    {
        TestDevice device = new();
        SimulationImage good = TestDevice.Setup.Images[0];
        device.Install(Slot.A, good, SlotState.Confirmed);
        device.Install(Slot.B, Damage(TestDevice.Setup.Images[1].Bytes), SlotState.Pending, 1);
        device.Journal.Load();
        BootSelection selection = new BootSelector(
            new FailingStorage(device.Storage),
            new Journal(new FailingStorage(device.Storage)),
            device.Counter,
            TestDevice.Setup.Keys,
            device.Settings)
            .Select(selfTestPassed: true);
        Assert.True(TestDevice.Is(selection, good));
    }

    private static byte[] Damage(byte[] image)
    {
        byte[] bad = (byte[])image.Clone();
        bad[ImageHeader.Size] ^= 1;
        return bad;
    }

    // Storage that fails each write.
    private sealed class FailingStorage(BootStorage storage) : BootStorage
    {
        public override int GetLength(string name) => storage.GetLength(name);

        public override bool Read(string name, int offset, byte[] target, int at, int count) =>
            storage.Read(name, offset, target, at, count);

        public override bool Write(string name, int offset, byte[] source, int at, int count) => false;

        public override bool Flush(string name) => false;

        public override bool Delete(string name) => false;
    }
}
