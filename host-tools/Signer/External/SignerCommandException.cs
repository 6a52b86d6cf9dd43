namespace SecureBoot.Signer.External;

/// <summary>An external signer that cannot be run or gives no signature.</summary>
public sealed class SignerCommandException : SignerException
{
    internal SignerCommandException(string message, string hint = "")
        : base(message, hint)
    {
    }
}
