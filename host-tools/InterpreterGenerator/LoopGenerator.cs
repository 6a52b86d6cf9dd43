using System;
using System.IO;
using Microsoft.CodeAnalysis;

namespace SecureBoot.InterpreterGenerator;

/// <summary>Makes the method <c>Interpreter.Run</c> of the rows in Interpreter.table.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LoopGenerator : IIncrementalGenerator
{
    private const string TableName = "Interpreter.table";

    private static readonly DiagnosticDescriptor s_bad = new(
        "SBT001",
        "a row that cannot be read",
        "{0}",
        "Interpreter",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(string Path, string Text)> tables = context.AdditionalTextsProvider
            .Where(static file => Path.GetFileName(file.Path) == TableName)
            .Select(static (file, stop) => (file.Path, file.GetText(stop)?.ToString() ?? ""));
        context.RegisterSourceOutput(tables, static (output, table) => Generate(output, table.Path, table.Text));
    }

    private static void Generate(SourceProductionContext output, string path, string text)
    {
        try
        {
            output.AddSource("Interpreter.Run.g.cs", new LoopWriter(path, new InstructionTable(text)).Write());
        }
        catch (FormatException problem)
        {
            output.ReportDiagnostic(Diagnostic.Create(s_bad, Location.None, $"{TableName}: {problem.Message}"));
        }
    }
}
