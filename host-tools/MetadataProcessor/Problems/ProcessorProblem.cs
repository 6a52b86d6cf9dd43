namespace SecureBoot.MetadataProcessor.Problems;

/// <summary>The reason why an assembly is refused, or a difference between the source and the device's
/// behaviour.</summary>
/// <param name="Code">The number.</param>
/// <param name="IsError">Whether nothing may be written.</param>
/// <param name="Text">Found, expected, next step.</param>
/// <param name="File">The source file, or null where no debug information names one.</param>
/// <param name="Line">The line in <paramref name="File"/>, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ProcessorProblem(ProblemCode Code, bool IsError, string Text, string? File, int Line, int Column)
{
    /// <summary>The problem in the form that MSBuild and editors understand.</summary>
    /// <param name="assembly">The assembly, named where no source file is known.</param>
    public string ToString(string assembly)
    {
        string origin = File is null ? assembly : $"{File}({Line},{Column})";
        return $"{origin}: {(IsError ? "error" : "warning")} SBP{(int)Code:D3}: {Text}";
    }
}
