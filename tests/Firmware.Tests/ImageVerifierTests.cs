using System;
using nanoFramework.TestFramework;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>The verifier with a good image and with damaged images.</summary>
[TestClass]
public class ImageVerifierTests
{
    private static ImagePolicy? s_policy;
    private static byte[] s_image = new byte[0];

    [Setup]
    public void CreateVerifier()
    {
        P256PublicKey? key = P256PublicKey.TryCreate(Convert.FromBase64String(SampleImage.Point));
        Assert.IsNotNull(key);
        TrustedKeys keys = new TrustedKeys(new TrustedKey[] { new P256TrustedKey(key!) }, 1);
        s_policy = ImagePolicy.WithoutCounter(keys, 64 * 1024);
        s_image = Convert.FromBase64String(SampleImage.Image);
    }

    [TestMethod]
    public void Verify_GoodImage_IsOk()
    {
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Verify(s_image));
    }

    [DataRow(0)]
    [DataRow(8)]
    [DataRow(12)]
    [DataRow(20)]
    [DataRow(40)]
    [DataRow(1000)]
    [DataRow(1206)]
    public void Verify_OneBitFlipped_IsRefused(int at)
    {
        byte[] image = Copy(s_image, s_image.Length);
        image[at] ^= 0x10;
        Assert.AreNotEqual((int)VerifyStatus.Ok, (int)Verify(image));
    }

    [DataRow(32)]
    [DataRow(33)]
    [DataRow(1000)]
    [DataRow(1206)]
    public void Verify_CutShort_IsRefused(int length)
    {
        Assert.AreNotEqual((int)VerifyStatus.Ok, (int)Verify(Copy(s_image, length)));
    }

    private static VerifyStatus Verify(byte[] image)
    {
        return ImageLoader.TryLoad(selfTestPassed: true, new ArrayImageSource(image), s_policy!, out _, out _);
    }

    private static byte[] Copy(byte[] source, int length)
    {
        byte[] copy = new byte[length];
        Array.Copy(source, 0, copy, 0, length);
        return copy;
    }
}
