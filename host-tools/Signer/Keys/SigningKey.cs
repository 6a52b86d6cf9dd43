using System;
using SecureBoot.Signer.Images;

namespace SecureBoot.Signer.Keys;

/// <summary>Something that signs in the name of a public key: a key of ours, or a device that keeps it.</summary>
public abstract class SigningKey : IDisposable
{
    private protected SigningKey(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Public = key;
    }

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>The signature as images carry it: strict DER for ECDSA, PSS with a salt of 32 bytes for RSA.</summary>
    /// <param name="message">The bytes to sign, as <see cref="SignedForm"/> defines: a digest; for a pure signature the
    /// signed range.</param>
    public abstract byte[] Sign(byte[] message);

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
