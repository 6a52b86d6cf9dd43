using SecureBoot.Signer;

namespace SecureBoot.Provisioning.Config;

/// <summary>An nf.config that cannot be used: the place, the found text and the expected text.</summary>
public sealed class ConfigException : SignerException
{
    internal ConfigException(string message, string hint = "")
        : base(message, hint)
    {
    }
}
