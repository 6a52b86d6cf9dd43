using SecureBoot.Signer;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>An error that stops the flashing of a board: found, expected, and the next step.</summary>
public sealed class FlashException : SignerException
{
    private readonly bool _isRefusal;

    internal FlashException(string message, string hint = "", bool isRefusal = false)
        : base(message, hint)
    {
        _isRefusal = isRefusal;
    }

    /// <inheritdoc/>
    public override bool IsRefusal => _isRefusal;
}
