using System;
using System.Buffers.Binary;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>Values at a limit, where one more or one less changes the result.</summary>
public class EdgeTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;
    private static readonly SimulationImage s_raised = TestDevice.Setup.Raised;

    [Fact]
    public void Push_ProtectedSizeOneByteMoreThanThereIs_IsAStatus()
    {
        byte[] image = (byte[])s_new.Bytes.Clone();
        int body = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(12));
        BinaryPrimitives.WriteUInt16LittleEndian(
            image.AsSpan(10), (ushort)(image.Length - ImageHeader.Size - body + 1));
        TestDevice device = BootOld();
        Assert.Equal(UpdateSessionResult.BadTlv, TestDevice.Push(device.MakeUpdater(Slot.A), image));
        device.Storage.Put(Slot.FileOf(Slot.A), image);
        Assert.Equal(VerifyStatus.TruncatedTlvArea, device.Boot().Refusal);
    }

    [Fact]
    public void Boot_ConfirmedImageAboveTheMaximum_Boots()
    {
        TestDevice device = new(maximum: s_raised.SecurityCounter - 1);
        device.Install(Slot.A, s_raised, SlotState.Confirmed);
        BootSelection selection = device.Boot();
        Assert.Equal(BootAction.Boot, selection.Action);
        Assert.True(TestDevice.Is(selection, s_raised));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(31)]
    public void Boot_FreshBoardWithAFileThatIsNoImage_WritesNothing(int bytes)
    {
        TestDevice device = new();
        device.Storage.Put(Slot.FileOf(Slot.A), new byte[bytes]);
        Assert.Equal(BootReason.NothingInstalled, device.Boot().Reason);
        Assert.Null(device.Storage.Peek("journal0"));
        Assert.Null(device.Storage.Peek("journal1"));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Boot_SlotFailsSoOften_IsAskedThreeTimes(int failures, bool boots)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Storage.Failing = operation =>
            operation.Name == Slot.FileOf(Slot.A) && operation.Kind == StorageOperationKind.Read && failures-- > 0;
        Assert.Equal(boots, device.Boot().Image is not null);
    }

    [Fact]
    public void TryRead_UnreadableHardware_ItsValueIsNotUsed()
    {
        SecurityCounter counter = new(new UnreadableCounter(), floor: 3);
        Assert.False(counter.ReadLowest(5, out uint value));
        Assert.Equal(5u, value);
    }

    [Fact]
    public void Push_ImageOfExactlyTheLargestSize_IsTaken()
    {
        TestDevice device = BootOld();
        byte[] padded =
        [
            .. s_new.Bytes,
            .. Enumerable.Repeat((byte)0xFF, TestDevice.Setup.MaxSize - s_new.Bytes.Length),
        ];
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), padded));
        Assert.Equal(UpdateSessionResult.TooLarge, TestDevice.Push(device.MakeUpdater(Slot.A), [.. padded, 0xFF]));
        Assert.Equal(BootAction.Trial, device.Boot().Action);
    }

    [Fact]
    public void Push_LowerVersionAtAnEqualCounter_IsRefusedWhereTheDeviceSaysSo()
    {
        foreach (bool refuses in new[] { false, true })
        {
            TestDevice device = new();
            device.Settings.RefusesDowngrade = refuses;
            device.Install(Slot.A, s_old, SlotState.Confirmed);
            device.Install(Slot.B, s_new, SlotState.Pending);
            Assert.Equal(UpdateSessionResult.Success, device.Launch(device.Boot()).Confirm());

            Updater updater = device.MakeUpdater(Slot.B);
            Assert.Equal(
                refuses ? UpdateSessionResult.OldVersion : UpdateSessionResult.Success,
                TestDevice.Push(updater, s_old.Bytes));
            Assert.Equal(refuses ? VerifyStatus.OldVersion : VerifyStatus.Ok, updater.LastVerify);

            // The same version again, or a higher counter, is no downgrade.
            Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(updater, s_new.Bytes));
            Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(updater, s_raised.Bytes));

            device.Install(Slot.A, s_old, SlotState.Pending);
            Assert.True(TestDevice.Is(device.Boot(), refuses ? s_new : s_old));
        }
    }

    [Fact]
    public void Boot_OlderConfirmedImageToFallBackTo_IsNoDowngrade()
    {
        TestDevice device = new();
        device.Settings.RefusesDowngrade = true;
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Pending);
        device.Launch(device.Boot()).Confirm();
        device.Storage.FlipBit(Slot.FileOf(Slot.B), 4000);
        Assert.Equal(BootReason.ActiveRefused, device.Boot().Reason);
    }

    [Fact]
    public void Boot_ImageOfAnotherProduct_IsRefusedAndSoIsItsUpdate()
    {
        TestDevice device = BootOld();
        device.Settings.Product = ProductId.TryParse("example.com/thermostat")!.Class;
        Assert.Equal(VerifyStatus.WrongProduct, device.Boot().Refusal);
        Updater updater = device.MakeUpdater(Slot.A);
        Assert.Equal(UpdateSessionResult.WrongProduct, TestDevice.Push(updater, s_new.Bytes));
        Assert.Equal(VerifyStatus.WrongProduct, updater.LastVerify);
    }

    [Fact]
    public void Boot_CounterAboveTheCeilingThatIsConfirmedAlready_Boots()
    {
        TestDevice device = new();
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        TrustedKeys keys = new([key.Public.ToTrustedKey()], 1);
        byte[] image = Images.MakeApp(key, new ImageVersion(1, 0, 0, 0), uint.MaxValue);
        device.Install(Slot.A, image, SlotState.Confirmed, uint.MaxValue);
        Assert.NotNull(new BootSelector(device.Storage, device.Journal, device.Counter, keys, device.Settings)
            .Select(selfTestPassed: true).Image);

        TestDevice fresh = new();
        fresh.Storage.Put(Slot.FileOf(Slot.A), image);
        BootSelection refused = new BootSelector(fresh.Storage, fresh.Journal, fresh.Counter, keys, fresh.Settings)
            .Select(selfTestPassed: true);
        Assert.Equal(VerifyStatus.CounterTooHigh, refused.Refusal);
    }

    [Fact]
    public void Boot_BodyThatIsNoAssembly_SaysSoOnce()
    {
        TestDevice device = new();
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        byte[] image = new ImageSigner([key])
            .Sign(new ImageBuilder(new ImageVersion(1, 0, 0, 0), new byte[200]) { SecurityCounter = 1 }
                .BuildSignedRange());
        device.Storage.Put(Slot.FileOf(Slot.A), image);
        BootSelection selection = new BootSelector(device.Storage, device.Journal, device.Counter,
            new TrustedKeys([key.Public.ToTrustedKey()], 1), device.Settings).Select(selfTestPassed: true);
        Assert.Equal((VerifyStatus.BadBody, BodyStatus.BadMarker), (selection.Refusal, selection.Body));
    }

    private static TestDevice BootOld()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Boot();
        return device;
    }

    private sealed class UnreadableCounter : HardwareCounter
    {
        public override uint Maximum => uint.MaxValue;

        public override bool TryRead(out uint value)
        {
            value = 99;
            return false;
        }

        public override bool TryRaise(uint value)
        {
            return false;
        }
    }
}
