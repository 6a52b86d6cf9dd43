using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Checks;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Output;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.MetadataProcessor.Tables;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;

namespace SecureBoot.MetadataProcessor;

/// <summary>Converts a .dll that was compiled for the device to the device's format: a .pe, and a .pdbx for debuggers.
/// The output is equal to that of the official processor 3.0.100, byte for byte, or the .dll is refused.</summary>
public static class Processor
{
    /// <summary>Processes an assembly.</summary>
    /// <param name="dll">The .dll.</param>
    /// <param name="pdb">The portable .pdb, or null: then problems come without lines.</param>
    /// <param name="references">The source of the referenced assemblies.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public static ProcessedAssembly Process(
        byte[] dll, byte[]? pdb, IReferenceSource references, ProcessorOptions? options = null)
    {
        options ??= new ProcessorOptions();
        ProblemList problems = new(options.IsStrict);
        (PeFile? file, byte[] pe, byte[] pdbx) = Run(dll, references, options, problems);
        List<ProcessorProblem> located = problems.Locate(pdb);
        return file is null || problems.HasErrors
            ? new ProcessedAssembly([], [], located, [])
            : new ProcessedAssembly(pe, pdbx, located, TableUse.Of(file));
    }

    private static (PeFile? File, byte[] Pe, byte[] Pdbx) Run(
        byte[] dll, IReferenceSource references, ProcessorOptions options, ProblemList problems)
    {
        try
        {
            using ReferenceResolver resolver = new(references);
            using ModuleDefinition? module = AssemblyReader.Read(dll, resolver, problems);
            return module is null ? (null, [], []) : Run(module, references, options, problems);
        }
        catch (MissingRowException e)
        {
            problems.Error(
                ProblemCode.Damaged, Place.None, $"the assembly uses {e.Message}, which its metadata does not name");
        }
        catch (Exception e) when (e is not OutOfMemoryException and not ReferenceException)
        {
            problems.Error(ProblemCode.Damaged, Place.None, $"the metadata of the assembly is damaged: {e.Message}");
        }

        return (null, [], []);
    }

    private static (PeFile? File, byte[] Pe, byte[] Pdbx) Run(
        ModuleDefinition module, IReferenceSource references, ProcessorOptions options, ProblemList problems)
    {
        ReferenceCheck.Run(module, references, problems);
        if (problems.HasErrors)
        {
            return (null, [], []);
        }

        AssemblySource source = new(module, options.ExcludedTypes);
        SourceCheck.Run(source, problems);
        TableRows rows = new(source);
        MemberCheck.Run(rows, problems);
        if (problems.HasErrors)
        {
            return (null, [], []);
        }

        TableBuilder builder = new(rows, problems);
        PeFile file = builder.Build();
        TableCheck.Run(file, builder, problems);
        if (problems.HasErrors)
        {
            return (null, [], []);
        }

        byte[] pe = PeWriter.Write(file);
        RequireValid(pe, problems);
        return (file, pe, Pdbx.Write(rows, builder.Bodies));
    }

    // Metadata that Cecil reads can still make no valid file, such as a method without any code. An instruction that
    // the runtime does not execute is only a warning, as elsewhere here.
    private static void RequireValid(byte[] pe, ProblemList problems)
    {
        try
        {
            CheckedPe.Read(pe, checkBodies: false);
        }
        catch (PeException e)
        {
            problems.Error(
                ProblemCode.Damaged, Place.None, $"the assembly makes no .pe that the device would load: {e.Message}");
        }
    }
}
