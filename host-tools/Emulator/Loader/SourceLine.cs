namespace SecureBoot.Emulator.Loader;

/// <summary>A line of source.</summary>
/// <param name="Path">The file, as the compiler names it.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record SourceLine(string Path, int Line);
