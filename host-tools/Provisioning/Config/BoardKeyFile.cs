namespace SecureBoot.Provisioning.Config;

/// <summary>A key's file.</summary>
/// <param name="Name">As nf.config names it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Line">The line of nf.config that names it.</param>
public sealed record BoardKeyFile(string Name, string Path, int Line);
