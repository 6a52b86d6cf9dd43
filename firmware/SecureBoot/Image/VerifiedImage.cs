namespace SecureBoot.Image;

/// <summary>The result of an image's verification: header, TLVs, digest, counter and signers.</summary>
public sealed class VerifiedImage
{
    private readonly byte _identityKind;
    private readonly byte[] _identity;

    internal VerifiedImage(
        ImageHeader header,
        TlvList tlvs,
        byte identityKind,
        byte[] identity,
        bool hasCounter,
        uint counter,
        VerifyStatus[] verdicts,
        RevokedKeys revoked)
    {
        Header = header;
        Tlvs = tlvs;
        _identityKind = identityKind;
        _identity = identity;
        HasSecurityCounter = hasCounter;
        SecurityCounter = counter;
        Verdicts = verdicts;
        Revoked = revoked;
    }

    /// <summary>The header.</summary>
    public ImageHeader Header { get; }

    /// <summary>The TLVs.</summary>
    public TlvList Tlvs { get; }

    /// <summary>SHA-256 of the signed range, 32 bytes; null if short signatures decided and the digest was not
    /// computed.</summary>
    public byte[]? Digest => _identityKind == ImageIdentity.DigestKind ? _identity : null;

    /// <summary>The identity of the image: the digest, or the short digest if short signatures decided.</summary>
    public ImageIdentity Identity => new(_identityKind, _identity);

    /// <summary>Whether the image has a security counter.</summary>
    public bool HasSecurityCounter { get; }

    /// <summary>The security counter, or 0.</summary>
    public uint SecurityCounter { get; }

    /// <summary>The number of keys in the policy.</summary>
    public int KeyCount => Verdicts.Length;

    /// <summary>The verdict about the signature of each key of the policy: the second look counts these
    /// verdicts.</summary>
    internal VerifyStatus[] Verdicts { get; }

    /// <summary>The policy's revoked keys: revoked by the device or by the image.</summary>
    public RevokedKeys Revoked { get; }

    /// <summary>Whether the policy's key <paramref name="key"/> made one of the signatures that decided.</summary>
    public bool IsSignedBy(int key)
    {
        return Verdicts[key] == VerifyStatus.Ok;
    }
}
