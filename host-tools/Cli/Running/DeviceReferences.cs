using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Loader;
using SecureBoot.MetadataProcessor.Input;

namespace SecureBoot.Cli.Running;

/// <summary>References among files, and the emulator's own base library.</summary>
internal sealed class DeviceReferences(IReferenceSource files) : IReferenceSource
{
    private readonly IReferenceSource _files = files;

    public IReadOnlyList<ReferencedAssembly> Find(string name)
    {
        IReadOnlyList<ReferencedAssembly> found = _files.Find(name);
        return found.Count == 0 && name == "mscorlib"
            ? [new ReferencedAssembly(
                "nanoFramework.CoreLibrary 1.17.11", new Version(1, 17, 11, 0), static () => BaseLibrary.Dll)]
            : found;
    }
}
