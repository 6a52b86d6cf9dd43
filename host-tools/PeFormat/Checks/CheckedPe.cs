using System;

namespace SecureBoot.PeFormat.Checks;

/// <summary>Reads assemblies and bodies with all checks of docs/pe-format.md, section 13.</summary>
public static class CheckedPe
{
    /// <summary>Reads an assembly. Bytes after its end do not matter, as on the device.</summary>
    /// <exception cref="PeException">It is no valid assembly; the message names what and where.</exception>
    public static PeFile Read(ReadOnlySpan<byte> bytes) => Read(bytes, checkBodies: true);

    /// <summary>Reads an assembly, all tables checked; the bodies of its methods only if wanted, since whoever decodes
    /// them may check them then.</summary>
    /// <exception cref="PeException">It is no valid assembly; the message names what and where.</exception>
    public static PeFile Read(ReadOnlySpan<byte> bytes, bool checkBodies) =>
        Read(new PeReader(bytes, kept: default), checkBodies, checkCrc: true);

    /// <summary>Reads an assembly whose content the caller has compared with its CRC, with all other checks. The bytes
    /// of its resources stay those of <paramref name="bytes"/>.</summary>
    /// <exception cref="PeException">It is no valid assembly; the message names what and where.</exception>
    public static PeFile ReadOfGoodCrc(ReadOnlyMemory<byte> bytes) =>
        Read(new PeReader(bytes.Span, bytes), checkBodies: true, checkCrc: false);

    private static PeFile Read(PeReader reader, bool checkBodies, bool checkCrc)
    {
        PeFile file = reader.Read(checkCrc);
        PeCheck.Run(file, checkBodies);
        return file;
    }

    /// <summary>Decodes the body of a method that has one, and checks operands, branches and clauses, as reading the
    /// whole file does.</summary>
    /// <exception cref="PeException">Something in it is wrong; the message names the method and what.</exception>
    public static PeMethodBody ReadBody(PeFile file, int method) => new PeBodyCheck(file).Run(method);
}
