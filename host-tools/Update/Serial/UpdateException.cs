using SecureBoot.Signer;

namespace SecureBoot.Update.Serial;

/// <summary>A failed transfer: the failure, and the next step.</summary>
/// <param name="message">The error.</param>
/// <param name="hint">The next step; may be empty.</param>
/// <param name="isRefused">Whether the board looked at the image and refused it.</param>
public sealed class UpdateException(string message, string hint, bool isRefused) : SignerException(message, hint)
{
    /// <inheritdoc/>
    public override bool IsRefusal { get; } = isRefused;
}
