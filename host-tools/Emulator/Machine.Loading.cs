using System;
using System.Linq;
using System.Security.Cryptography;
using Mono.Cecil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Loading;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator;

/// <summary>Assembly.Load(byte[]) of the firmware.</summary>
public sealed partial class Machine
{
    /// <summary>The device's base library as an assembly to compile programs against.</summary>
    public static byte[] BaseLibrary => (byte[])AssemblyLoader.Corlib.Clone();

    /// <summary>The IL opcodes that the decoder takes, by their names.</summary>
    public static System.Collections.Generic.IReadOnlyList<string> Opcodes => MethodDecoder.Opcodes;

    /// <summary>Loads what a nanoFramework assembly carries. Bytes after the assembly's end do not matter, as on the device.</summary>
    internal AssemblyDesc LoadFromFirmware(HeapArray image, NativeCall call)
    {
        DeviceImage device = new(image.Bytes);
        if (device.Fault() is { } fault)
        {
            throw call.Throw(fault);
        }

        ModuleDefinition module = device.ToModule();
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
                throw new MemoryFault("System.Reflection.Assembly.Load", $"the array that {assembly.Name} was loaded from was written to, which is the running code", "corlib_native_System_Reflection_Assembly.cpp:280");
            }
        }
    }
}
