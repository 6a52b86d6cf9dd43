using System;
using System.Collections.Generic;
using SecureBoot.Image;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Signer.Images;

/// <summary>The content of a file that claims to be an image, whether or not the image verifies.</summary>
public sealed class ImageReport
{
    /// <summary>Bytes in the file.</summary>
    public required int FileSize { get; init; }

    /// <summary>The result of the device's parser; Ok does not mean that digest and signatures are valid.</summary>
    public required VerifyStatus Structure { get; init; }

    /// <summary>The signed form of an image that only the host verifies; null for other images.</summary>
    public SignedForm? HostForm { get; init; }

    /// <summary>The status of the structure of such an image, read in that form.</summary>
    public VerifyStatus HostStructure { get; init; }

    /// <summary>The status of the structure in the image's own form: the host's reader's where only the host verifies
    /// the form, else the device's.</summary>
    public VerifyStatus OwnStructure => HostForm is null ? Structure : HostStructure;

    /// <summary>The header's fields as in the file, or null if the file is shorter than a header or has no
    /// magic.</summary>
    public ReportedHeader? Header { get; init; }

    /// <summary>Every TLV that can be found, in file order.</summary>
    public IReadOnlyList<ReportedTlv> Tlvs { get; init; } = [];

    /// <summary>The digest algorithm of the image: SHA256, SHA384 or SHA512; null without a digest.</summary>
    public string? DigestAlgorithm { get; init; }

    /// <summary>Whether the body is encrypted: the digest is that of the body before.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>The digest of the signed range in hexadecimal, SHA-256 for an image without a digest; null if the range
    /// is unknown.</summary>
    public string? Digest { get; init; }

    /// <summary>Whether the digest TLV is that digest; null when either is absent, or when the body is
    /// encrypted.</summary>
    public bool? DigestMatches { get; init; }

    /// <summary>Whether the HMAC TLV is that of the body; null without an HMAC TLV, or for an incomplete
    /// body.</summary>
    public bool? BodyHashMatches { get; init; }

    /// <summary>The short digest in hexadecimal; null for an image without short signatures.</summary>
    public string? ShortDigest { get; init; }

    /// <summary>The claimed signers of short signatures, key hashes in hexadecimal, in file order.</summary>
    public IReadOnlyList<string> ShortSigners { get; init; } = [];

    /// <summary>The claimed signers, in file order.</summary>
    public IReadOnlyList<ReportedSigner> Signers { get; init; } = [];

    /// <summary>The key hashes that the image revokes, in hexadecimal.</summary>
    public IReadOnlyList<string> Revokes { get; init; } = [];

    /// <summary>The result of the device's check of the body.</summary>
    public BodyStatus Body { get; init; }

    /// <summary>The reason why the device would not load or start the body, as far as the image alone shows; null if it
    /// would, or if the body is not in the file.</summary>
    public string? BodyProblem { get; init; }

    /// <summary>Whether the device would load and start the body, as far as the image alone shows.</summary>
    public bool IsLoadable => Body == BodyStatus.Ok && BodyProblem is null;

    /// <summary>The assemblies of the body, up to the first that is refused.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies { get; init; } = [];

    /// <summary>Bytes after the TLVs.</summary>
    public int TrailingBytes { get; init; }

    /// <summary>MCUboot's trailer in those bytes, or null.</summary>
    public ImageTrailer? Trailer { get; init; }
}

/// <summary>The fields of an image header as in the file.</summary>
/// <param name="LoadAddress">Load address.</param>
/// <param name="HeaderSize">Bytes up to the body.</param>
/// <param name="ProtectedSize">Bytes of the protected TLV area.</param>
/// <param name="BodySize">Bytes of the body.</param>
/// <param name="Flags">The flags.</param>
/// <param name="Version">The version.</param>
public sealed record ReportedHeader(
    uint LoadAddress, ushort HeaderSize, ushort ProtectedSize, uint BodySize, uint Flags, ImageVersion Version);

/// <summary>A TLV as in the file.</summary>
/// <param name="IsProtected">Whether the TLV is in the protected area, inside the signature.</param>
/// <param name="Type">The type.</param>
/// <param name="Offset">The offset of the value in the file.</param>
/// <param name="Value">The value.</param>
public sealed record ReportedTlv(bool IsProtected, ushort Type, int Offset, ReadOnlyMemory<byte> Value)
{
    /// <summary>MCUboot's name of the type.</summary>
    public string TypeName => TlvNames.Of(Type);

    /// <summary>The meaning of the value, in words; null for plain bytes.</summary>
    public string? Meaning => TlvText.Of(Type, Value.Span);

    /// <summary>The value in hexadecimal.</summary>
    public string Hex => Convert.ToHexStringLower(Value.Span);
}

/// <summary>A signature and the key that it names. Naming a key is not being signed by it: that takes the
/// key.</summary>
/// <param name="KeyHash">The key hash in hexadecimal, as long as the image has it.</param>
/// <param name="SignatureType">The type of the signature's TLV.</param>
/// <param name="KnownAs">The name of a key whose private half is public, or null.</param>
public sealed record ReportedSigner(string KeyHash, ushort SignatureType, string? KnownAs);
