using System;
using System.Collections.Generic;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>An assembly in a body, by its own tables.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version, four parts.</param>
/// <param name="Offset">The offset of the assembly in the body.</param>
/// <param name="Size">Bytes, a multiple of 4.</param>
/// <param name="References">The assemblies that it needs.</param>
/// <param name="NativeChecksum">The checksum over its native methods, 0 without native methods.</param>
/// <param name="Tables">The use of its tables, in file order, without empty tables.</param>
/// <param name="HasMain">Whether a type of it has a static method Main without parameters.</param>
/// <param name="Problem">Why the runtime could not run it, or null.</param>
public sealed record BodyAssembly(
    string Name,
    Version Version,
    int Offset,
    int Size,
    IReadOnlyList<AssemblyReference> References,
    uint NativeChecksum,
    IReadOnlyList<TableUse> Tables,
    bool HasMain,
    string? Problem)
{
    /// <summary>Reads the assembly at <paramref name="offset"/> of the body, whose header and CRC were
    /// accepted.</summary>
    internal static BodyAssembly Read(ReadOnlyMemory<byte> assembly, int offset)
    {
        try
        {
            return Of(CheckedPe.ReadWithCheckedCrc(assembly), offset);
        }
        catch (PeException damage)
        {
            return new BodyAssembly(
                "(damaged)",
                new Version(0, 0, 0, 0),
                offset,
                assembly.Length,
                [],
                0,
                [],
                HasMain: false,
                damage.Message);
        }
    }

    // Loops with an index, here and in BodyJudge: a query of Linq, and the enumerator of an interface, cost types and
    // methods that every start has to load.
    private static bool DeclaresMain(PeFile file)
    {
        foreach (MethodDefRow method in file.MethodDefs)
        {
            if ((method.Flags & MethodDefFlags.Static) != 0
                && method.Arguments == 0
                && file.Text(method.Name) == "Main")
            {
                return true;
            }
        }

        return false;
    }

    private static AssemblyReference[] ReferencesOf(PeFile file)
    {
        AssemblyReference[] references = new AssemblyReference[file.AssemblyRefs.Length];
        for (int i = 0; i < references.Length; i++)
        {
            AssemblyRefRow row = file.AssemblyRefs[i];
            references[i] = new AssemblyReference(Printable.Escape(file.Text(row.Name)), row.Version);
        }

        return references;
    }

    private static List<TableUse> UsedTables(PeFile file)
    {
        List<TableUse> used = [];
        foreach (TableUse table in TableUse.Of(file))
        {
            if (table.Used > 0)
            {
                used.Add(table);
            }
        }

        return used;
    }

    /// <summary>The assembly that was read at <paramref name="offset"/>.</summary>
    internal static BodyAssembly Of(PeFile file, int offset)
    {
        return new BodyAssembly(
            Printable.Escape(file.Name),
            file.Version,
            offset,
            file.Length,
            ReferencesOf(file),
            file.NativeChecksum,
            UsedTables(file),
            DeclaresMain(file),
            null);
    }

    /// <summary>Whether it needs an assembly.</summary>
    public bool Needs(string name)
    {
        for (int i = 0; i < References.Count; i++)
        {
            if (References[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
