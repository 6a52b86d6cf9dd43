namespace SecureBoot.Emulator.Loader;

/// <summary>A line of source.</summary>
/// <param name="Path">The file, as the compiler names it.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record SourceLine(string Path, int Line);

/// <summary>The start of a statement's byte code.</summary>
/// <param name="Offset">The offset in the device's body, in bytes.</param>
/// <param name="File">The source file as the compiler names it; null for code without a source.</param>
/// <param name="StartLine">The first line of the statement, from 1.</param>
/// <param name="EndLine">The last one.</param>
public sealed record SourcePoint(int Offset, string? File, int StartLine, int EndLine);
