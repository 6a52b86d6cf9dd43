using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.Tests.Crypto;

namespace SecureBoot.Tests.Image;

/// <summary>Runs one row of tests/vectors/image/statuses.txt: applies the named changes to the good image and its
/// device.</summary>
internal sealed class StatusCase : IDisposable
{
    private const int UsualMaxSize = 4096;

    private readonly ECDsa _a = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _b = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _c = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ImageForge _forge = new(Enumerable.Range(0, 64).Select(i => (byte)i).ToArray())
    {
        HeaderSize = 48,
    };
    private uint? _counter = 5;
    private int _threshold = 1;
    private readonly List<ECDsa> _crowd = [];
    private RevokedKeys _revoked = RevokedKeys.None;
    private string _keys = "";
    private bool _selfTestPassed = true;
    private bool _isVerified = true;
    private int _failingRead = -1;
    private int? _length;
    private int _maxSize = UsualMaxSize;
    private byte[]? _product;
    private HmacSha256? _hmac;
    private bool _checksBoth;
    private string _signers = "a";
    private Func<byte[], byte[]> _change = image => image;

    public StatusCase(string changes)
    {
        foreach (string change in SplitChanges(changes))
        {
            string[] parts = change.Split('=', 2);
            Apply(parts[0], parts.Length == 2 ? parts[1] : "");
        }
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
        _c.Dispose();
        _crowd.ForEach(key => key.Dispose());
    }

    public VerifyStatus Run()
    {
        if (!_isVerified)
        {
            return default;
        }

        byte[] image = _change(BuildImage());
        TrustedKeys trusted = new(GetKeys(), _threshold);
        FaultySource source = new(image, _failingRead, _length);
        ImagePolicy policy = ImagePolicy.WithCounter(trusted, _maxSize, 5, _revoked);
        policy.Product = _product;
        policy.Hmac = _hmac;
        policy.ChecksBoth = _checksBoth;
        VerifyStatus status = ImageLoader.TryLoad(
            _selfTestPassed, source, policy, out LoadedImage? loaded, out VerifiedImage? verified);
        if ((status == VerifyStatus.Ok) != (loaded is not null && verified is not null))
        {
            throw new InvalidOperationException("an image was given out with status " + status);
        }

        return status;
    }

    // A comma followed by a TLV (0070:...) belongs to the value before the comma.
    private static string[] SplitChanges(string changes)
    {
        return changes.Split(',').Aggregate(Array.Empty<string>(), (done, next) =>
            next.Contains(':', StringComparison.Ordinal) && !next.Contains('=', StringComparison.Ordinal)
                ? [.. done[..^1], done[^1] + "," + next]
                : [.. done, next]);
    }

    private TrustedKey[] GetKeys()
    {
        return _keys switch
        {
            "none" => [],
            "a+b" => [Trust(_a), Trust(_b)],
            "crowd" => [Trust(_a), .. _crowd.Select(Trust)],
            _ => _threshold == 1 ? [Trust(_a)] : [Trust(_a), Trust(_b)],
        };
    }

    private ECDsa Find(string key)
    {
        return key == "a" ? _a : key == "b" ? _b : key == "c" ? _c : _crowd[int.Parse(key, null)];
    }

    private static P256TrustedKey Trust(ECDsa key)
    {
        return new P256TrustedKey(
            P256PublicKey.TryCreate(ImageForge.Point(key)) ?? throw new InvalidOperationException());
    }

    private static byte[] Bytes(string text)
    {
        return text.StartsWith('*') ? new byte[int.Parse(text[1..], null)] : Convert.FromHexString(text);
    }

    private byte[] BuildImage()
    {
        if (_counter is uint counter)
        {
            byte[] value = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(value, counter);
            _forge.AddProtected(0x50, value);
        }

        foreach (string signer in _signers.Split('+'))
        {
            if (signer != "none")
            {
                _forge.Signers.Add(signer == "a" ? _a : _b);
            }
        }

        return _forge.Build();
    }

    private void Apply(string name, string value)
    {
        switch (name)
        {
            case "none": break;
            case "verifier": _isVerified = false; break;
            case "keys": TakeKeys(value); break;
            case "revoked":
                Array.ForEach(
                    value.Split('+'),
                    key => _revoked = _revoked.With(ImageForge.KeyHash(Find(key)))
                        ?? throw new InvalidOperationException("too many"));
                break;
            case "revokes":
                _forge.AddProtected(0x52A0, [.. value.Split('+').SelectMany(key => ImageForge.KeyHash(Find(key)))]);
                break;
            case "self-test": _selfTestPassed = false; break;
            case "read-fails": _failingRead = int.Parse(value, null); break;
            case "max": _maxSize = int.Parse(value, null); break;
            case "product": _product = Convert.FromHexString(value); break;
            case "length": _length = int.Parse(value, null); break;
            case "signers": _signers = value; break;
            case "threshold": _threshold = int.Parse(value, null); break;
            case "counter": _counter = value == "none" ? null : uint.Parse(value, null); break;
            case "native": _hmac = new FrameworkHmac(value); break;
            case "both": _hmac = new FrameworkHmac(value); _checksBoth = true; break;
            case "short": Array.ForEach(value.Split('+'), AddShortSigner); break;
            case "body-hash": _forge.HasBodyHash = value == "yes"; break;
            case "hmac-key": _forge.HmacKey = Convert.FromHexString(value); break;
            case "short-domain": _forge.ShortDomain = Bytes(value); break;
            case "short-type": _forge.FirstShortType = Convert.ToUInt16(value, 16); break;
            case "short-signature": _forge.EncodeShort = _ => Bytes(value); break;
            case "short-of-other-image": _forge.EncodeShort = _ => SignOtherImage(); break;
            case "short-mirrored": _forge.EncodeShort = Mirror; break;
            case "behind": AddTlvs(name, value); break;
            case "digest": _forge.HasDigest = false; break;
            case "keyhash": _forge.AddUnprotected(0x01, ImageForge.KeyHash(_a)); break;
            case "der": _forge.Encode = _ => Convert.FromHexString(value); break;
            case "sign-other":
                _forge.Encode = _ => _a.SignData([1], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
                break;
            case "header": PatchHeader(value); break;
            case "protected" or "unprotected": AddTlvs(name, value); break;
            case "protected-count": AddVendorTlvs(int.Parse(value, null)); break;
            default: ApplyToBytes(name, value); break;
        }
    }

    // A crowd is key a and nine more keys, one more than a device can store as revoked.
    private void TakeKeys(string value)
    {
        _keys = value;
        for (int i = 0; value == "crowd" && i <= RevokedKeys.Capacity; i++)
        {
            _crowd.Add(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        }
    }

    // a: key a is named and signs. a/b: key a is named and key b signs.
    private void AddShortSigner(string text)
    {
        string[] parts = text.Split('/');
        _forge.ShortSigners.Add((Find(parts[0]), Find(parts[^1])));
    }

    // A good short signature by key a, of an image with another body.
    private byte[] SignOtherImage()
    {
        ImageForge other = new(new byte[64]) { HeaderSize = _forge.HeaderSize };
        other.AddProtected(0x50, [5, 0, 0, 0]);
        other.ShortSigners.Add((_a, _a));
        byte[] image = other.Build();
        int at = other.HeaderSize + other.Body.Length + 4 + 8 + 36 + 4 + 32;
        return image[at..(at + 64)];
    }

    // (r, n - s) is as valid as (r, s).
    private static byte[] Mirror(byte[] signature)
    {
        BigInteger s = new(signature.AsSpan(32), isUnsigned: true, isBigEndian: true);
        byte[] mirrored = (ReferenceCurve.N - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. signature[..32], .. new byte[32 - mirrored.Length], .. mirrored];
    }

    private void ApplyToBytes(string name, string value)
    {
        switch (name)
        {
            case "protected-magic": _forge.ProtectedMagic = Convert.ToUInt16(value, 16); break;
            case "unprotected-magic": _forge.UnprotectedMagic = Convert.ToUInt16(value, 16); break;
            case "protected-skew": _forge.ProtectedSkew = int.Parse(value, null); break;
            case "unprotected-skew": _forge.UnprotectedSkew = int.Parse(value, null); break;
            case "unprotected-total": _change = image => SetUnprotectedTotal(image, ushort.Parse(value, null)); break;
            case "unprotected-tail":
                _forge.UnprotectedSkew = value.Length / 2;
                _forge.Trailing = Convert.FromHexString(value);
                break;
            case "trailing": _forge.Trailing = Convert.FromHexString(value); break;
            case "fill": _forge.Trailing = [.. Enumerable.Repeat((byte)0xFF, int.Parse(value, null))]; break;
            case "cut": _change = image => image[..int.Parse(value, null)]; break;
            case "body-flip": _change = image => Flip(image, 48 + int.Parse(value, null)); break;
            case "header-fill-flip": _change = image => Flip(image, int.Parse(value, null)); break;
            default: throw new InvalidOperationException("no such change: " + name);
        }
    }

    private void PatchHeader(string value)
    {
        string[] parts = value.Split(':');
        _forge.HeaderPatches.Add((int.Parse(parts[0], null), Convert.FromHexString(parts[1])));
    }

    private void AddTlvs(string area, string value)
    {
        foreach (string tlv in value.Split(','))
        {
            string[] parts = tlv.Split(':');
            ushort type = Convert.ToUInt16(parts[0], 16);
            if (area == "behind")
            {
                _forge.Behind.Add((type, Bytes(parts[1])));
            }
            else if (area == "protected")
            {
                _forge.AddProtected(type, Bytes(parts[1]));
            }
            else
            {
                _forge.AddUnprotected(type, Bytes(parts[1]));
            }
        }
    }

    private void AddVendorTlvs(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _forge.AddProtected((ushort)(0xA0 + i), []);
        }
    }

    private static byte[] Flip(byte[] image, int at)
    {
        image[at] ^= 1;
        return image;
    }

    // The image has 48 bytes of header, 64 of body and 12 of protected area.
    private static byte[] SetUnprotectedTotal(byte[] image, ushort total)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(48 + 64 + 12 + 2), total);
        return image;
    }
}
