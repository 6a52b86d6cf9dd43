using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SecureBoot.AnalyzerFixes;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>Each correction: its result, without a finding of the rule.</summary>
public sealed class FixTests
{
    private const string Head = """
        using System;
        using SecureBoot.Sensors;
        public static class C
        {

        """;

    [Fact]
    public async Task DroppedStatus_IsDiscarded()
    {
        await Check<DropFix>(
            "SB1010",
            "    public static void M(RingProducer p, ProducerLease l)\n    {\n        p.Commit(l, 1);\n    }\n}\n",
            "    public static void M(RingProducer p, ProducerLease l)\n    {\n        _ = p.Commit(l, 1);\n    }\n"
                + "}\n");
    }

    [Fact]
    public async Task DroppedTry_IsDiscarded()
    {
        await Check<DropFix>(
            "SB1011",
            "    public static void M(string text)\n    {\n        // As it is.\n        int.TryParse(text, out _);\n"
                + "    }\n}\n",
            "    public static void M(string text)\n    {\n        // As it is.\n"
                + "        _ = int.TryParse(text, out _);\n    }\n}\n");
    }

    [Fact]
    public async Task CheckedExpression_BecomesUnchecked()
    {
        await Check<CheckedFix>(
            "SB3001",
            "    public static int M(int a)\n    {\n        return checked(a + 1);\n    }\n}\n",
            "    public static int M(int a)\n    {\n        return unchecked(a + 1);\n    }\n}\n");
    }

    [Fact]
    public async Task CheckedBlock_BecomesUnchecked()
    {
        await Check<CheckedFix>(
            "SB3001",
            "    public static int M(int a)\n    {\n        checked\n        {\n            return a + 1;\n        }\n"
                + "    }\n}\n",
            "    public static int M(int a)\n    {\n        unchecked\n        {\n            return a + 1;\n"
                + "        }\n    }\n}\n");
    }

    [Fact]
    public async Task CatchOfADivision_CatchesWhatIsThrown()
    {
        await Check<CatchFix>(
            "SB3005",
            "    public static int M(int a)\n    {\n        try\n        {\n            return 1 / a;\n        }\n"
                + "        catch (DivideByZeroException)\n        {\n            return 0;\n        }\n    }\n}\n",
            "    public static int M(int a)\n    {\n        try\n        {\n            return 1 / a;\n        }\n"
                + "        catch (System.Exception)\n        {\n            return 0;\n        }\n    }\n}\n");
    }

    [Fact]
    public async Task LeaseUnseen_GoesIntoTheBranch()
    {
        await Check<SeenFix>(
            "SB1004",
            "    public static void M(RingProducer p)\n    {\n        _ = p.TryRent(8, out ProducerLease l);\n"
                + "        _ = p.Commit(l, 0);\n    }\n}\n",
            "    public static void M(RingProducer p)\n    {\n"
                + "        if (p.TryRent(8, out ProducerLease l) == SecureBoot.Sensors.RingStatus.Ok)\n        {\n"
                + "            _ = p.Commit(l, 0);\n        }\n    }\n}\n");
    }

    [Fact]
    public async Task LeaseLeft_IsClosedAtTheEnd()
    {
        await Check<LeaseLeftFix>(
            "SB1002",
            "    public static void M(RingProducer p)\n    {\n"
                + "        if (p.TryRent(8, out ProducerLease l) == RingStatus.Ok)\n        {\n"
                + "            _ = p.TryWriteByte(l, 1);\n        }\n    }\n}\n",
            "    public static void M(RingProducer p)\n    {\n"
                + "        if (p.TryRent(8, out ProducerLease l) == RingStatus.Ok)\n        {\n"
                + "            _ = p.TryWriteByte(l, 1);\n            _ = p.Abandon(l);\n        }\n    }\n}\n");
    }

    private static async Task Check<T>(string rule, string before, string after)
        where T : CodeFixProvider, new()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject("C", LanguageNames.CSharp)
            .WithMetadataReferences(
                [DeviceCompilation.CoreLibrary, DeviceCompilation.Buffers, DeviceCompilation.Sensors])
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Document document = project.AddDocument("C.cs", Head + before);
        Compilation compilation = (await document.Project.GetCompilationAsync(stop))!;
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(compilation, stop);
        Diagnostic finding = found.First(one => one.Id == rule);

        CodeAction? action = null;
        CodeFixContext context = new(document, finding, (one, _) => action ??= one, stop);
        await new T().RegisterCodeFixesAsync(context);
        Assert.NotNull(action);
        ApplyChangesOperation change = (await action.GetOperationsAsync(stop)).OfType<ApplyChangesOperation>().Single();
        Document corrected = change.ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(
            Head + after,
            (await corrected.GetTextAsync(stop)).ToString().Replace("\r\n", "\n", System.StringComparison.Ordinal));

        ImmutableArray<Diagnostic> left = await DeviceCompilation.Find(
            (await corrected.Project.GetCompilationAsync(stop))!, stop);
        Assert.DoesNotContain(left, one => one.Id == rule);
    }
}
