using System;
using System.Collections.Generic;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>An assembly that another one refers to.</summary>
/// <param name="Origin">The origin, for messages.</param>
/// <param name="Version">The version.</param>
/// <param name="Read">Reads the .dll; called only where its metadata is needed.</param>
public sealed record ReferencedAssembly(string Origin, Version Version, Func<byte[]> Read);

/// <summary>Finds the assemblies that another one refers to.</summary>
public interface IReferenceSource
{
    /// <summary>All different assemblies of a name; exactly one is correct.</summary>
    public IReadOnlyList<ReferencedAssembly> Find(string name);
}
