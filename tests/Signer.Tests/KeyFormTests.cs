using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

/// <summary>Key files in many forms: the key in each file is the key that .NET finds.</summary>
public sealed class KeyFormTests : IDisposable
{
    private const string Broken = "broken";

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void WritePublic_AnyKey_IsWhatDotNetWrites()
    {
        for (int i = 0; i < 50; i++)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            PublicKey read = KeyFile.LoadPublic(Write(key.ExportSubjectPublicKeyInfoPem()), []);
            Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.ExportSubjectPublicKeyInfo());
            Assert.Equal(SHA256.HashData(key.ExportSubjectPublicKeyInfo()), read.KeyHash.ToArray());
        }
    }

    [Fact]
    public void LoadPrivate_EveryFormOfAKey_IsThatKey()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] usual = key.ExportPkcs8PrivateKey();
        Assert.True(P256Der.TryReadPrivate(usual, out _));

        // RFC 5915 permits a key without the point, and a key with the name of the curve.
        foreach (byte[] form in new[] { usual, WithoutPoint(usual), WithCurve(usual) })
        {
            using PrivateKey read = KeyFile.LoadPrivate(Write(PemEncoding.WriteString("PRIVATE KEY", form)), []);
            Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.Public.ExportSubjectPublicKeyInfo());
        }

        Assert.False(P256Der.TryReadPrivate(WithoutPoint(usual), out _));
        Assert.False(P256Der.TryReadPrivate(WithCurve(usual), out _));
    }

    [Fact]
    public void LoadPrivate_AnyByteChanged_IsNeverAnotherKey()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] usual = key.ExportPkcs8PrivateKey();
        List<int> taken = [];
        for (int i = 0; i < usual.Length; i++)
        {
            byte[] changed = (byte[])usual.Clone();
            changed[i] ^= 1;
            string path = Write(PemEncoding.WriteString("PRIVATE KEY", changed));
            byte[]? other = Load(path);
            Assert.True(other is null || other.AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()), $"byte {i}");
            if (other is not null)
            {
                taken.Add(i);
            }
        }

        // .NET accepts version 2 of the structure (RFC 5958), and a bit string that declares its last bit, a zero,
        // unused.
        Assert.All(taken, i => Assert.True(i is 5 or 72, $"byte {i}"));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    public void LoadPrivate_NumberOutOfRange_IsRefused(string number)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] info = key.ExportPkcs8PrivateKey();
        Convert.FromHexString(number).CopyTo(info, 36);
        string path = Write(PemEncoding.WriteString("PRIVATE KEY", info));
        Assert.Equal(KeyProblem.Garbage, Assert.Throws<KeyException>(() => KeyFile.LoadPrivate(path, [])).Problem);
    }

    // <B>, <L> and <E> are the lines of a key file.
    [Theory]
    [InlineData("<B>\n<L>\n<E>\n", "PUBLIC KEY", "as it is written")]
    [InlineData("<B>\r\n<L>\r\n<E>\r\n", "PUBLIC KEY", "line ends of Windows")]
    [InlineData("<B>\n<L>\n<E>", "PUBLIC KEY", "no last line end")]
    [InlineData("a key of mine\n<B>\n<L>\n<E>\nand more\n", "PUBLIC KEY", "explanatory text, RFC 7468 section 2")]
    [InlineData("<B>\n  <L>\n\t\n<E>\n", "PUBLIC KEY", "spaces among the base64")]
    [InlineData(
        "<B>\n<L>\n-----END OTHER KEY-----\n<B>\n<L>\n<E>\n",
        "PUBLIC KEY",
        "a block without its own end is text before the next")]
    [InlineData("<B>\n<L>\n", Broken, "no end")]
    [InlineData("<B>\n<E>\n<B>\n<L>\n<E>\n", Broken, "two blocks, the first empty")]
    [InlineData("<B>\n<L>\n<E>\n<B>\n<L>\n<E>\n", Broken, "two keys")]
    [InlineData("-----BEGIN PUBLIC KEY\n<L>\n<E>\n", Broken, "no dashes after the label")]
    [InlineData("<B>\n!<L>\n<E>\n", Broken, "no base64")]
    [InlineData("<B>\n<L>=\n<E>\n", Broken, "one padding too many")]
    [InlineData("<L>\n", Broken, "no marks")]
    [InlineData("-----BEGIN ", Broken, "cut in the mark")]
    [InlineData("\u00FF\u00FE", Broken, "no text")]
    public void Read_Text_IsAKeyOrRefused(string text, string expected, string why)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string line = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        string content = text.Replace("<B>", "-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal)
            .Replace("<L>", line, StringComparison.Ordinal)
            .Replace("<E>", "-----END PUBLIC KEY-----", StringComparison.Ordinal);

        KeyPem? found = TryRead(content);
        Assert.True(expected == (found?.Label ?? Broken), why);
        if (found is not null)
        {
            Assert.Equal(key.ExportSubjectPublicKeyInfo(), found.Der);
        }
    }

    [Fact]
    public void Read_AnyCharacterChanged_IsWhatDotNetFinds()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] original = key.ExportSubjectPublicKeyInfo();
        string text = "text\n" + key.ExportSubjectPublicKeyInfoPem() + "\nmore text\n";
        int found = 0;
        foreach (char c in "-\nA= \0~")
        {
            for (int i = 0; i < text.Length; i++)
            {
                string changed = text[..i] + c + text[(i + 1)..];
                (string Label, byte[] Der)? theirs = Find(changed);
                KeyPem? ours = TryRead(changed);

                // .NET requires white space around a block; KeyPem does not.
                if (theirs is not null && theirs.Value.Label == PemLabel.Public)
                {
                    Assert.Equal(theirs.Value.Der, ours?.Der);
                    found++;
                }
                else if (ours is not null)
                {
                    Assert.Equal(original, ours.Der);
                }
            }
        }

        Assert.InRange(found, 200, 7 * text.Length);
    }

    private static (string Label, byte[] Der)? Find(string text)
    {
        if (!PemEncoding.TryFind(text, out PemFields fields)
            || PemEncoding.TryFind(text.AsSpan()[fields.Location.End..], out _))
        {
            return null;
        }

        return (text[fields.Label], Convert.FromBase64String(text[fields.Base64Data]));
    }

    private static byte[] WithoutPoint(byte[] info)
    {
        byte[] form = info[..^70];
        form = [0x30, (byte)(form.Length - 3), .. form[3..]];
        form[27] = (byte)(form.Length - 28);
        form[29] = (byte)(form.Length - 30);
        return form;
    }

    private static byte[] WithCurve(byte[] info)
    {
        // Inserts [0] { OID 1.2.840.10045.3.1.7 } between the number and the point.
        byte[] form =
        [
            .. info[..68], 0xA0, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, .. info[68..],
        ];
        foreach (int length in new[] { 2, 28, 30 })
        {
            form[length] += 12;
        }

        return form;
    }

    private static byte[]? Load(string path)
    {
        try
        {
            using PrivateKey key = KeyFile.LoadPrivate(path, []);
            return key.Public.ExportSubjectPublicKeyInfo();
        }
        catch (KeyException)
        {
            return null;
        }
    }

    private KeyPem? TryRead(string text)
    {
        try
        {
            return KeyPem.Read(Write(text));
        }
        catch (KeyException)
        {
            return null;
        }
    }

    private string Write(string text)
    {
        return _folder.Write("k.pem", Encoding.Latin1.GetBytes(text));
    }
}
