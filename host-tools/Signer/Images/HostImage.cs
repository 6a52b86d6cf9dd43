using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Buffers;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>An image of a form that only the host verifies: a digest by SHA-384 or SHA-512, maybe pure signatures
/// (docs/image-format.md, section 5.3).</summary>
/// <remarks>
/// Converts the image to a form that the device supports: the same signed range, the digest by SHA-256, the key hashes
/// of the trusted keys too. The device's own code then decides; only the signatures are over the image's own digest, or
/// over the range.
/// </remarks>
internal sealed class HostImage
{
    private const ushort Pure = 0x25;
    private const byte IsPure = 1;

    private readonly byte[] _file;
    private readonly int _areaStart;
    private int _areaEnd;
    private bool _digestMatches;

    private HostImage(byte[] file, int areaStart)
    {
        _file = file;
        _areaStart = areaStart;
    }

    /// <summary>The bytes that are digested and signed.</summary>
    internal SignedForm Form { get; private set; } = SignedForm.Usual;

    /// <summary>The TLVs of the unprotected area in file order.</summary>
    internal List<UnprotectedTlv> Tlvs { get; } = [];

    /// <summary>The defect of the unprotected area where the device could not read it.</summary>
    internal VerifyStatus Status { get; private set; } = VerifyStatus.Ok;

    internal byte[] SignedRange => _file[.._areaStart];

    /// <summary>Reads an image; null for an image whose digest is not by SHA-384 or SHA-512, or that cannot be read
    /// that far: the device's verdict holds.</summary>
    internal static HostImage? TryRead(byte[] file)
    {
        if (ImageHeader.TryRead(
            file,
            Math.Min(file.Length, ImageHeader.Size),
            file.Length,
            InputFile.MaxImageSize,
            out ImageHeader? header) != VerifyStatus.Ok || header is null)
        {
            return null;
        }

        long start = (long)header.HeaderSize + header.BodySize + header.ProtectedSize;
        if (start > file.Length)
        {
            return null;
        }

        HostImage image = new(file, (int)start);
        return image.ReadArea() && image.FindDigest() ? image : null;
    }

    /// <summary>The verdict of the device's verifier about the converted image; only the trusted keys that sign this
    /// form count.</summary>
    internal VerifyStatus Verify(ImagePolicy policy, out VerifiedImage? verified)
    {
        verified = null;
        if (Status != VerifyStatus.Ok || _file.Length > policy.MaxSize)
        {
            return Status != VerifyStatus.Ok ? Status : VerifyStatus.TooLarge;
        }

        byte[] message = Form.Message(SignedRange, Form.Digest.Hash(SignedRange));
        Dictionary<string, byte[]> names = [];
        TrustedKey[] keys = new TrustedKey[policy.Keys.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            TrustedKey key = policy.Keys.At(i);
            keys[i] = new UncountedKey(key);
            if (key is HostTrustedKey host && Form.Takes(host.Key.Type))
            {
                keys[i] = new HostTrustedKey(host.Key, message);
                names[Convert.ToHexString(host.Key.HashBy(Form.Digest))] = key.KeyHash;
            }
        }

        ImagePolicy own = CopyPolicy(policy, new TrustedKeys(keys, policy.Keys.Threshold));
        return DeviceVerifier.VerifyOwn(WriteAnew(names), own, out verified);
    }

    /// <summary>The verdict of the device's reader about the converted image, without digest and signatures.</summary>
    internal VerifyStatus CheckStructure()
    {
        return Status == VerifyStatus.Ok ? ImageInspector.ParseStructure(WriteAnew([])) : Status;
    }

    // A trusted key of a kind that does not sign the image's digest.
    private sealed class UncountedKey(TrustedKey key) : TrustedKey
    {
        public override byte[] KeyHash => key.KeyHash;

        public override ushort SignatureType => key.SignatureType;

        public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
        {
            return VerifyStatus.BadSignature;
        }
    }

    private static ImagePolicy CopyPolicy(ImagePolicy policy, TrustedKeys keys)
    {
        ImagePolicy copy = policy.HasCounter
            ? ImagePolicy.WithCounter(keys, policy.MaxSize, policy.Counter, policy.Revoked)
            : ImagePolicy.WithoutCounter(keys, policy.MaxSize);
        copy.Product = policy.Product;
        return copy;
    }

    private bool ReadArea()
    {
        ByteReader reader = new(_file, _areaStart, _file.Length - _areaStart);
        if (!reader.TryReadUInt16(out ushort magic)
            || !reader.TryReadUInt16(out ushort total)
            || magic != TlvList.UnprotectedMagic
            || total < TlvList.PrefixSize
            || total - TlvList.PrefixSize > reader.Remaining)
        {
            return false;
        }

        _areaEnd = _areaStart + total;
        ByteReader area = new(_file, reader.Position, total - TlvList.PrefixSize);
        while (area.Remaining > 0)
        {
            if (!area.TryReadUInt16(out ushort type)
                || !area.TryReadUInt16(out ushort length)
                || length > area.Remaining)
            {
                return false;
            }

            Tlvs.Add(new UnprotectedTlv(type, _file[area.Position..(area.Position + length)]));
            area.TrySkip(length);
        }

        return true;
    }

    private bool FindDigest()
    {
        List<UnprotectedTlv> digests = [.. Tlvs.Where(tlv => DigestAlgorithm.OfTlv(tlv.Type) is not null)];
        DigestAlgorithm? algorithm = digests.Count == 0
            ? null
            : digests
                .Select(tlv => DigestAlgorithm.OfTlv(tlv.Type))
                .FirstOrDefault(candidate => candidate != DigestAlgorithm.Sha256);
        if (algorithm is null)
        {
            return false;
        }

        List<UnprotectedTlv> pure = [.. Tlvs.Where(tlv => tlv.Type == Pure)];
        Form = new SignedForm(algorithm, pure.Count > 0);
        Status = digests.Count > 1 || pure.Count > 1 ? VerifyStatus.DuplicateTlv
            : digests[0].Value.Length != algorithm.Size
                || pure.Exists(tlv => tlv.Value is not [IsPure])
                || Tlvs.Exists(tlv =>
                    tlv.Type == TlvType.KeyHash && tlv.Value.Length != algorithm.Size) ? VerifyStatus.BadTlvLength
            : Form.IsPure && algorithm != DigestAlgorithm.Sha512 ? VerifyStatus.UnknownTlv
            : VerifyStatus.Ok;
        _digestMatches = digests[0].Value.AsSpan().SequenceEqual(algorithm.Hash(_file.AsSpan(0, _areaStart)));
        return true;
    }

    // The hash of a key that is not trusted is replaced by the hash of itself, which matches no key.
    private byte[] WriteAnew(Dictionary<string, byte[]> names)
    {
        TlvAreaBuilder area = new(TlvList.UnprotectedMagic);
        foreach (UnprotectedTlv tlv in Tlvs)
        {
            if (DigestAlgorithm.OfTlv(tlv.Type) is not null)
            {
                area.Add(
                    TlvType.Sha256,
                    _digestMatches ? SHA256.HashData(_file.AsSpan(0, _areaStart)) : new byte[KeyHash.Size]);
            }
            else if (tlv.Type != Pure)
            {
                byte[] value = tlv.Type != TlvType.KeyHash ? tlv.Value
                    : names.TryGetValue(Convert.ToHexString(tlv.Value), out byte[]? own) ? own
                    : SHA256.HashData(tlv.Value);
                area.Add(tlv.Type, value);
            }
        }

        return [.. _file.AsSpan(0, _areaStart), .. area.Build(), .. _file.AsSpan(_areaEnd)];
    }
}
