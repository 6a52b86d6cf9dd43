using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Buffers;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>Shows the content of a file, also parts that the device would not reach. It trusts nothing and decides
/// nothing.</summary>
public sealed class ImageInspector
{
    // Constants of MCUboot's image.h.
    private const uint EncryptedFlags = 0x0C;

    private readonly byte[] _file;
    private readonly List<ReportedTlv> _tlvs = [];
    private int _signedSize = -1;
    private int _end;

    private ImageInspector(byte[] file)
    {
        _file = file;
        _end = file.Length;
    }

    /// <summary>Reports on the bytes of a file.</summary>
    public static ImageReport Inspect(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new ImageInspector(file).Report();
    }

    private ImageReport Report()
    {
        ReportedHeader? header = ReadHeader();
        if (header is null)
        {
            return new ImageReport { FileSize = _file.Length, Structure = ParseStructure(_file) };
        }

        ReadTlvs(header);
        BodyReader? body = HasBody(header)
            ? new BodyReader(_file, header.HeaderSize, (int)header.BodySize)
            : null;
        ReportedTlv? digestTlv = _tlvs.Find(candidate =>
            DigestAlgorithm.OfTlv(candidate.Type) is not null && !candidate.IsProtected);
        DigestAlgorithm algorithm = digestTlv is null ? DigestAlgorithm.Sha256 : DigestAlgorithm.OfTlv(digestTlv.Type)!;
        string? digest = _signedSize < 0
            ? null
            : Convert.ToHexStringLower(algorithm.Hash(_file.AsSpan(0, _signedSize)));
        bool isEncrypted = (header.Flags & EncryptedFlags) != 0;
        return new ImageReport
        {
            FileSize = _file.Length,
            Structure = ParseStructure(_file),
            HostForm = ReadHostForm(out VerifyStatus hostStructure),
            HostStructure = hostStructure,
            Header = header,
            Tlvs = _tlvs,
            DigestAlgorithm = digestTlv?.TypeName,
            IsEncrypted = isEncrypted,
            Digest = digest,
            DigestMatches = digest is null || digestTlv is null || isEncrypted ? null : digestTlv.Hex == digest,
            BodyHashMatches = HasBody(header)
                ? MatchBodyHash(_file[header.HeaderSize..(header.HeaderSize + (int)header.BodySize)])
                : null,
            ShortDigest = ComputeShortDigest(header),
            ShortSigners = FindShortSigners(),
            Signers = FindSigners(),
            Revokes = FindRevoked(),
            Body = body?.Status ?? BodyStatus.NotChecked,
            BodyProblem = body is null ? null : BodyJudge.Problem(body, deployment: null),
            Assemblies = body?.Assemblies ?? [],
            TrailingBytes = _file.Length - _end,
            Trailer = ImageTrailer.Read(_file, _end),
        };
    }

    /// <summary>The result of the device's reader for a file, without digests and signatures.</summary>
    internal static VerifyStatus ParseStructure(byte[] file)
    {
        VerifyStatus status = LoadedImage.TryRead(
            new ArrayImageSource(file), InputFile.MaxImageSize, out LoadedImage? image);
        return status == VerifyStatus.Ok && image is not null
            ? ImageVerifier.Parse(image.Header, image.Body, image.Tail, InputFile.MaxImageSize, out _, out _)
            : status;
    }

    private SignedForm? ReadHostForm(out VerifyStatus structure)
    {
        HostImage? image = HostImage.TryRead(_file);
        structure = image?.CheckStructure() ?? VerifyStatus.NotVerified;
        return image?.Form;
    }

    private ReportedHeader? ReadHeader()
    {
        ByteReader reader = new(_file, 0, Math.Min(_file.Length, ImageHeader.Size));
        if (!reader.TryReadUInt32(out uint magic) ||
            !reader.TryReadUInt32(out uint loadAddress) ||
            !reader.TryReadUInt16(out ushort headerSize) ||
            !reader.TryReadUInt16(out ushort protectedSize) ||
            !reader.TryReadUInt32(out uint bodySize) ||
            !reader.TryReadUInt32(out uint flags) ||
            !reader.TryReadByte(out byte major) ||
            !reader.TryReadByte(out byte minor) ||
            !reader.TryReadUInt16(out ushort revision) ||
            !reader.TryReadUInt32(out uint build) ||
            magic != ImageHeader.Magic ||
            _file.Length < ImageHeader.Size)
        {
            return null;
        }

        return new ReportedHeader(
            loadAddress, headerSize, protectedSize, bodySize, flags, new ImageVersion(major, minor, revision, build));
    }

    private bool HasBody(ReportedHeader header)
    {
        return header.BodySize > 0
            && header.HeaderSize <= _file.Length
            && header.BodySize <= (uint)(_file.Length - header.HeaderSize);
    }

    private void ReadTlvs(ReportedHeader header)
    {
        if (header.HeaderSize > _file.Length || header.BodySize > (uint)(_file.Length - header.HeaderSize))
        {
            return;
        }

        int start = header.HeaderSize + (int)header.BodySize;
        ByteReader reader = new(_file, start, _file.Length - start);
        if (header.ProtectedSize != 0 && !ReadArea(reader, TlvList.ProtectedMagic))
        {
            return;
        }

        if (header.ProtectedSize == reader.Position - start)
        {
            _signedSize = reader.Position;
        }

        ReadArea(reader, TlvList.UnprotectedMagic);
        _end = reader.Position;
    }

    private bool ReadArea(ByteReader reader, ushort magic)
    {
        if (!reader.TryReadUInt16(out ushort found)
            || !reader.TryReadUInt16(out ushort total)
            || found != magic
            || total < TlvList.PrefixSize)
        {
            return false;
        }

        int left = Math.Min(total - TlvList.PrefixSize, reader.Remaining);
        ByteReader area = new(_file, reader.Position, left);
        while (area.TryReadUInt16(out ushort type) && area.TryReadUInt16(out ushort length) && length <= area.Remaining)
        {
            _tlvs.Add(new ReportedTlv(
                magic == TlvList.ProtectedMagic, type, area.Position, _file.AsMemory(area.Position, length)));
            area.TrySkip(length);
        }

        return reader.TrySkip(left);
    }

    /// <summary>Whether the HMAC among the TLVs matches the body; null without an HMAC.</summary>
    internal static bool? MatchBodyHash(byte[] image, ImageHeader fields, byte[] tail, TlvList tlvs)
    {
        int index = tlvs.IndexOf(TlvType.BodyHash);
        return index < 0
            ? null
            : tail
                .AsSpan(tlvs.OffsetAt(index), tlvs.LengthAt(index))
                .SequenceEqual(
                    ShortDigest.ComputeBodyHash(
                        HostHmac.Instance, image[fields.HeaderSize..(fields.HeaderSize + fields.BodySize)]));
    }

    private bool? MatchBodyHash(byte[] body)
    {
        ReportedTlv? tlv = _tlvs.Find(candidate => candidate.Type == TlvType.BodyHash && candidate.IsProtected);
        return tlv?.Value.Span.SequenceEqual(ShortDigest.ComputeBodyHash(HostHmac.Instance, body));
    }

    // Only with TLVs at their correct places: otherwise the covered range is undefined.
    private string? ComputeShortDigest(ReportedHeader header)
    {
        if (ParseStructure(_file) != VerifyStatus.Ok || !_tlvs.Exists(tlv => TlvType.IsShortSignature(tlv.Type)))
        {
            return null;
        }

        int bodyEnd = header.HeaderSize + (int)header.BodySize;
        ImageHeader.TryRead(_file, _file.Length, _file.Length, InputFile.MaxImageSize, out ImageHeader? fields);
        return fields is not null
            && TlvList.TryRead(fields, _file[bodyEnd..], out TlvList? tlvs) == VerifyStatus.Ok
            && tlvs is not null
            ? Convert.ToHexStringLower(ShortSigner.ComputeDigest(_file[..header.HeaderSize], _file[bodyEnd..], tlvs))
            : null;
    }

    private List<string> FindShortSigners()
    {
        return [.. _tlvs
            .Where(tlv =>
                tlv.IsProtected && TlvType.IsShortSignature(tlv.Type) && tlv.Value.Length == ShortSignatures.Size)
            .Select(tlv => tlv.Hex[..(KeyHash.Size * 2)])];
    }

    private List<string> FindRevoked()
    {
        ReportedTlv? list = _tlvs.Find(tlv =>
            tlv.Type == TlvType.RevokedKeys && tlv.IsProtected && TlvType.IsLength(tlv.Type, tlv.Value.Length));
        return list is null ? [] : [.. list.Hex.Chunk(KeyHash.Size * 2).Select(digits => new string(digits))];
    }

    // A key hash governs the very next TLV.
    private List<ReportedSigner> FindSigners()
    {
        List<ReportedSigner> signers = [];
        for (int i = 1; i < _tlvs.Count; i++)
        {
            ReportedTlv key = _tlvs[i - 1];
            if (!TlvType.IsSignature(_tlvs[i].Type) || key.Type is not (TlvType.KeyHash or TlvType.PublicKey))
            {
                continue;
            }

            byte[] hash = key.Type == TlvType.KeyHash ? key.Value.ToArray() : SHA256.HashData(key.Value.Span);
            string? known = KnownKeys.NameOf(hash);
            signers.Add(new ReportedSigner(Convert.ToHexStringLower(hash), _tlvs[i].Type, known));
        }

        return signers;
    }
}
