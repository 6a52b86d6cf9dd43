namespace SecureBoot.Cli.Shell;

/// <summary>The reader of the standard output has closed it, as <c>head</c> does: the command ends.</summary>
internal sealed class ReaderGoneException() : MisuseException("the reader of the standard output has gone");
