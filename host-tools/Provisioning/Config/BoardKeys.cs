using System.Collections.Generic;

namespace SecureBoot.Provisioning.Config;

/// <summary>Whom the boot stage trusts.</summary>
/// <param name="Threshold">How many of the keys must have signed.</param>
/// <param name="TableEntries">Entries of each key's table; 0 for none.</param>
/// <param name="Files">The keys' files, as nf.config names them.</param>
public sealed record BoardKeys(int Threshold, int TableEntries, IReadOnlyList<BoardKeyFile> Files);

/// <summary>A key's file.</summary>
/// <param name="Name">As nf.config names it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Line">The line of nf.config that names it.</param>
public sealed record BoardKeyFile(string Name, string Path, int Line);
