using System;
using System.Buffers.Binary;
using System.IO;
using SecureBoot.Boot;
using SecureBoot.BootStage.Tests.Serial;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.TrialApp;
using SecureBoot.Update.Serial;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Images with short signatures on three boot stage programs on the emulator: the shipped one, one built with
/// nativeHash="false", and one from the time before the native hash.</summary>
public class NativeHashBootTests
{
    private const string WithoutNativePath = "OrdinaryBootStage";
    private const int HeaderSize = 32;

    [Fact]
    public void Boot_ShortSignature_TrialConfirmAndRevert()
    {
        using EmulatedDevice device = new();
        device.Put(Slot.A, EmulatedDevice.MakeShortApp(Behaviour.Confirm));
        string console = device.PowerOn();
        Assert.Contains("boot: Trial slot A: Pending", console, StringComparison.Ordinal);
        Assert.Contains("app: confirm 0", console, StringComparison.Ordinal);
        AssertKnown(device, ImageIdentity.ShortDigestKind);
        Assert.Contains("app: Boot of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);

        byte[] next = EmulatedDevice.MakeShortApp(Behaviour.Throw, major: 2);
        device.Put(Slot.B, next);
        JournalState state = device.Journal.Copy();
        state.SetState(Slot.B, SlotState.Pending);
        device.PutJournal(state);
        Assert.Contains("app: Trial of version 2 in slot B", device.PowerOn(), StringComparison.Ordinal);
        Assert.Contains("app: Revert of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);
        Assert.Equal(ImageIdentity.ShortDigestKind, device.Journal.Rejected.Kind);
        AssertKnown(device, ImageIdentity.ShortDigestKind);
    }

    [Fact]
    public void Recovery_ShortSignature_TakesTheImage()
    {
        using EmulatedDevice device = new();
        byte[] image = EmulatedDevice.MakeShortApp(Behaviour.Confirm);
        byte[] bad = (byte[])image.Clone();
        bad[ShortSignatureOf(image) + 40] ^= 1;
        string[] results = new string[2];
        using EmulatedLine line = new(device.Board, "COM2", host =>
        {
            host.WaitForOpenPort();
            PushClient client = new(host, host.Time, tries: 3);
            results[0] = Push(client, bad);
            results[1] = Push(client, image);
            client.Reset();
        });
        device.PowerOn();
        line.Finish();
        Assert.Null(line.Failure);
        Assert.Contains("short signature", results[0], StringComparison.Ordinal);
        Assert.Empty(results[1]);
        Assert.Contains("app: Trial of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);
        AssertKnown(device, ImageIdentity.ShortDigestKind);
    }

    [Fact]
    public void Boot_RotatedImage_GoesByTheOrdinarySignatures()
    {
        // The image has the signatures that rotate gives: a short one by a key that the board no longer trusts, and
        // ordinary ones by both keys.
        using PrivateKey old = PrivateKey.Create(KeyType.EcdsaP256);
        UnfinishedImage rotated = UnfinishedImage.Read(
            "app", EmulatedBoot.MakeApp(old, new ImageVersion(1, 0, 0, Behaviour.Confirm), 1, isShort: true));
        rotated.Add(EmulatedDevice.Key.Public, EmulatedDevice.Key.Sign(rotated.Digest));
        using EmulatedDevice device = new();
        device.Put(Slot.A, rotated.Build());
        Assert.Contains("app: confirm 0", device.PowerOn(), StringComparison.Ordinal);
        AssertKnown(device, ImageIdentity.DigestKind);
        Assert.Contains("app: Boot of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);
    }

    // place of the bit, status of the native path, status of a boot stage without the native path
    [Theory]
    [InlineData("body", VerifyStatus.BodyHashMismatch, VerifyStatus.DigestMismatch)]
    [InlineData("version", VerifyStatus.BadShortSignature, VerifyStatus.DigestMismatch)]
    [InlineData("hmac", VerifyStatus.BodyHashMismatch, VerifyStatus.DigestMismatch)]
    [InlineData("short signature", VerifyStatus.BadShortSignature, VerifyStatus.DigestMismatch)]
    [InlineData("ordinary signature", VerifyStatus.Ok, VerifyStatus.BadSignature)]
    public void Boot_FlippedBit_IsRefusedByEachBootStage(string place, VerifyStatus native, VerifyStatus ordinary)
    {
        byte[] image = EmulatedDevice.MakeShortApp(Behaviour.Confirm);
        int shortSignature = ShortSignatureOf(image);
        int at = place switch
        {
            "body" => HeaderSize + 200,
            "version" => 22,
            "hmac" => shortSignature - 4 - 1,
            "short signature" => shortSignature + 40,
            _ => image.Length - 20,
        };
        image[at] ^= 1;
        AssertFirstBoot("BootStage", image, native);
        AssertFirstBoot(WithoutNativePath, image, ordinary);
    }

    [Fact]
    public void Boot_BootStageWithoutTheNativePath_NeedsNoLibraryAndKeepsTheState()
    {
        Assert.DoesNotContain(
            "System.Security.Cryptography",
            File.ReadAllText(EmulatedDevice.Firmware(WithoutNativePath), System.Text.Encoding.Latin1),
            StringComparison.Ordinal);
        Assert.Contains(
            "System.Security.Cryptography",
            File.ReadAllText(EmulatedDevice.Firmware("BootStage"), System.Text.Encoding.Latin1),
            StringComparison.Ordinal);

        using EmulatedDevice device = new();
        device.Put(Slot.A, EmulatedDevice.MakeShortApp(Behaviour.Confirm));
        device.PowerOn();
        AssertKnown(device, ImageIdentity.ShortDigestKind);

        device.BootStage = EmulatedDevice.Firmware(WithoutNativePath);
        Assert.Contains("app: Boot of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);
        AssertKnown(device, ImageIdentity.DigestKind);

        device.BootStage = EmulatedDevice.Firmware("BootStage");
        Assert.Contains("app: Boot of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);
        AssertKnown(device, ImageIdentity.ShortDigestKind);

        // Another image gets a trial: this is no change of the boot stage alone.
        device.BootStage = EmulatedDevice.Firmware(WithoutNativePath);
        device.Put(Slot.A, EmulatedDevice.MakeShortApp(Behaviour.Confirm, major: 3));
        Assert.Contains("app: Trial of version 3 in slot A", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Boot_BootStageOfBefore_TakesTheTlvsForAVendorsOwn()
    {
        using OldBootStage old = new();
        using EmulatedDevice device = new() { BootStage = old.Path };
        device.Put(Slot.A, EmulatedDevice.MakeShortApp(Behaviour.Confirm));
        Assert.Contains("app: confirm 0", device.PowerOn(), StringComparison.Ordinal);
        AssertKnown(device, ImageIdentity.DigestKind);
        Assert.Contains("app: Boot of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);

        byte[] image = EmulatedDevice.MakeShortApp(Behaviour.Confirm, major: 2);
        foreach (int at in new[] { ShortSignatureOf(image) - 5, ShortSignatureOf(image), ShortSignatureOf(image) + 95 })
        {
            byte[] bad = (byte[])image.Clone();
            bad[at] ^= 1;
            device.Put(Slot.B, bad);
            JournalState state = device.Journal.Copy();
            state.SetState(Slot.B, SlotState.Pending);
            device.PutJournal(state);
            Assert.Contains("boot: refused: DigestMismatch", device.PowerOn(), StringComparison.Ordinal);
        }

        device.BootStage = EmulatedDevice.Firmware("BootStage");
        Assert.Contains("app: Boot of version 1 in slot A", device.PowerOn(), StringComparison.Ordinal);
        AssertKnown(device, ImageIdentity.ShortDigestKind);
    }

    private static void AssertFirstBoot(string bootStage, byte[] image, VerifyStatus expected)
    {
        using EmulatedDevice device = new() { BootStage = EmulatedDevice.Firmware(bootStage) };
        device.Install(
            image, SlotState.Pending, EmulatedDevice.MakeShortApp(Behaviour.Confirm, major: 2), SlotState.Confirmed);
        string console = device.PowerOn();
        Assert.Contains(
            expected == VerifyStatus.Ok ? "app: Trial of version 1" : $"boot: refused: {expected}",
            console,
            StringComparison.Ordinal);
    }

    private static string Push(PushClient client, byte[] image)
    {
        try
        {
            client.Push(image, client.Greet(), isAnew: true);
            return "";
        }
        catch (UpdateException exception)
        {
            return exception.Message;
        }
    }

    private static void AssertKnown(EmulatedDevice device, byte kind)
    {
        Assert.Equal(
            (SlotState.Confirmed, kind), (device.Journal.StateOf(Slot.A), device.Journal.IdentityOf(Slot.A).Kind));
    }

    // Finds the value of the image's only short signature, at the end of the protected area.
    private static int ShortSignatureOf(byte[] image)
    {
        int end = HeaderSize + BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(12))
            + BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(10));
        return end - ShortSignatures.Size;
    }
}
