namespace SecureBoot.Signer.Keys;

/// <summary>A key that cannot be used.</summary>
public sealed class KeyException : SignerException
{
    internal KeyException(KeyProblem problem, string message, string hint = "")
        : base(message, hint)
    {
        Problem = problem;
    }

    /// <summary>The fault.</summary>
    public KeyProblem Problem { get; }
}
