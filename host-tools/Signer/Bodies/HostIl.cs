using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SecureBoot.Signer;

/// <summary>What a .NET assembly says of itself.</summary>
internal sealed class HostIl
{
    private HostIl(string name, Version version, IReadOnlyList<string> references)
    {
        Name = name;
        Version = version;
        References = references;
    }

    internal string Name { get; }

    internal Version Version { get; }

    internal IReadOnlyList<string> References { get; }

    /// <summary>Whether the bytes start like a Windows executable, the container of .NET assemblies.</summary>
    internal static bool IsPossible(byte[] bytes)
    {
        return bytes.Length >= 2 && bytes[0] == 'M' && bytes[1] == 'Z';
    }

    /// <summary>Reads the assembly's metadata; null when there is none.</summary>
    internal static HostIl? TryRead(byte[] bytes)
    {
        try
        {
            using PEReader file = new(new MemoryStream(bytes));
            if (!file.HasMetadata)
            {
                return null;
            }

            MetadataReader metadata = file.GetMetadataReader();
            AssemblyDefinition assembly = metadata.GetAssemblyDefinition();
            List<string> references = [];
            foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
            {
                references.Add(metadata.GetString(metadata.GetAssemblyReference(handle).Name));
            }

            return new HostIl(metadata.GetString(assembly.Name), assembly.Version, references);
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
