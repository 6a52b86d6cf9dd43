using System;
using System.Collections.Generic;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.Cli.Shell;

/// <summary>A .dll that the device could not run.</summary>
internal sealed class ProcessingException : Exception
{
    internal ProcessingException(string path, IReadOnlyList<ProcessorProblem> problems)
        : base(path)
    {
        Path = path;
        Problems = problems;
    }

    internal string Path { get; }

    internal IReadOnlyList<ProcessorProblem> Problems { get; }
}
