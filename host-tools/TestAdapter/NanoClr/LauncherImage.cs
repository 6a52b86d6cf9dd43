using System;
using System.Buffers.Binary;
using System.Text;
using SecureBoot.PeFormat;

namespace SecureBoot.TestAdapter.NanoClr;

/// <summary>The launcher for one assembly: a program on the device gets no arguments, so the assembly's name is written
/// into its bytes.</summary>
internal static class LauncherImage
{
    private const string Marker = "@SecureBoot.TestRunner.AssemblyName@";

    /// <summary>The most bytes that a name may have in UTF-8.</summary>
    private const int MaxName = 110;

    /// <summary>Writes the name over the place that is kept for it, and makes both CRCs right again.</summary>
    /// <exception cref="FormatException">The name is too long.</exception>
    public static byte[] For(string assembly, ReadOnlySpan<byte> runner)
    {
        byte[] name = Encoding.UTF8.GetBytes(assembly + "\0");
        if (name.Length > MaxName)
        {
            throw new FormatException($"the name of the assembly {assembly} has {name.Length - 1} bytes: at most {MaxName - 1} fit");
        }

        byte[] image = runner.ToArray();
        name.CopyTo(image, runner.IndexOf(Encoding.UTF8.GetBytes(Marker)));
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(PeHeader.AssemblyCrcOffset), PeCrc.Compute(image.AsSpan(PeHeader.Size)));
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(PeHeader.HeaderCrcOffset), PeCrc.OfHeader(image.AsSpan(0, PeHeader.Size)));
        return image;
    }
}
