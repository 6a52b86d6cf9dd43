using System;
using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Reports;
using SecureBoot.Cli.Shell;
using SecureBoot.MetadataProcessor;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot pe: converts the compiler's output to the device's format.</summary>
internal sealed class PeCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string[]> _references;
    private readonly Option<string> _out;
    private readonly Option<string> _compare;
    private readonly Flag _strict;
    private readonly Flag _json;
    private readonly Flag _force;
    private readonly Argument<string> _assembly;

    internal PeCommand(Terminal terminal, OutputWriter writer)
        : base(
            "pe",
            "Turn an assembly compiled for the device into the .pe that it loads, and a .pdbx beside it: exit 1 if "
                + "the device could not run it.",
            "[options] ASSEMBLY.dll",
            """
            secureboot pe --reference packages/lib --out App.pe App.dll
            secureboot pe --reference mscorlib.dll --compare official/App.pe App.dll
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _references = AddRepeatable("--reference", "PATH", "a .dll that the assembly refers to, or a folder of them");
        _out = AddOption("--out", "FILE", "the .pe to write; default is to write nothing");
        _compare = AddOption("--compare", "FILE", "a .pe to compare with: exit 1, and nothing written, if it differs");
        _strict = AddFlag("--strict", "refuse an assembly with warnings too");
        _json = AddFlag("--json", "print JSON, one object");
        _force = AddFlag("--force", "replace FILE if it exists");
        _assembly = new Argument<string>("ASSEMBLY.dll")
        {
            Description = "the assembly; a .pdb beside it gives "
            + "line numbers to the errors",
            Arity = ArgumentArity.ExactlyOne
        };
        Add(_assembly);
    }

    protected override int Run(ParseResult arguments)
    {
        string path = PathText.Require("ASSEMBLY.dll", arguments.GetRequiredValue(_assembly));
        string? output = arguments.GetValue(_out);
        bool force = _force.IsGiven(arguments);
        if (output is not null && OutputName.IsStandardOutput(output))
        {
            throw new MisuseException($"--out: found "
                + $"'{output}', the standard output, expected a file's name: a .pdbx gets its place beside it");
        }

        RequireFree(output, force);

        byte[]? official = arguments.GetValue(_compare) is { } compare
            ? InputFile.Read(PathText.Require("--compare", compare), InputFile.MaxImageSize)
            : null;
        ProcessedAssembly processed = Process(path, arguments.GetValue(_references) ?? [], _strict.IsGiven(arguments));
        RequireFree(output, force);
        string? difference = processed.IsRefused || official is null ? null : Difference(processed.Pe, official);
        new PeReport(_terminal, path).Write(processed, official is not null, difference, _json.IsGiven(arguments));
        if (processed.IsRefused || difference is not null)
        {
            return ExitCode.Refused;
        }

        if (output is not null)
        {
            _writer.Write([new OutputFile(output, processed.Pe), new OutputFile(Pdbx(output), processed.Pdbx)], force);
        }

        return ExitCode.Done;
    }

    private static void RequireFree(string? output, bool force)
    {
        if (output is not null)
        {
            OutputName.RequireFree(PathText.Require("--out", output), force);
            OutputName.RequireFree(Pdbx(output), force);
        }
    }

    private static string Pdbx(string output)
    {
        string path = Path.ChangeExtension(output, ".pdbx");
        return path != output
            ? path
            : throw new MisuseException(
                "--out: found the name of a .pdbx, expected that of a .pe; the .pdbx is written beside it");
    }

    private static ProcessedAssembly Process(string path, string[] references, bool isStrict)
    {
        byte[] dll = InputFile.Read(path, InputFile.MaxImageSize);
        string pdbPath = Path.ChangeExtension(path, ".pdb");
        byte[]? pdb = File.Exists(pdbPath) ? InputFile.Read(pdbPath, InputFile.MaxImageSize) : null;
        try
        {
            FileReferences files = new(references);
            ProcessedAssembly processed = Processor.Process(
                dll, pdb, files, new ProcessorOptions { IsStrict = isStrict });
            foreach (string opened in files.Opened)
            {
                InputLog.Note(opened);
            }

            return processed;
        }
        catch (ReferenceException exception)
        {
            throw new MisuseException($"--reference: {exception.Message}", "name a .dll, or a folder of them");
        }
        catch (OutOfMemoryException)
        {
            throw new MisuseException(
                $"{path}: found more parts than the memory holds, expected an assembly as the compiler wrote it",
                "build it again");
        }
    }

    private static string? Difference(byte[] own, byte[] official)
    {
        try
        {
            string? difference = PeComparison.FirstDifference(
                CheckedPe.Read(own, checkBodies: false), CheckedPe.Read(official, checkBodies: false));
            return difference ?? (own.AsSpan().SequenceEqual(official) ? null : "bytes that belong to no table");
        }
        catch (PeException exception)
        {
            throw new MisuseException($"--compare: found no valid .pe: {exception.Message}");
        }
    }
}
