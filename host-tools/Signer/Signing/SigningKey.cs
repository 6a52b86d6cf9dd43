using System;

namespace SecureBoot.Signer;

/// <summary>Something that signs digests in the name of a public key: a key of ours, or a device that keeps it.</summary>
public abstract class SigningKey : IDisposable
{
    private protected SigningKey(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Public = key;
    }

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>The signature over a SHA-256 digest as images carry it: strict DER for ECDSA, PSS with a salt of 32 bytes for RSA.</summary>
    public abstract byte[] Sign(byte[] digest);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the key.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
