using SecureBoot.Signer;

namespace SecureBoot.Provisioning.Config;

/// <summary>An nf.config that cannot be used: where, what was found, what was expected.</summary>
public sealed class ConfigException : SignerException
{
    internal ConfigException(string message, string hint = "")
        : base(message, hint)
    {
    }
}
