namespace SecureBoot.Signer.Files;

/// <summary>A file that cannot be read or written.</summary>
public sealed class FileException : SignerException
{
    internal FileException(FileProblem problem, string message, string hint = "")
        : base(message, hint)
    {
        Problem = problem;
    }

    /// <summary>The fault.</summary>
    public FileProblem Problem { get; }
}
