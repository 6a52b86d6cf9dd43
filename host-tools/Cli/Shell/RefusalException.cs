using SecureBoot.Signer;

namespace SecureBoot.Cli.Shell;

/// <summary>An input that the board would refuse: exit code 1.</summary>
internal sealed class RefusalException(string message, string hint = "") : SignerException(message, hint)
{
    /// <inheritdoc/>
    public override bool IsRefusal => true;
}
