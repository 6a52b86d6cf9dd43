using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.PeFormat.Tests;

/// <summary>Assemblies from the official metadata processor.</summary>
internal static class PeVectors
{
    /// <summary>mscorlib as published by nanoFramework.</summary>
    public static byte[] CoreLibrary => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "mscorlib.pe"));

    /// <summary>Reads a program of tests/vectors/processor.</summary>
    public static byte[] Program(string name) => File.ReadAllBytes(Repository.Vectors("processor", name + ".pe"));

    /// <summary>The names of the programs in tests/vectors/processor.</summary>
    public static TheoryData<string> Names()
    {
        List<string> names = [];
        foreach (string path in Directory.GetFiles(Repository.Vectors("processor"), "*.pe"))
        {
            names.Add(Path.GetFileNameWithoutExtension(path));
        }

        names.Sort(StringComparer.Ordinal);
        return [.. names];
    }

    /// <summary>Computes the CRCs of a damaged assembly again.</summary>
    public static void FixCrcs(byte[] bytes)
    {
        uint end = BitConverter.ToUInt32(bytes, PeHeader.TablesOffset + (4 * (PeHeader.TableCount - 1)));
        int length = (int)Math.Clamp(end, PeHeader.Size, (uint)bytes.Length);
        BitConverter.TryWriteBytes(
            bytes.AsSpan(PeHeader.AssemblyCrcOffset),
            PeCrc.Compute(bytes.AsSpan(PeHeader.Size, length - PeHeader.Size)));
        BitConverter.TryWriteBytes(
            bytes.AsSpan(PeHeader.HeaderCrcOffset), PeCrc.OfHeader(bytes.AsSpan(0, PeHeader.Size)));
    }
}
