using System.Collections.Generic;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.PeFormat;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Cli.Reports;

/// <summary>Prints assemblies for people: their references, and the use of their tables.</summary>
internal sealed class AssemblyText(Terminal terminal)
{
    private readonly Terminal _terminal = terminal;

    internal void Write(IReadOnlyList<BodyAssembly> assemblies)
    {
        foreach (BodyAssembly assembly in assemblies)
        {
            Write(assembly);
        }
    }

    private void Write(BodyAssembly assembly)
    {
        string references = string.Join(
            ", ", assembly.References.Select(reference => $"{reference.Name} {reference.Version}"));
        string needs = references.Length == 0 ? "" : $", needs {references}";
        _terminal.Answer(
            "assembly", $"{assembly.Name} {assembly.Version}, {assembly.Size} bytes at {assembly.Offset}{needs}");
        if (assembly.Problem is { } problem)
        {
            _terminal.Answer("  damaged", problem);
            return;
        }

        if (assembly.NativeChecksum != 0)
        {
            _terminal.Answer("  native checksum", $"0x{assembly.NativeChecksum:X8}");
        }

        if (assembly.Tables.Count > 0)
        {
            _terminal.Answer("  tables", string.Join(", ", assembly.Tables.Select(Describe)));
        }
    }

    private static string Describe(TableUse table)
    {
        return table.IsInBytes ? $"{table.Table} {table.Used} bytes" : $"{table.Table} {table.Used}";
    }
}
