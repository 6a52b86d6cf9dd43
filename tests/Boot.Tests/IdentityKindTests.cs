using System;
using SecureBoot.Image;
using SecureBoot.PeFormat;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>A boot stage with the native path identifies an image by its short digest, a boot stage without the path by
/// its digest. Each recognizes an image that the other has stored (docs/boot.md, section 2).</summary>
public class IdentityKindTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;
    private static readonly SimulationImage s_raised = TestDevice.Setup.Raised;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Boot_BootStageReplaced_KeepsTheConfirmedImageAndTakesItsOwnKind(bool nativeHash)
    {
        TestDevice device = Confirm(nativeHash);
        device.Replace(!nativeHash);
        BootSelection selection = device.Boot();

        Assert.Equal((BootAction.Boot, BootReason.Confirmed), (selection.Action, selection.Reason));
        AssertKnown(device, !nativeHash);
        Assert.Equal((s_old.SecurityCounter, 1UL << 56), (device.Journal.State.Counter, device.Journal.State.Version));

        // The change back to the first boot stage.
        device.Replace(nativeHash);
        Assert.Equal(BootAction.Boot, device.Boot().Action);
        AssertKnown(device, nativeHash);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Boot_BootStageReplacedAndTheImageToo_HasATrial(bool nativeHash)
    {
        TestDevice device = Confirm(nativeHash);
        device.Replace(!nativeHash);
        device.Storage.Put(Slot.FileOf(Slot.A), s_new.Bytes);
        BootSelection selection = device.Boot();
        Assert.Equal(BootAction.Trial, selection.Action);
        Assert.True(TestDevice.Is(selection, s_new));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Boot_BootStageReplacedOverATrial_RevertsToTheConfirmedImage(bool nativeHash)
    {
        TestDevice device = Confirm(nativeHash);
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), s_raised.Bytes));
        Assert.Equal(BootAction.Trial, device.Boot().Action);
        device.Replace(!nativeHash);
        BootSelection selection = device.Boot();
        Assert.Equal(BootAction.Revert, selection.Action);
        Assert.True(TestDevice.Is(selection, s_old));
        AssertKnown(device, !nativeHash);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Boot_BootStageReplacedOverAPendingImage_HasItsTrialAndIsConfirmed(bool nativeHash)
    {
        TestDevice device = Confirm(nativeHash);
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), s_raised.Bytes));
        device.Replace(!nativeHash);
        Assert.Equal(UpdateSessionResult.Success, device.Launch(device.Boot()).Confirm());
        Assert.Equal(s_raised.SecurityCounter, device.Journal.State.Counter);
        device.Replace(nativeHash);
        Assert.True(TestDevice.Is(device.Boot(), s_raised));
    }

    [Fact]
    public void Boot_ShortSignerRevokedMeanwhile_IsRecognizedByItsDigest()
    {
        using PrivateKey first = PrivateKey.Create(KeyType.EcdsaP256);
        using PrivateKey second = PrivateKey.Create(KeyType.EcdsaP256);
        TrustedKeys keys = new([first.Public.ToTrustedKey(), second.Public.ToTrustedKey()], 1);
        ImageBuilder builder = new(
            new ImageVersion(1, 0, 0, 0), DataAssembly.Create("Application", new Version(1, 0, 0, 0), new byte[64]))
        {
            SecurityCounter = 1,
            ShortSigners = [first.Public.KeyHash],
        };
        byte[] image = new ImageSigner([first, second]).Sign(builder.BuildSignedRange());
        TestDevice device = new(nativeHash: true);
        device.Install(Slot.A, image, SlotState.Confirmed, 1);
        Assert.Equal(BootAction.Boot, device.Boot(keys).Action);
        Assert.Equal(ImageIdentity.ShortDigestKind, device.Journal.State.IdentityOf(Slot.A).Kind);

        JournalState state = device.Journal.State.Copy();
        state.Revoked = RevokedKeys.None.With(first.Public.KeyHash.ToArray())!;
        device.Journal.Write(state);
        Assert.Equal(BootAction.Boot, device.Boot(keys).Action);
        Assert.Equal(ImageIdentity.DigestKind, device.Journal.State.IdentityOf(Slot.A).Kind);
    }

    [Fact]
    public void Complete_ImageThatFailedItsTrialUnderTheOtherKind_MayBeTriedOnceMore()
    {
        TestDevice device = Confirm(nativeHash: true);
        TestDevice.Push(device.MakeUpdater(Slot.A), s_new.Bytes);
        device.Boot();
        device.Boot();
        Assert.Equal(UpdateSessionResult.Rejected, TestDevice.Push(device.MakeUpdater(Slot.A), s_new.Bytes));
        device.Replace(nativeHash: false);
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), s_new.Bytes));
    }

    // Makes a device whose old image a boot stage of the given kind has confirmed.
    private static TestDevice Confirm(bool nativeHash)
    {
        TestDevice device = new(nativeHash: nativeHash);
        device.Install(Slot.A, s_old, SlotState.Pending);
        Assert.Equal(UpdateSessionResult.Success, device.Launch(device.Boot()).Confirm());
        AssertKnown(device, nativeHash);
        return device;
    }

    private static void AssertKnown(TestDevice device, bool nativeHash)
    {
        ImageIdentity expected = nativeHash ? s_old.OtherIdentity : s_old.Identity;
        Assert.Equal(nativeHash ? ImageIdentity.ShortDigestKind : ImageIdentity.DigestKind, expected.Kind);
        Assert.True(device.Journal.State.IdentityOf(Slot.A).IsSame(expected));
    }
}
