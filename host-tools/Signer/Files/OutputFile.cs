namespace SecureBoot.Signer.Files;

/// <summary>A file to write.</summary>
/// <param name="Path">The name.</param>
/// <param name="Content">All of its bytes.</param>
public sealed record OutputFile(string Path, byte[] Content);
