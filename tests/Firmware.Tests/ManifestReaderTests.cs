using nanoFramework.TestFramework;
using SecureBoot.Image;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>docs/manifest-format.md on the device's runtime: each status, and each number at its limits.</summary>
[TestClass]
public class ManifestReaderTests
{
    private static byte[] s_image = new byte[0];

    [Setup]
    public void MakeImage()
    {
        s_image = DeviceImage.Make(2, 7, 0);
    }

    [TestMethod]
    public void Read_Good_GivesEveryField()
    {
        Manifest manifest = DeviceManifest.Read(New().Make());

        Assert.IsTrue(manifest.Version == 0x0200000000000000ul);
        Assert.AreEqual(5, (int)manifest.Numbers.Sequence);
        Assert.AreEqual(1800000005, (int)manifest.Numbers.Issued);
        Assert.AreEqual(1900000000, (int)manifest.Numbers.Expires);
        Assert.AreEqual(Manifest.WholeFleet, (int)manifest.Numbers.Rollout);
        Assert.IsFalse(manifest.Numbers.IsHalted);
        Assert.AreEqual(s_image.Length, manifest.Numbers.Size);
        Assert.AreEqual(7, (int)manifest.Numbers.SecurityCounter);
        Assert.AreEqual(1, manifest.Numbers.BlockCount);
        Assert.AreEqual(16, (int)manifest.Product[15]);
        Assert.IsTrue(manifest.IsBlock(0, DeviceManifest.Hash(s_image, 0, s_image.Length)));
        Assert.IsFalse(manifest.IsBlock(1, manifest.FileDigest));
        Assert.IsFalse(manifest.IsOf(ImageIdentity.Unknown));
    }

    [TestMethod]
    public void Read_Broken_IsRefusedByName()
    {
        Is(ManifestStatus.Ok, New());
        DeviceManifest image = New();
        image.Flags = 0;
        Is(ManifestStatus.Bootable, image);
        DeviceManifest format = New();
        format.Format = 2;
        Is(ManifestStatus.UnknownFormat, format);
        Is(ManifestStatus.UnknownField, New().Rename(ManifestField.Window, 0x52CC));
        Is(ManifestStatus.MissingField, New().Set(ManifestField.Window, null));
        Is(ManifestStatus.BadFieldLength, New().Set(ManifestField.Poll, new byte[5]));
        Is(ManifestStatus.BadFieldLength, New().Set(ManifestField.Identity, new byte[96]));
        Is(ManifestStatus.BadFieldLength, New().Set(ManifestField.Blocks, new byte[33]));
        Is(ManifestStatus.BlocksMismatch, New().Set(ManifestField.Blocks, new byte[64]));
        DeviceManifest stranger = New();
        stranger.Signer = new TestKey();
        Is(ManifestStatus.BadContainer, stranger);
        Assert.AreEqual((int)ManifestStatus.NotRead, (int)default(ManifestStatus));
    }

    [DataRow(0x52C0, 0, false)]
    [DataRow(0x52C0, 1, true)]
    [DataRow(0x52C0, 0x7FFFFFFF, true)]
    [DataRow(0x52C0, -1, false)]
    [DataRow(0x52C1, 0, false)]
    [DataRow(0x52C2, 0, true)]
    [DataRow(0x52C2, 1800000005, false)]
    [DataRow(0x52C2, 1800000006, true)]
    [DataRow(0x52C2, -1, true)]
    [DataRow(0x52C5, 31, false)]
    [DataRow(0x52C5, 786433, false)]
    [DataRow(0x52C5, -1, false)]
    [DataRow(0x50, 0x7FFFFFFF, true)]
    [DataRow(0x50, -2147483648, false)]
    [DataRow(0x52C9, 59, false)]
    [DataRow(0x52C9, 604800, true)]
    [DataRow(0x52C9, 604801, false)]
    [DataRow(0x52CA, 604801, false)]
    public void Read_NumberAtItsLimit_IsTakenOrRefused(int type, int value, bool isGood)
    {
        Is(
            isGood ? ManifestStatus.Ok : ManifestStatus.BadFieldValue,
            New().Set((ushort)type, DeviceManifest.U32((uint)value)));
    }

    [TestMethod]
    public void Read_SmallNumberAtItsLimit_IsTakenOrRefused()
    {
        Is(ManifestStatus.BadFieldValue, New().Set(ManifestField.Rollout, new byte[] { 0x11, 0x27 }));
        Is(ManifestStatus.Ok, New().Set(ManifestField.Rollout, new byte[2]));
        Is(ManifestStatus.Ok, New().Set(ManifestField.Halt, new byte[] { 1 }));
        Is(ManifestStatus.BadFieldValue, New().Set(ManifestField.Halt, new byte[] { 2 }));
        Is(ManifestStatus.Ok, New().Set(ManifestField.Identity, new byte[64]));
    }

    [TestMethod]
    public void Read_EveryByteChangedAndEveryPrefix_NeverCounts()
    {
        byte[] bytes = New().Make();
        ManifestReader reader = new ManifestReader(PublisherTestKey.Publishers);
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x41;
            Assert.AreNotEqual((int)ManifestStatus.Ok, (int)reader.Read(bytes, bytes.Length, out Manifest? changed));
            Assert.IsNull(changed);
            bytes[at] ^= 0x41;
            Assert.AreEqual((int)ManifestStatus.BadContainer, (int)reader.Read(bytes, at, out _));
        }

        Assert.AreEqual((int)VerifyStatus.Ok, (int)Read(reader, bytes));
    }

    [TestMethod]
    public void Fingerprint_IsOfTheBytesAndOfTheKeys()
    {
        byte[] bytes = New().Make();
        ManifestReader reader = new ManifestReader(PublisherTestKey.Publishers);
        ManifestReader other = new ManifestReader(new PublisherKeys(new TrustedKey[] { new TestKey() }));
        byte[] first = reader.ComputeFingerprint(bytes, bytes.Length);
        Assert.AreNotEqual(first[0], other.ComputeFingerprint(bytes, bytes.Length)[0]);
        Assert.AreNotEqual(first[0], reader.ComputeFingerprint(bytes, bytes.Length - 1)[0]);
        Assert.AreEqual(UpdateState.PublishersSize, reader.GetPublishers().Length);
        Assert.AreNotEqual(reader.GetPublishers()[0], other.GetPublishers()[0]);
        Assert.ThrowsException(typeof(System.ArgumentNullException), () => { _ = new ManifestReader(null!); });
    }

    private static VerifyStatus Read(ManifestReader reader, byte[] bytes)
    {
        _ = reader.Read(bytes, bytes.Length, out _);
        return reader.LastVerify;
    }

    private static DeviceManifest New() => new DeviceManifest(s_image, 5);

    private static void Is(ManifestStatus expected, DeviceManifest forge)
    {
        byte[] bytes = forge.Make();
        ManifestStatus status = new ManifestReader(PublisherTestKey.Publishers).Read(
            bytes, bytes.Length, out Manifest? manifest);
        Assert.AreEqual((int)expected, (int)status);
        Assert.AreEqual(expected == ManifestStatus.Ok, manifest is not null);
    }
}
