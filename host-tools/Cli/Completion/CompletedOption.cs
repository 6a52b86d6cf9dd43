namespace SecureBoot.Cli.Completion;

/// <summary>An option as a shell completes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="HasValue">Whether a value follows.</param>
/// <param name="Values">The values to choose from; without any the shell completes files.</param>
internal sealed record CompletedOption(string Name, bool HasValue, string[] Values);
