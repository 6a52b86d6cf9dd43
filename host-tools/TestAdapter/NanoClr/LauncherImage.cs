using System;
using System.Buffers.Binary;
using System.Text;
using SecureBoot.PeFormat;

namespace SecureBoot.TestAdapter.NanoClr;

/// <summary>The launcher for one assembly, and the assembly without other programs: a program on the device gets no
/// arguments, so the assembly's name is written into the launcher's bytes.</summary>
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
            throw new FormatException(
                $"the name of the assembly {assembly} has {name.Length - 1} bytes: at most {MaxName - 1} fit");
        }

        byte[] image = runner.ToArray();
        name.CopyTo(image, runner.IndexOf(Encoding.UTF8.GetBytes(Marker)));
        BinaryPrimitives.WriteUInt32LittleEndian(
            image.AsSpan(PeHeader.AssemblyCrcOffset), PeCrc.Compute(image.AsSpan(PeHeader.Size)));
        BinaryPrimitives.WriteUInt32LittleEndian(
            image.AsSpan(PeHeader.HeaderCrcOffset), PeCrc.OfHeader(image.AsSpan(0, PeHeader.Size)));
        return image;
    }

    /// <summary>An assembly without its entry point. Tests may refer to a program, and of several entry points the
    /// runtime takes the one that it resolves last.</summary>
    public static byte[] WithoutEntryPoint(PeFile file, byte[] pe)
    {
        int entry = Array.FindIndex(file.MethodDefs, static row => (row.Flags & MethodDefFlags.EntryPoint) != 0);
        if (entry < 0)
        {
            return pe;
        }

        file.MethodDefs[entry] =
            file.MethodDefs[entry] with { Flags = file.MethodDefs[entry].Flags & ~MethodDefFlags.EntryPoint };
        return PeWriter.Write(file);
    }
}
