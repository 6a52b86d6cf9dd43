using System;
using nanoFramework.TestFramework;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>The container of a manifest and the keys of publishers.</summary>
[TestClass]
public class ManifestContainerTests
{
    private static TrustedKey s_key = new TestKey();
    private static byte[] s_bytes = new byte[0];

    [Setup]
    public void ReadSample()
    {
        P256PublicKey? key = P256PublicKey.TryCreate(Convert.FromBase64String(SampleImage.Point));
        Assert.IsNotNull(key);
        s_key = new P256TrustedKey(key!);
        s_bytes = Convert.FromBase64String(SampleImage.Image);
    }

    [TestMethod]
    public void TryRead_SignedBytes_CountForTheirPublisherOnly()
    {
        PublisherKeys publishers = new PublisherKeys(new TrustedKey[] { s_key });
        ManifestContainer container = Read(s_bytes);

        Assert.AreEqual(1, publishers.Count);
        Assert.AreEqual(s_key.KeyHash[31], publishers.KeyHashAt(0)[31]);
        Equal(VerifyStatus.Ok, container.Verify(publishers));
        Equal(VerifyStatus.UnknownKey, container.Verify(new PublisherKeys(new TrustedKey[] { new TestKey() })));
        Equal(VerifyStatus.MissingTrustedKeys, container.Verify(new PublisherKeys(new TrustedKey[0])));
        Assert.AreEqual(container.Tail.Length, container.Tlvs.End);
        Assert.AreEqual(container.Header.BodySize, container.Body.Length);
    }

    [TestMethod]
    public void TryRead_OtherBytes_AreRefused()
    {
        byte[] longer = new byte[s_bytes.Length + 1];
        Array.Copy(s_bytes, 0, longer, 0, s_bytes.Length);
        Equal(VerifyStatus.BadTrailingBytes, ManifestContainer.TryRead(longer, longer.Length, out _));
        Equal(VerifyStatus.Ok, ManifestContainer.TryRead(longer, s_bytes.Length, out _));
        Equal(VerifyStatus.UnreadableImage, ManifestContainer.TryRead(longer, longer.Length + 1, out _));
        Equal(VerifyStatus.UnreadableImage, ManifestContainer.TryRead(longer, -1, out _));
        longer[1000] ^= 1;
        Equal(
            VerifyStatus.DigestMismatch,
            ManifestContainer.TryRead(longer, s_bytes.Length, out ManifestContainer? none));
        Assert.IsNull(none);
        Assert.AreNotEqual((int)VerifyStatus.Ok, (int)ManifestContainer.TryRead(longer, 40, out _));
    }

    private static ManifestContainer Read(byte[] bytes)
    {
        Equal(VerifyStatus.Ok, ManifestContainer.TryRead(bytes, bytes.Length, out ManifestContainer? container));
        return container!;
    }

    private static void Equal(VerifyStatus expected, VerifyStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }
}
