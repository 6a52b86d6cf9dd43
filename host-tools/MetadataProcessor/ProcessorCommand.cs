using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.MetadataProcessor;

/// <summary>The processor as the build runs it: problems in the form that MSBuild reads, on the standard
/// output.</summary>
public static class ProcessorCommand
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The assembly is refused; nothing was written.</summary>
    public const int Refused = 1;

    /// <summary>Misuse, or a file that cannot be read or written.</summary>
    public const int Misuse = 2;

    private const string Usage =
        "usage: SecureBoot.MetadataProcessor ASSEMBLY.dll --out ASSEMBLY.pe [--reference FILE_OR_DIR ...] "
            + "[--exclude TYPE ...] [--strict] [--path-map PLACE=NAME] [@FILE]";

    /// <summary>Runs the command; returns the exit code.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        try
        {
            CommandArguments parsed = CommandArguments.Parse(arguments);
            return Run(parsed, output);
        }
        catch (FormatException e)
        {
            error.WriteLine($"SecureBoot.MetadataProcessor: error SBP000: {e.Message}");
            error.WriteLine(Usage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"SecureBoot.MetadataProcessor: error SBP000: {e.Message}");
        }

        return Misuse;
    }

    private static int Run(CommandArguments arguments, TextWriter output)
    {
        FileReferences references = new(arguments.References);
        string pdbPath = Path.ChangeExtension(arguments.Input, ".pdb");
        byte[]? pdb = File.Exists(pdbPath) ? File.ReadAllBytes(pdbPath) : null;
        ProcessorOptions options = new() { ExcludedTypes = arguments.Excluded, IsStrict = arguments.IsStrict };
        ProcessedAssembly processed = Processor.Process(File.ReadAllBytes(arguments.Input), pdb, references, options);
        foreach (ProcessorProblem problem in processed.Problems)
        {
            output.WriteLine(Place(problem, arguments.PathMap).ToString(arguments.Input));
        }

        if (processed.IsRefused)
        {
            return Refused;
        }

        ProcessorOutput.Write(arguments.Output, processed);
        return Done;
    }

    // Symbols may call the folder of the sources by another name; an editor opens the file where it lies.
    private static ProcessorProblem Place(ProcessorProblem problem, List<(string Place, string Name)> maps)
    {
        foreach ((string place, string name) in maps)
        {
            if (problem.File?.StartsWith(name, StringComparison.Ordinal) == true)
            {
                return problem with { File = place + problem.File[name.Length..] };
            }
        }

        return problem;
    }
}
