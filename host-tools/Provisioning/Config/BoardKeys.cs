using System.Collections.Generic;

namespace SecureBoot.Provisioning.Config;

/// <summary>Whom the boot stage trusts.</summary>
/// <param name="Threshold">The number of keys that must sign.</param>
/// <param name="TableEntries">Entries of each key's table; 0 for no table.</param>
/// <param name="Files">The keys' files, as nf.config names them.</param>
public sealed record BoardKeys(int Threshold, int TableEntries, IReadOnlyList<BoardKeyFile> Files);

/// <summary>A key's file.</summary>
/// <param name="Name">The name in nf.config.</param>
/// <param name="Path">The path of the file.</param>
/// <param name="Line">The line of nf.config that names it.</param>
public sealed record BoardKeyFile(string Name, string Path, int Line);
