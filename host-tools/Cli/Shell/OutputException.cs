namespace SecureBoot.Cli.Shell;

/// <summary>A standard output that takes no more.</summary>
internal sealed class OutputException() : MisuseException("the standard output cannot be written");
