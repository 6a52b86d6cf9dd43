using System;

namespace SecureBoot.Update.Simulation;

/// <summary>An image that a simulation knows.</summary>
/// <param name="Index">Its place in the setup.</param>
/// <param name="Name">What the timeline calls it.</param>
/// <param name="Bytes">The signed image.</param>
/// <param name="SecurityCounter">Its security counter.</param>
public sealed record SimulationImage(int Index, string Name, byte[] Bytes, uint SecurityCounter)
{
    /// <summary>Its first 32 bytes.</summary>
    public byte[] Header => Bytes[..Image.ImageHeader.Size];

    /// <summary>Whether the image is these bytes and no others.</summary>
    public bool Is(byte[] header, byte[] rest)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rest);
        return Bytes.Length == header.Length + rest.Length && Bytes.AsSpan(0, header.Length).SequenceEqual(header) && Bytes.AsSpan(header.Length).SequenceEqual(rest);
    }
}
