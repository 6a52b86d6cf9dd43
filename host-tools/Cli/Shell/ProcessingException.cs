using System;
using System.Collections.Generic;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.Cli.Shell;

/// <summary>A .dll that the device could not run.</summary>
internal sealed class ProcessingException(string path, IReadOnlyList<ProcessorProblem> problems) : Exception(path)
{
    internal string Path { get; } = path;

    internal IReadOnlyList<ProcessorProblem> Problems { get; } = problems;
}
