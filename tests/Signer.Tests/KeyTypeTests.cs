using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;
using Xunit;
using KeyException = SecureBoot.Signer.Keys.KeyException;

namespace SecureBoot.Signer.Tests;

/// <summary>Keys of all kinds, with BouncyCastle as a second implementation.</summary>
public sealed class KeyTypeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. KeyType.All.Select(type => type.Name)];

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sign_AnyMessage_IsGoodForBouncyCastleAndTheHostOnly(string name)
    {
        using PrivateKey key = Create(name);
        using PrivateKey other = Create(name);
        foreach (DigestAlgorithm digest in key.Public.Type.Digests)
        {
            byte[] message = digest.Hash(Encoding.ASCII.GetBytes(name));
            byte[] signature = key.Sign(message);
            Assert.True(VerifyElsewhere(key.Public, message, signature));
            Assert.Equal(
                VerifyStatus.Ok, key.Public.ToTrustedKey().Verify(message, [0, .. signature, 0], 1, signature.Length));
            Assert.NotEqual(
                VerifyStatus.Ok, other.Public.ToTrustedKey().Verify(message, signature, 0, signature.Length));
            Assert.NotEqual(
                VerifyStatus.Ok, key.Public.ToTrustedKey().Verify(message, signature, 0, signature.Length - 1));
            message[0] ^= 1;
            Assert.NotEqual(VerifyStatus.Ok, key.Public.ToTrustedKey().Verify(message, signature, 0, signature.Length));
        }
    }

    [Theory]
    [InlineData("ecdsa-p256")]
    [InlineData("ecdsa-p384")]
    public void SignDeterministic_AnyKeyAndDigest_IsBouncyCastlesRfc6979(string name)
    {
        for (int i = 0; i < 20; i++)
        {
            PrivateKey key = Create(name);
            ECPrivateKeyParameters parameters = (ECPrivateKeyParameters)Elsewhere(key);
            using DeterministicKey deterministic = new(key);
            byte[] digest = i == 0
                ? [.. Enumerable.Repeat((byte)0xFF, key.Public.Type.Bits / 8)]
                : key.Public.Type.Digests[0].Hash([(byte)i]);

            IDigest hash = key.Public.Type == KeyType.EcdsaP256 ? new Sha256Digest() : new Sha384Digest();
            ECDsaSigner signer = new(new HMacDsaKCalculator(hash));
            signer.Init(forSigning: true, parameters);
            byte[] expected = StandardDsaEncoding.Instance.Encode(
                parameters.Parameters.N, signer.GenerateSignature(digest)[0], Second(signer, digest));
            Assert.Equal(expected, deterministic.Sign(digest));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_EveryFormOfAKey_IsThatKey(string name)
    {
        using PrivateKey key = Create(name);
        AsymmetricKeyParameter own = Elsewhere(key);
        byte[] expected = key.Public.ExportSubjectPublicKeyInfo();
        foreach ((string form, byte[] content) in PrivateForms(key, own))
        {
            using PrivateKey read = KeyFile.LoadPrivate(_folder.Write("k", content), ["other", "pass word"]);
            Assert.True(expected.AsSpan().SequenceEqual(read.Public.ExportSubjectPublicKeyInfo()), form);
            Assert.True(
                VerifyElsewhere(
                    key.Public, key.Public.Type.Digests[0].Hash([]), read.Sign(key.Public.Type.Digests[0].Hash([]))),
                form);
        }

        foreach ((string form, byte[] content) in PublicForms(key.Public))
        {
            Assert.True(
                expected.AsSpan()
                    .SequenceEqual(KeyFile.LoadPublic(_folder.Write("k", content), []).ExportSubjectPublicKeyInfo()),
                form);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_AnyType_IsReadByBouncyCastle(string name)
    {
        using PrivateKey key = Create(name);
        KeyFile.Create(new OutputWriter(() => Stream.Null), _folder.File("k.pem"), key, password: null);
        Assert.Equal(Elsewhere(key), Read(File.ReadAllText(_folder.File("k.pem")), ""));
    }

    [Fact]
    public void Create_EncryptedEd25519_IsReadByBouncyCastle()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.Ed25519);
        byte[] encrypted = Pbes2.Encrypt(
            Convert.FromBase64String(string.Concat(key.ExportPem(null).Split('\n')[1..^2])),
            "pass word",
            iterations: 1000);
        Assert.Equal(Elsewhere(key), Read(PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", encrypted), "pass word"));
    }

    [Theory]
    [InlineData("ecdsa-p256")]
    [InlineData("ed25519")]
    public void Create_PasswordBeyondAscii_Opens(string name)
    {
        using PrivateKey key = Create(name);
        KeyFile.Create(new OutputWriter(() => Stream.Null), _folder.File("k.pem"), key, "p\u00E4ss \u8A9E");
        Assert.Equal(
            KeyProblem.WrongPassword,
            Assert.Throws<KeyException>(() => KeyFile.LoadPrivate(_folder.File("k.pem"), ["pass"])).Problem);
    }

    [Theory]
    [InlineData("ecdsa-p384", 50)]
    [InlineData("ed25519", 12)]
    public void LoadPublic_AnyByteChanged_IsNeverThatKey(string name, int least)
    {
        using PrivateKey key = Create(name);
        byte[] info = key.Public.ExportSubjectPublicKeyInfo();
        int refused = 0;
        for (int i = 0; i < info.Length; i++)
        {
            byte[] changed = (byte[])info.Clone();
            changed[i] ^= 1;
            try
            {
                // .NET accepts a bit string that declares its last bit, a zero, unused.
                byte[] read = KeyFile.LoadPublic(_folder.Write("k", changed), []).ExportSubjectPublicKeyInfo();
                Assert.True(!info.AsSpan().SequenceEqual(read) || (name == "ecdsa-p384" && i == 22), $"byte {i}");
            }
            catch (KeyException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, least, info.Length);
    }

    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "the neutral point")]
    [InlineData("ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F", "of order 2")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "of order 4")]
    [InlineData("26E8958FC2B227B045C3F489F2EF98F0D5DFAC05D3C63339B13802886D53FC05", "of order 8")]
    [InlineData("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F", "not reduced")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "off the curve")]
    public void LoadPublic_Ed25519PointThatIsNoKey_IsRefused(string hex, string why)
    {
        string path = _folder.Write("k", Ed25519Der.WritePublic(Convert.FromHexString(hex)));
        KeyProblem? problem = (Record.Exception(() => KeyFile.LoadPublic(path, [])) as KeyException)?.Problem;
        Assert.True(problem == KeyProblem.Garbage, why);
    }

    [Fact]
    public void LoadPrivate_Ed25519WithAnotherPublicKey_IsRefused()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.Ed25519);
        using PrivateKey other = PrivateKey.Create(KeyType.Ed25519);
        byte[] own = Convert.FromBase64String(string.Concat(key.ExportPem(null).Split('\n')[1..^2]));
        foreach ((PrivateKey half, bool isGood) in new[] { (key, true), (other, false) })
        {
            // OneAsymmetricKey of RFC 5958: version 1, with the public key as [1].
            byte[] point = half.Public.ExportSubjectPublicKeyInfo()[12..];
            byte[] form = [0x30, 0x51, 0x02, 0x01, 0x01, .. own[5..], 0x81, 0x21, 0x00, .. point];
            Exception? exception = Record.Exception(() => KeyFile.LoadPrivate(_folder.Write("k", form), []).Dispose());
            Assert.Equal(isGood ? null : KeyProblem.Garbage, (exception as KeyException)?.Problem);
        }
    }

    private static PrivateKey Create(string name)
    {
        return KeyType.TryParse(name, out KeyType? type) ? PrivateKey.Create(type!) : throw new ArgumentException(name);
    }

    private static AsymmetricKeyParameter Elsewhere(PrivateKey key)
    {
        return Read(key.ExportPem(null), "");
    }

    private static AsymmetricKeyParameter Read(string pem, string password)
    {
        using PemReader reader = new(new StringReader(pem), new Password(password));
        return reader.ReadObject() switch
        {
            AsymmetricCipherKeyPair pair => pair.Private,
            AsymmetricKeyParameter one =>
            one,
            _ => throw new InvalidDataException()
        };
    }

    private static Org.BouncyCastle.Math.BigInteger Second(ECDsaSigner signer, byte[] digest)
    {
        return signer.GenerateSignature(digest)[1];
    }

    private static bool VerifyElsewhere(PublicKey key, byte[] message, byte[] signature)
    {
        AsymmetricKeyParameter own = PublicKeyFactory.CreateKey(key.ExportSubjectPublicKeyInfo());
        ISigner signer = key.Type.IsRsa ? PssSigner.CreateRawSigner(
            new RsaBlindedEngine(), new Sha256Digest(), new Sha256Digest(), 32, 0xBC)
            : key.Type == KeyType.Ed25519 ? new Ed25519Signer()
            : new DsaDigestSigner(new ECDsaSigner(), new NullDigest(), StandardDsaEncoding.Instance);
        signer.Init(forSigning: false, own);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }

    private static IEnumerable<(string Form, byte[] Content)> PrivateForms(PrivateKey key, AsymmetricKeyParameter own)
    {
        string pem = key.ExportPem(null);
        byte[] info = Convert.FromBase64String(string.Concat(pem.Split('\n')[1..^2]));
        yield return ("PKCS#8 PEM", Encoding.ASCII.GetBytes(pem));
        yield return ("PKCS#8 DER", info);
        yield return ("PKCS#8 of BouncyCastle", PrivateKeyInfoFactory.CreatePrivateKeyInfo(own).GetDerEncoded());
        yield return ("encrypted PKCS#8", Encoding.ASCII.GetBytes(key.ExportPem("pass word")));
        if (key.Public.Type == KeyType.Ed25519)
        {
            yield break;
        }

        // OpenSSL's formats from before PKCS#8: SEC 1 and PKCS#1, also encrypted.
        yield return ("SEC 1 or PKCS#1 PEM", Encoding.ASCII.GetBytes(Write(writer => writer.WriteObject(own))));
        yield return (
            "encrypted SEC 1 or PKCS#1",
            Encoding.ASCII.GetBytes(
                Write(
                    writer => writer.WriteObject(own, "AES-256-CBC", "pass word".ToCharArray(), new SecureRandom()))));
        yield return (
            "SEC 1 or PKCS#1 DER", PrivateKeyInfoFactory.CreatePrivateKeyInfo(own).ParsePrivateKey().GetDerEncoded());
        if (own is ECPrivateKeyParameters ec)
        {
            Org.BouncyCastle.Math.EC.ECPoint point = ec.Parameters.G.Multiply(ec.D).Normalize();
            Org.BouncyCastle.Asn1.Sec.ECPrivateKeyStructure structure = new(
                ec.Parameters.N.BitLength, ec.D, new Org.BouncyCastle.Asn1.DerBitString(point.GetEncoded(true)), null);
            yield return (
                "compressed point",
                new Org.BouncyCastle.Asn1.Pkcs.PrivateKeyInfo(
                    PrivateKeyInfoFactory.CreatePrivateKeyInfo(own).PrivateKeyAlgorithm, structure).GetDerEncoded());
        }
    }

    private static IEnumerable<(string Form, byte[] Content)> PublicForms(PublicKey key)
    {
        byte[] info = key.ExportSubjectPublicKeyInfo();
        yield return ("SubjectPublicKeyInfo DER", info);
        yield return ("SubjectPublicKeyInfo PEM", Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", info)));
        AsymmetricKeyParameter own = PublicKeyFactory.CreateKey(info);
        yield return (
            "SubjectPublicKeyInfo of BouncyCastle",
            SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(own).GetDerEncoded());
        if (key.Type.IsRsa)
        {
            yield return ("PKCS#1 DER", key.Encode());
            yield return (
                "PKCS#1 PEM", Encoding.ASCII.GetBytes(PemEncoding.WriteString("RSA PUBLIC KEY", key.Encode())));
        }
        else if (own is ECPublicKeyParameters ec)
        {
            SubjectPublicKeyInfo usual = SubjectPublicKeyInfo.GetInstance(info);
            yield return (
                "compressed point",
                new SubjectPublicKeyInfo(usual.Algorithm, new X9ECPoint(ec.Q, true).GetPointEncoding())
                    .GetDerEncoded());
        }
    }

    private static string Write(Action<PemWriter> write)
    {
        StringWriter text = new();
        using PemWriter writer = new(text);
        write(writer);
        writer.Writer.Flush();
        return text.ToString();
    }

    private sealed class Password(string text) : IPasswordFinder
    {
        public char[] GetPassword() => text.ToCharArray();
    }
}
