using System;
using System.Linq;
using System.Security.Cryptography;
using Mono.Cecil;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Loading;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Types;
using SecureBoot.Image;

namespace SecureBoot.Emulator;

/// <summary>Assembly.Load(byte[]) of the firmware.</summary>
public sealed partial class Machine
{
    /// <summary>The device's base library as an assembly to compile programs against.</summary>
    public static byte[] BaseLibrary => (byte[])AssemblyLoader.Corlib.Clone();

    /// <summary>The IL opcodes that the decoder takes, by their names.</summary>
    public static System.Collections.Generic.IReadOnlyList<string> Opcodes => MethodDecoder.Opcodes;

    /// <summary>Takes the host IL out of a nanoFramework assembly and loads that. Bytes after the assembly's end do not matter, as on the device.</summary>
    internal AssemblyDesc LoadFromFirmware(HeapArray image, NativeCall call)
    {
        switch (AssemblyHeader.Check(image.Bytes, 0, image.Bytes.Length, out _))
        {
            case BodyStatus.Ok:
                break;
            case BodyStatus.BadFlags or BodyStatus.PatchedCode:
                throw call.Throw(Fault.Plain);
            case BodyStatus.TruncatedAssembly or BodyStatus.BadTables:
                throw new MemoryFault("Assembly.Load: reads past the end of an array that is shorter than its assembly says");
            default:
                throw call.Throw(Fault.Argument);
        }

        HostAssembly host = HostAssembly.TryUnwrap(image.Bytes)
            ?? throw new StopRun(Outcome.Unsupported, "Assembly.Load: the assembly is compiled for the device; the virtual board runs host IL");
        ModuleDefinition module = AssemblyLoader.Read(host.Dll, host.Pdb);
        if (module.AssemblyReferences.Any(reference => !IsKnown(reference.Name)))
        {
            // An assembly that it needs was not loaded before it.
            throw call.Throw(Fault.Plain);
        }

        AssemblyDesc assembly;
        try
        {
            assembly = _loader.Add(module);
        }
        catch (RefusedException refused)
        {
            throw new StopRun(Outcome.Refused, refused.Message);
        }

        // The array is the running code on the device: it stays reachable, and nobody may change it.
        assembly.Image = image;
        assembly.ImageHash = SHA256.HashData(image.Bytes);
        Prepare(assembly);
        return assembly;
    }

    private bool IsKnown(string name)
    {
        return HostAssemblies.Contains(name) || name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || Types.Find(name) is not null;
    }

    /// <summary>An image that changed while it was loaded changed the program on the device.</summary>
    private void CheckImages()
    {
        foreach (AssemblyDesc assembly in Types.Assemblies)
        {
            if (assembly.Image is { } image && !SHA256.HashData(image.Bytes).AsSpan().SequenceEqual(assembly.ImageHash))
            {
                throw new MemoryFault($"the array that {assembly.Name} was loaded from was written to: on the device it is the running code (corlib_native_System_Reflection_Assembly.cpp:280)");
            }
        }
    }
}
