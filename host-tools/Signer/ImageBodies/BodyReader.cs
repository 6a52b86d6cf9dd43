using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using SecureBoot.Image;
using SecureBoot.PeFormat;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>Lists the assemblies of a body with the device's own check of each header. The CRC of an assembly's content
/// is computed here: the host's code takes a tenth of the time of the device's.</summary>
public sealed class BodyReader
{
    private readonly List<BodyAssembly> _assemblies = [];

    /// <summary>Reads as many assemblies as are good.</summary>
    public BodyReader(byte[] body)
        : this(body, 0, body?.Length ?? 0)
    {
    }

    /// <summary>The same for a body of <paramref name="size"/> bytes that starts at <paramref name="offset"/> of an
    /// image.</summary>
    public BodyReader(byte[] image, int offset, int size)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, image.Length - offset);
        Status = Read(image, offset, size);
    }

    /// <summary>The result of the device's check of the body.</summary>
    public BodyStatus Status { get; }

    /// <summary>The assemblies up to the first that is refused.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies => _assemblies;

    /// <summary>The end of the read part: the refused assembly, or the end of the body.</summary>
    public int Position { get; private set; }

    private BodyStatus Read(byte[] image, int start, int length)
    {
        do
        {
            int at = start + Position;
            BodyStatus status = AssemblyHeader.Check(image, at, length - Position, isVerified: true, out int size);
            if (status != BodyStatus.Ok)
            {
                return status;
            }

            ReadOnlyMemory<byte> assembly = image.AsMemory(at, size);
            if (!HasContentCrc(assembly.Span))
            {
                return BodyStatus.BadContentCrc;
            }

            if (_assemblies.Count == AssemblyList.Capacity)
            {
                return BodyStatus.TooManyAssemblies;
            }

            _assemblies.Add(BodyAssembly.Read(assembly, Position));
            Position += size;
        }
        while (Position < length);

        return BodyStatus.Ok;
    }

    private static bool HasContentCrc(ReadOnlySpan<byte> assembly)
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(assembly[PeHeader.AssemblyCrcOffset..])
            == PeCrc.Compute(assembly[PeHeader.Size..]);
    }
}
