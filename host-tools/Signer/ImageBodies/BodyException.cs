namespace SecureBoot.Signer.ImageBodies;

/// <summary>A body that the device's loader would refuse.</summary>
public sealed class BodyException : SignerException
{
    internal BodyException(string message, string hint = "")
        : base(message, hint)
    {
    }

    /// <inheritdoc/>
    public override bool IsRefusal => true;
}
