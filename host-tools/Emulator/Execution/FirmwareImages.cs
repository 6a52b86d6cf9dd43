using System;
using System.Security.Cryptography;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;

namespace SecureBoot.Emulator.Execution;

/// <summary>Assembly.Load(byte[]) of the firmware.</summary>
internal sealed class FirmwareImages(Runtime runtime, AssemblyLoader loader)
{
    private readonly Runtime _runtime = runtime;
    private readonly AssemblyLoader _loader = loader;

    /// <summary>Loads an assembly from an array of the firmware. Bytes after the assembly's end do not matter, as on
    /// the device.</summary>
    public AssemblyDesc Load(HeapArray image)
    {
        if (!_runtime.Options.Loading(image.Bytes))
        {
            throw new StopRun(Outcome.Stopped, "stopped by the host before an assembly was loaded");
        }

        if (DeviceImage.Fault(image.Bytes) is { } fault)
        {
            throw _runtime.Throw(fault);
        }

        if (_runtime.Types.Assemblies.Count >= DeviceTypes.MaxAssemblies)
        {
            throw _runtime.Heap.ThrowOutOfMemory();
        }

        AssemblyDesc assembly;
        try
        {
            PeFile file = CheckedPe.Read(DeviceImage.Canonical(image.Bytes));
            assembly = _loader.Add(file, _runtime.Options.Symbols(file.Name), bindsNatives: false);
        }
        catch (PeException e)
        {
            throw DeviceImage.Corrupt(e.Message);
        }
        catch (RefusedException)
        {
            // The assembly's references were not loaded before it.
            throw _runtime.Throw(Fault.Plain);
        }

        // The array is the running code on the device: it stays reachable, and no code may change it.
        assembly.Image = image;
        assembly.ImageHash = SHA256.HashData(image.Bytes);
        _runtime.Prepare(assembly);
        return assembly;
    }

    /// <summary>An image that changed while it was loaded changed the program on the device.</summary>
    /// <exception cref="MemoryFault">An image differs.</exception>
    public void Check()
    {
        foreach (AssemblyDesc assembly in _runtime.Types.Assemblies)
        {
            if (assembly.Image is HeapArray image
                && !SHA256.HashData(image.Bytes).AsSpan().SequenceEqual(assembly.ImageHash))
            {
                throw DeviceImage.Corrupt(
                    $"the array that {assembly.Name} was loaded from was written to, which is the running code");
            }
        }
    }
}
