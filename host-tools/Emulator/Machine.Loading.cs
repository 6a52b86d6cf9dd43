using System;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator;

/// <summary>Assembly.Load(byte[]) of the firmware.</summary>
public sealed partial class Machine
{
    /// <summary>The opcodes that the decoder takes, by their names.</summary>
    public static System.Collections.Generic.IReadOnlyList<string> Opcodes { get; } =
        [.. PeOpcode.All.Where(opcode => !opcode.IsRefused).Select(opcode => opcode.Name)];

    /// <summary>Loads an assembly from an array of the firmware. Bytes after the assembly's end do not matter, as on the device.</summary>
    internal AssemblyDesc LoadFromFirmware(HeapArray image, NativeCall call)
    {
        if (DeviceImage.Fault(image.Bytes) is { } fault)
        {
            throw call.Throw(fault);
        }

        if (Types.Assemblies.Count >= DeviceTypes.MaxAssemblies)
        {
            throw ThrowOutOfMemory();
        }

        AssemblyDesc assembly;
        try
        {
            PeFile file = PeFile.Read(DeviceImage.Canonical(image.Bytes));
            assembly = _loader.Add(file, _options.Symbols(file.Name), bindsNatives: false);
        }
        catch (PeException e)
        {
            throw DeviceImage.Corrupt(e.Message);
        }
        catch (RefusedException)
        {
            // What it refers to was not loaded before it.
            throw call.Throw(Fault.Plain);
        }

        // The array is the running code on the device: it stays reachable, and nobody may change it.
        assembly.Image = image;
        assembly.ImageHash = SHA256.HashData(image.Bytes);
        Prepare(assembly);
        return assembly;
    }

    /// <summary>An image that changed while it was loaded changed the program on the device.</summary>
    private void CheckImages()
    {
        foreach (AssemblyDesc assembly in Types.Assemblies)
        {
            if (assembly.Image is HeapArray image && !SHA256.HashData(image.Bytes).AsSpan().SequenceEqual(assembly.ImageHash))
            {
                throw new MemoryFault("System.Reflection.Assembly.Load", $"the array that {assembly.Name} was loaded from was written to, which is the running code", "corlib_native_System_Reflection_Assembly.cpp:280");
            }
        }
    }
}
