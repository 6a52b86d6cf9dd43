using SecureBoot.Signer;

namespace SecureBoot.Provisioning.Sources;

/// <summary>A key that no board may trust: its private half is published.</summary>
public sealed class KeyRefusal : SignerException
{
    internal KeyRefusal(string message, string hint)
        : base(message, hint)
    {
    }

    /// <inheritdoc/>
    public override bool IsRefusal => true;
}
