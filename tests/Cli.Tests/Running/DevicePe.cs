using System;
using System.Buffers.Binary;
using SecureBoot.Board;
using SecureBoot.Image;

namespace SecureBoot.Cli.Tests;

/// <summary>nanoFramework assemblies made for the occasion: well formed, with any content, without code.</summary>
public static class DevicePe
{
    /// <summary>An assembly with a name and some content. <paramref name="native"/> is what assemblies with native methods have.</summary>
    public static byte[] Make(string name, byte[]? content = null, uint native = 0)
    {
        byte[] bytes = HostAssembly.Wrap(name, new Version(1, 0, 0, 0), content ?? [], null);

        // Not host IL: its magic is what tells it from an assembly of the device.
        bytes[AssemblyHeader.Size] = (byte)'x';
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), PeCrc32.Compute(0, bytes, AssemblyHeader.Size, bytes.Length - AssemblyHeader.Size));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), native);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), AssemblyHeader.ComputeHeaderCrc(bytes, 0));
        return bytes;
    }
}
