namespace SecureBoot.Image;

/// <summary>What verification learnt of an image: its header, TLVs, digest, counter and signers.</summary>
public sealed class VerifiedImage
{
    internal VerifiedImage(ImageHeader header, TlvList tlvs, byte[] digest, bool hasCounter, uint counter, bool[] signers, RevokedKeys revoked)
    {
        Header = header;
        Tlvs = tlvs;
        Digest = digest;
        HasSecurityCounter = hasCounter;
        SecurityCounter = counter;
        Signers = signers;
        Revoked = revoked;
    }

    /// <summary>The header.</summary>
    public ImageHeader Header { get; }

    /// <summary>The TLVs.</summary>
    public TlvList Tlvs { get; }

    /// <summary>SHA-256 of the signed range, 32 bytes.</summary>
    public byte[] Digest { get; }

    /// <summary>Which image it is, for what remembers images.</summary>
    public ImageIdentity Identity => new(ImageIdentity.DigestKind, Digest);

    /// <summary>Whether the image has a security counter.</summary>
    public bool HasSecurityCounter { get; }

    /// <summary>The security counter, or 0.</summary>
    public uint SecurityCounter { get; }

    /// <summary>For each of the policy's keys, whether it signed.</summary>
    public bool[] Signers { get; }

    /// <summary>The policy's keys that no longer count: the device says so already, or the image does.</summary>
    public RevokedKeys Revoked { get; }
}
