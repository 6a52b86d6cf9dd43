using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Signer.Tests;

public sealed class DeterministicKeyTests : IDisposable
{
    // The key of RFC 6979, appendix A.2.5.
    private const string RfcKey = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string, string, string> Rfc =>
        [.. VectorTable.Read(Repository.Vectors("crypto", "rfc6979.txt"), 4)
            .Select(row => new TheoryDataRow<string, string, string, string>(row[0], row[1], row[2], row[3]))];

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Rfc))]
    public void Sign_VectorOfTheRfc_HasItsNumbers(string message, string r, string s, string why)
    {
        using DeterministicKey key = new(Load(RfcKey));
        AsnReader signature = new AsnReader(key.Sign(Hash(message)), AsnEncodingRules.DER).ReadSequence();

        Assert.True(signature.ReadInteger() == Number(r), why);
        Assert.True(signature.ReadInteger() == Number(s), why);
        Assert.False(signature.HasData);
    }

    [Fact]
    public void Sign_AnyDigest_IsTheSameTwiceAndVerifiesOnTheDevice()
    {
        using DeterministicKey key = new(PrivateKey.Create(KeyType.EcdsaP256));
        TrustedKey trusted = key.Public.ToTrustedKey();
        List<byte[]> digests = [new byte[32], [.. Enumerable.Repeat((byte)0xFF, 32)], .. Enumerable.Range(0, 40)
            .Select(i => Hash($"message {i}"))];

        foreach (byte[] digest in digests)
        {
            byte[] signature = key.Sign(digest);
            Assert.Equal(signature, key.Sign(digest));
            Assert.Equal(VerifyStatus.Ok, trusted.Verify(digest, signature, 0, signature.Length));
        }
    }

    [Fact]
    public void Sign_OtherDigestOrOtherKey_HasAnotherNonce()
    {
        using DeterministicKey key = new(Load(RfcKey));
        using DeterministicKey other = new(PrivateKey.Create(KeyType.EcdsaP256));

        BigInteger[] rs = [ReadR(key.Sign(Hash("a"))), ReadR(key.Sign(Hash("b"))), ReadR(other.Sign(Hash("a")))];
        Assert.Equal(3, rs.Distinct().Count());
    }

    [Fact]
    public void Constructor_RsaKey_IsRefused()
    {
        using PrivateKey key = KeyFile.LoadPrivate(ImgtoolVectors.Key("rsa-3072-a.pem"), []);
        Assert.Equal(KeyProblem.WrongKind, Assert.Throws<KeyException>(() => new DeterministicKey(key)).Problem);
    }

    private PrivateKey Load(string secret)
    {
        using ECDsa key = ECDsa.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Convert.FromHexString(secret) });
        return KeyFile.LoadPrivate(
            _folder.Write(Guid.NewGuid().ToString("N"), Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem())), []);
    }

    private static byte[] Hash(string message)
    {
        return SHA256.HashData(Encoding.ASCII.GetBytes(message));
    }

    private static BigInteger Number(string hex)
    {
        return new BigInteger(Convert.FromHexString(hex), isUnsigned: true, isBigEndian: true);
    }

    private static BigInteger ReadR(byte[] signature)
    {
        return new AsnReader(signature, AsnEncodingRules.DER).ReadSequence().ReadInteger();
    }
}
