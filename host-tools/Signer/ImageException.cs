namespace SecureBoot.Signer;

/// <summary>An image or a signature that is refused.</summary>
public sealed class ImageException : SignerException
{
    internal ImageException(string message, string hint = "")
        : base(message, hint)
    {
    }

    /// <inheritdoc/>
    public override bool IsRefusal => true;
}
