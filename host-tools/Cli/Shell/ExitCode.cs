namespace SecureBoot.Cli.Shell;

/// <summary>The meaning of the command's exit code (docs/cli.md).</summary>
internal static class ExitCode
{
    /// <summary>Done; for verify: the image verifies.</summary>
    internal const int Done = 0;

    /// <summary>Refused: the image does not verify, or the loader would refuse the body.</summary>
    internal const int Refused = 1;

    /// <summary>Misuse, or a file that cannot be read or written.</summary>
    internal const int Misuse = 2;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells have it.</summary>
    internal const int Interrupted = 130;

    /// <summary>Nobody reads the standard output any more: 128 + SIGPIPE.</summary>
    internal const int ReaderGone = 141;

    /// <summary>Stopped by SIGTERM: 128 + 15.</summary>
    internal const int Terminated = 143;
}
