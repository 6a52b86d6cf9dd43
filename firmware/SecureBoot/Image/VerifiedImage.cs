namespace SecureBoot.Image;

/// <summary>What verification learnt of an image: its header, TLVs, digest, counter and signers.</summary>
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

    /// <summary>SHA-256 of the signed range, 32 bytes; null where short signatures decided, and nobody computed
    /// it.</summary>
    public byte[]? Digest => _identityKind == ImageIdentity.DigestKind ? _identity : null;

    /// <summary>Which image it is, for what remembers images: the digest, or the short digest where short signatures
    /// decided.</summary>
    public ImageIdentity Identity => new(_identityKind, _identity);

    /// <summary>Whether the image has a security counter.</summary>
    public bool HasSecurityCounter { get; }

    /// <summary>The security counter, or 0.</summary>
    public uint SecurityCounter { get; }

    /// <summary>How many keys the policy has.</summary>
    public int KeyCount => Verdicts.Length;

    /// <summary>For each of the policy's keys what was said of its signature: the second look counts these.</summary>
    internal VerifyStatus[] Verdicts { get; }

    /// <summary>The policy's keys that no longer count: the device says so already, or the image does.</summary>
    public RevokedKeys Revoked { get; }

    /// <summary>Whether the policy's key <paramref name="key"/> made one of the signatures that decided.</summary>
    public bool IsSignedBy(int key)
    {
        return Verdicts[key] == VerifyStatus.Ok;
    }
}
