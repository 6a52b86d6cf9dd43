using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using SecureBoot.Emulator.Loader;
using SecureBoot.MetadataProcessor;
using SecureBoot.MetadataProcessor.Input;

namespace SecureBoot.DeviceSupport;

/// <summary>Compiles a program as the device build does: against nanoFramework's mscorlib, then to a
/// <c>.pe</c>.</summary>
public static class DeviceCompiler
{
    private static readonly MetadataReference s_corlib = MetadataReference.CreateFromImage(BaseLibrary.Dll);

    /// <summary>Compiles a source file.</summary>
    public static (byte[] Pe, AssemblySymbols Symbols) Compile(
        string path, bool optimise = true, OutputKind kind = OutputKind.ConsoleApplication)
    {
        return Compile(Path.GetFileName(path), File.ReadAllText(path), optimise, kind);
    }

    /// <summary>Compiles source text.</summary>
    /// <param name="name">The file name in messages. The name without its extension is the assembly's name.</param>
    /// <param name="source">The source text.</param>
    /// <param name="optimise">Whether the compiler optimises.</param>
    /// <param name="kind">Program or library.</param>
    /// <param name="references">Device assemblies that the text uses, as .dll files.</param>
    public static (
        byte[] Pe,
        AssemblySymbols Symbols) Compile(string name, string source, bool optimise,
            OutputKind kind = OutputKind.ConsoleApplication, params string[] references)
    {
        (byte[] dll, byte[] pdb) = CompileDll(name, source, optimise, kind, references);
        ProcessedAssembly processed = Process(dll, pdb, references);
        return (processed.Pe, new AssemblySymbols(pdb, processed.Pdbx));
    }

    /// <summary>Compiles to a .dll for the device, with its symbols.</summary>
    public static (
        byte[] Dll,
        byte[] Pdb) CompileDll(string name, string source, bool optimise,
            OutputKind kind = OutputKind.ConsoleApplication, params string[] references)
    {
        CSharpParseOptions language = new CSharpParseOptions(LanguageVersion.CSharp13)
            .WithFeatures([new("noRefSafetyRulesAttribute", "true")]);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, language, name, Encoding.UTF8);
        CSharpCompilationOptions options = new(
            kind, optimizationLevel: optimise ? OptimizationLevel.Release : OptimizationLevel.Debug, allowUnsafe: true);
        MetadataReference[] all = [s_corlib, .. references.Union(DeviceFolder.Libraries)
            .Select(path => MetadataReference.CreateFromFile(path))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(name), [tree], all, options);
        MemoryStream assembly = new();
        MemoryStream symbols = new();
        EmitResult result = compilation.Emit(
            assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return result.Success
            ? (assembly.ToArray(), symbols.ToArray())
            : throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }

    /// <summary>Makes the .pe from a .dll.</summary>
    public static ProcessedAssembly Process(byte[] dll, byte[]? pdb, params IEnumerable<string> references)
    {
        ProcessedAssembly processed = Processor.Process(
            dll, pdb, new References(new FileReferences(references.Union(DeviceFolder.Libraries))));
        return processed.IsRefused
            ? throw new InvalidOperationException(
                string.Join('\n', processed.Problems.Select(problem => problem.ToString("the assembly"))))
            : processed;
    }

    private sealed class References(FileReferences files) : IReferenceSource
    {
        public IReadOnlyList<ReferencedAssembly> Find(string name)
        {
            return name == "mscorlib"
                ? [new ReferencedAssembly(name, new Version(1, 17, 11, 0), static () => BaseLibrary.Dll)]
                : files.Find(name);
        }
    }
}
