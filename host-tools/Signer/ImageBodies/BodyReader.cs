using System;
using System.Collections.Generic;
using SecureBoot.Image;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>Lists the assemblies of a body with the device's own check of each header.</summary>
public sealed class BodyReader
{
    private readonly List<BodyAssembly> _assemblies = [];

    /// <summary>Reads as many assemblies as are good.</summary>
    public BodyReader(byte[] body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Status = Read(body);
    }

    /// <summary>The result of the device's check of the body.</summary>
    public BodyStatus Status { get; }

    /// <summary>The assemblies up to the first that is refused.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies => _assemblies;

    /// <summary>Where reading stopped: at the assembly that is refused, or at the end.</summary>
    public int Position { get; private set; }

    private BodyStatus Read(byte[] body)
    {
        do
        {
            BodyStatus status = AssemblyHeader.Check(
                body, Position, body.Length - Position, isVerified: false, out int size);
            if (status != BodyStatus.Ok)
            {
                return status;
            }

            if (_assemblies.Count == AssemblyList.Capacity)
            {
                return BodyStatus.TooManyAssemblies;
            }

            _assemblies.Add(BodyAssembly.Read(body, Position, size));
            Position += size;
        }
        while (Position < body.Length);

        return BodyStatus.Ok;
    }
}
