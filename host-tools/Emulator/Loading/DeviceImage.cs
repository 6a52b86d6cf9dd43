using System;
using System.Buffers.Binary;
using System.Text;
using Mono.Cecil;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Image;

namespace SecureBoot.Emulator.Loading;

/// <summary>A nanoFramework assembly in an array, taken as the runtime takes it: its header is trusted but for what
/// GoodAssembly looks at (TypeSystem.cpp:1375-1401). The boot stage is stricter.</summary>
internal sealed class DeviceImage
{
    private const int TypeDefinitions = 4;
    private const int Strings = 11;

    private readonly byte[] _bytes;

    public DeviceImage(byte[] bytes)
    {
        _bytes = bytes;
    }

    /// <summary>The exception that loading it raises, or null.</summary>
    public string? Fault()
    {
        if (_bytes.Length < AssemblyHeader.Size)
        {
            throw Corrupt("array shorter than the header");
        }

        // Byte 7 of the marker is not compared.
        if (!_bytes.AsSpan(0, 7).SequenceEqual("NFMRK1\0"u8) || U32(8) != AssemblyHeader.ComputeHeaderCrc(_bytes, 0) || U16(38) != 1)
        {
            return Execution.Fault.Argument;
        }

        int size = Table(AssemblyHeader.TableCount - 1);
        if (size < AssemblyHeader.Size || size > _bytes.Length)
        {
            throw Corrupt("array shorter than TotalSize");
        }

        if (U32(12) != PeCrc32.Compute(0, _bytes, AssemblyHeader.Size, size - AssemblyHeader.Size))
        {
            return Execution.Fault.Argument;
        }

        if (U32(24) != 0xFFFFFFFF)
        {
            throw Corrupt("native code in the image");
        }

        return (U32(16) & 1) != 0 || U32(104) != 0 ? Execution.Fault.Plain : null;
    }

    /// <summary>What the emulator runs of it: the host IL that it carries, or nothing where it has no types.</summary>
    public ModuleDefinition ToModule()
    {
        if (HostAssembly.TryUnwrap(_bytes) is { } host)
        {
            return AssemblyLoader.Read(host.Dll, host.Pdb);
        }

        if (Table(TypeDefinitions) != Table(TypeDefinitions + 1))
        {
            throw new StopRun(Outcome.Unsupported, "Assembly.Load: the assembly is compiled for the device; the virtual board runs host IL");
        }

        AssemblyNameDefinition name = new(Name(), new Version(U16(28), U16(30), U16(32), U16(34)));
        return AssemblyDefinition.CreateAssembly(name, name.Name, ModuleKind.Dll).MainModule;
    }

    private static MemoryFault Corrupt(string what)
    {
        return new MemoryFault("System.Reflection.Assembly.Load", what, "corlib_native_System_Reflection_Assembly.cpp:280");
    }

    private string Name()
    {
        int start = Table(Strings) + U16(36);
        int end = Array.IndexOf(_bytes, (byte)0, start);
        return Encoding.UTF8.GetString(_bytes, start, end - start);
    }

    private int Table(int index) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(AssemblyHeader.TablesOffset + (4 * index)));

    private uint U32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(offset));

    private ushort U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(offset));
}
