using System;
using System.IO;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>Opens a .dll.</summary>
internal static class AssemblyReader
{
    /// <summary>The module, or null and a problem where it is no assembly.</summary>
    public static ModuleDefinition? Read(byte[] dll, IAssemblyResolver resolver, ProblemList problems)
    {
        try
        {
            RequireMetadata(dll);
            ModuleDefinition module = ModuleDefinition.ReadModule(
                new MemoryStream(dll), new ReaderParameters { AssemblyResolver = resolver });
            if (module.Assembly is not null)
            {
                return module;
            }

            module.Dispose();
            problems.Error(
                ProblemCode.NotAnAssembly, Place.None, "found a module without an assembly, expected a .dll");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            string found = dll.Length == 0
                ? "the file is empty"
                : $"found no .NET assembly in the {dll.Length} bytes (damaged or cut off?)";
            problems.Error(ProblemCode.NotAnAssembly, Place.None, found + ": expected a .dll compiled for the device");
        }

        return null;
    }

    // Cecil trusts the sizes in a damaged file, and allocates gigabytes for their tables; this reader compares the
    // sizes with the file.
    private static void RequireMetadata(byte[] dll)
    {
        using PEReader reader = new(ImmutableCollectionsMarshal.AsImmutableArray(dll));
        int debugSize = reader.PEHeaders.PEHeader?.DebugTableDirectory.Size ?? 0;
        if (!reader.HasMetadata || debugSize < 0 || debugSize > dll.Length)
        {
            throw new BadImageFormatException();
        }

        foreach (SectionHeader section in reader.PEHeaders.SectionHeaders)
        {
            if (section.SizeOfRawData < 0
                || section.PointerToRawData < 0
                || section.PointerToRawData > dll.Length - section.SizeOfRawData)
            {
                throw new BadImageFormatException();
            }
        }

        System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(reader);
    }
}
