using System;
using System.Collections.Generic;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>Lists assemblies that follow one another, also assemblies with native methods: a <c>.pe</c>, or a
/// deployment.</summary>
public sealed class DeploymentReader
{
    private readonly List<BodyAssembly> _assemblies = [];

    /// <summary>Reads up to the first bytes that are no assembly.</summary>
    public DeploymentReader(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            while (Position < bytes.Length)
            {
                PeFile file = CheckedPe.Read(bytes.AsSpan(Position));
                _assemblies.Add(BodyAssembly.Of(file, Position));
                Position += file.Length;
            }
        }
        catch (PeException damage)
        {
            Problem = damage.Message;
        }
    }

    /// <summary>Whether bytes start like a nanoFramework assembly of any generation.</summary>
    public static bool IsPossible(ReadOnlySpan<byte> bytes) => bytes.StartsWith("NFMRK"u8);

    /// <summary>The assemblies before the first problem.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies => _assemblies;

    /// <summary>The end of the read part.</summary>
    public int Position { get; }

    /// <summary>The defect at that place, or null when all bytes were read.</summary>
    public string? Problem { get; }
}
