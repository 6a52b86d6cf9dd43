using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace SecureBoot.Emulator.Tests.Programs;

/// <summary>Compiles a program as the device's tools do: against the device's base library.</summary>
internal static class DeviceCompiler
{
    /// <summary>The host's library, as a project built for the host refers to it.</summary>
    public static IEnumerable<MetadataReference> HostLibrary { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly MetadataReference s_corlib = MetadataReference.CreateFromImage(Machine.BaseLibrary);

    public static (byte[] Assembly, byte[] Symbols) Compile(string path, bool optimise = true, OutputKind kind = OutputKind.ConsoleApplication)
    {
        return Compile(Path.GetFileName(path), File.ReadAllText(path), optimise, kind);
    }

    public static (byte[] Assembly, byte[] Symbols) Compile(string name, string source, bool optimise, OutputKind kind = OutputKind.ConsoleApplication, IEnumerable<MetadataReference>? references = null)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13), name, System.Text.Encoding.UTF8);
        CSharpCompilationOptions options = new(kind, optimizationLevel: optimise ? OptimizationLevel.Release : OptimizationLevel.Debug, allowUnsafe: true);
        CSharpCompilation compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(name), [tree], references ?? [s_corlib], options);
        MemoryStream assembly = new();
        MemoryStream symbols = new();
        EmitResult result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }

        return (assembly.ToArray(), symbols.ToArray());
    }
}
