using System;

namespace SecureBoot.PeFormat.Checks;

/// <summary>Reads assemblies and bodies with all checks of docs/pe-format.md, section 13.</summary>
public static class CheckedPe
{
    /// <summary>Reads an assembly. Bytes after its end do not matter, as on the device.</summary>
    /// <exception cref="PeException">The assembly is invalid; the message names the problem.</exception>
    public static PeFile Read(ReadOnlySpan<byte> bytes) => Read(bytes, checkBodies: true);

    /// <summary>Reads an assembly and checks all tables; checks the bodies of its methods only if requested, since a
    /// decoder may check them later.</summary>
    /// <exception cref="PeException">The assembly is invalid; the message names the problem.</exception>
    public static PeFile Read(ReadOnlySpan<byte> bytes, bool checkBodies) =>
        Read(new PeReader(bytes, kept: default), checkBodies, checkCrc: true);

    /// <summary>Reads an assembly whose content the caller has compared with its CRC, with all other checks. The bytes
    /// of its resources stay those of <paramref name="bytes"/>.</summary>
    /// <exception cref="PeException">The assembly is invalid; the message names the problem.</exception>
    public static PeFile ReadWithCheckedCrc(ReadOnlyMemory<byte> bytes) =>
        Read(new PeReader(bytes.Span, bytes), checkBodies: true, checkCrc: false);

    private static PeFile Read(PeReader reader, bool checkBodies, bool checkCrc)
    {
        PeFile file = reader.Read(checkCrc);
        PeCheck.Run(file, checkBodies);
        return file;
    }

    /// <summary>Decodes the body of a method that has one, and checks operands, branches and clauses, as reading the
    /// whole file does.</summary>
    /// <exception cref="PeException">The body is invalid; the message names the method and the problem.</exception>
    public static PeMethodBody ReadBody(PeFile file, int method) => new PeBodyCheck(file).Run(method);
}
