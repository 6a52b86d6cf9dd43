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

    internal AssemblyDesc LoadFromFirmware(HeapArray image, NativeCall call)
    {
        throw call.Throw(Fault.Argument);
    }
}
