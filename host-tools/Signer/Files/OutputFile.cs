namespace SecureBoot.Signer.Files;

/// <summary>A file to write.</summary>
/// <param name="Path">The name.</param>
/// <param name="Content">The bytes of the file.</param>
public sealed record OutputFile(string Path, byte[] Content);
