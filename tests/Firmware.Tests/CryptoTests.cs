using System;
using nanoFramework.TestFramework;
using SecureBoot.Crypto;

namespace NFUnitTest;

/// <summary>Known answers with the device's arithmetic.</summary>
[TestClass]
public class CryptoTests
{
    [DataRow("", "E3-B0-C4-42-98-FC-1C-14-9A-FB-F4-C8-99-6F-B9-24-27-AE-41-E4-64-9B-93-4C-A4-95-99-1B-78-52-B8-55")]
    [DataRow("abc", "BA-78-16-BF-8F-01-CF-EA-41-41-40-DE-5D-AE-22-23-B0-03-61-A3-96-17-7A-9C-B4-10-FF-61-F2-00-15-AD")]
    public void Sha256_Fips180Example_IsTheKnownDigest(string text, string expected)
    {
        byte[] data = new byte[text.Length];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)text[i];
        }

        byte[] digest = new byte[Sha256.DigestSize];
        Sha256.Hash(data, 0, data.Length, digest);
        Assert.AreEqual(expected, BitConverter.ToString(digest));
    }

    [TestMethod]
    public void KnownAnswers_OnThisRuntime_Pass()
    {
        Assert.IsTrue(KnownAnswers.Run());
    }

    [TestMethod]
    public void TryCreate_PointOffTheCurve_IsNoKey()
    {
        byte[] point = Convert.FromBase64String(SampleImage.Point);
        Assert.IsNotNull(P256PublicKey.TryCreate(point));
        point[64] ^= 1;
        Assert.IsNull(P256PublicKey.TryCreate(point));
    }

    // The test computes the point from digest, r and s. The first quotient in the inversion of s has 255 bits.
    [TestMethod]
    public void Verify_SignatureWhoseSIsThree_IsGoodForThatDigestOnly()
    {
        P256PublicKey key = P256PublicKey.TryCreate(
            Convert.FromBase64String(
                "BGjzskpNbuAlTblB+105eTDbLcofyAwxQg7Om8hep6FDxlqIbIDFtnlWPefnj4YvY/jAQckOajlpmqfDcpy9iXQ="))!;
        byte[] digest = Convert.FromBase64String("aCIDyrtoreS0U36WJ6KTJWSKGKTqBJKgz/ZaqufA2dU=");
        byte[] signature = new byte[EcdsaSignature.Size];
        Array.Copy(Convert.FromBase64String("+PaWaB1+DvntNnt6x3YZv4ZTpspWu1TsTa/Z+1efubI="), signature, 32);
        signature[63] = 3;
        Assert.IsTrue(EcdsaP256.Verify(key, digest, signature));
        signature[63] = 2;
        Assert.IsFalse(EcdsaP256.Verify(key, digest, signature));
    }
}
