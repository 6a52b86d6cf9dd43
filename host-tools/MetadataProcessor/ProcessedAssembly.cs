using System.Collections.Generic;
using System.Linq;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor;

/// <summary>The outcome of an assembly.</summary>
/// <param name="Pe">The .pe; empty where it is refused.</param>
/// <param name="Pdbx">The .pdbx; empty where it is refused.</param>
/// <param name="Problems">The reasons of a refusal, and the differences between the source and the device's
/// behaviour.</param>
/// <param name="Tables">The use of each table; empty if the assembly is refused.</param>
public sealed record ProcessedAssembly(
    byte[] Pe, byte[] Pdbx, IReadOnlyList<ProcessorProblem> Problems, IReadOnlyList<TableUse> Tables)
{
    /// <summary>Whether the processor wrote no .pe.</summary>
    public bool IsRefused => Problems.Any(static problem => problem.IsError);
}
