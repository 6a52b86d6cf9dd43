using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>Compiles sources as the device's build does: against nanoFramework.CoreLibrary, and on request the
/// firmware's libraries.</summary>
internal static class DeviceCompilation
{
    private static readonly Lazy<MetadataReference> s_buffers = new(
        () => Library("SecureBoot.Buffers", Firmware("Buffers"), []));
    private static readonly Lazy<MetadataReference> s_sensors = new(
        () => Library("SecureBoot.Sensors", Firmware("Sensors"), [s_buffers.Value]));
    private static readonly Lazy<MetadataReference> s_device = new(
        () => Library("Device", Path.Combine(Repository.Root, "tests", "Analyzers.Tests", "Corpora", "Device"), []));
    private static readonly Lazy<MetadataReference> s_boot = new(
        () => Library("SecureBoot", Firmware("SecureBoot"), [s_buffers.Value]));

    /// <summary>The device's mscorlib.</summary>
    internal static MetadataReference CoreLibrary { get; } = MetadataReference.CreateFromFile(Path.Combine(
        typeof(DeviceCompilation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == "CoreLibrary").Value!,
        "lib",
        "mscorlib.dll"));

    internal static MetadataReference Buffers => s_buffers.Value;

    internal static MetadataReference Sensors => s_sensors.Value;

    /// <summary>The parts of the device's other libraries that the corpora use.</summary>
    internal static MetadataReference Device => s_device.Value;

    internal static MetadataReference Boot => s_boot.Value;

    /// <summary>All rules of the assembly.</summary>
    internal static ImmutableArray<DiagnosticAnalyzer> Rules { get; } =
    [
        .. typeof(BodyAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    internal static CSharpCompilation Of(
        string name, IEnumerable<SyntaxTree> sources, IEnumerable<MetadataReference> references)
    {
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            optimizationLevel: OptimizationLevel.Release);
        return CSharpCompilation.Create(name, sources, [CoreLibrary, .. references], options);
    }

    internal static SyntaxTree Parse(string text, string path, params string[] symbols)
    {
        return CSharpSyntaxTree.ParseText(
            text,
            new CSharpParseOptions(LanguageVersion.CSharp12, preprocessorSymbols: symbols),
            path,
            System.Text.Encoding.UTF8);
    }

    /// <summary>All sources of a folder without the output of builds.</summary>
    internal static IEnumerable<SyntaxTree> ParseFolder(string folder)
    {
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => Parse(File.ReadAllText(path), path));
    }

    /// <summary>The findings of the rules, in the order of the files.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> Find(
        Compilation compilation, CancellationToken stop, ImmutableArray<AdditionalText> files = default)
    {
        AnalyzerOptions options = new(files.IsDefault ? [] : files);
        CompilationWithAnalyzersOptions how = new(
            options,
            (exception, analyzer, _) => throw new InvalidOperationException(analyzer + ": " + exception, exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Rules, how)
            .GetAnalyzerDiagnosticsAsync(stop);
        GeneratorDriver generator = CSharpGeneratorDriver.Create(new RefusedGenerator())
            .RunGenerators(compilation, stop);
        found = found.AddRange(generator.GetRunResult().Diagnostics);
        return [.. found.OrderBy(one => one.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(one => one.Location.SourceSpan.Start)];
    }

    internal static void AssertCompiles(Compilation compilation, CancellationToken stop)
    {
        IEnumerable<Diagnostic> errors = compilation.GetDiagnostics(stop)
            .Where(one => one.Severity == DiagnosticSeverity.Error);
        string all = string.Join("\n", errors.Select(one => one.ToString()));
        Assert.True(all.Length == 0, all);
    }

    private static string Firmware(string folder)
    {
        return Path.Combine(Repository.Root, "firmware", folder);
    }

    private static PortableExecutableReference Library(
        string name, string folder, IEnumerable<MetadataReference> references)
    {
        using MemoryStream stream = new();
        Compilation compilation = Of(name, ParseFolder(folder), references);
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(
            result.Success,
            string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
