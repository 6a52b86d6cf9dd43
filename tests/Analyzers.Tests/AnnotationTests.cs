using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>Annotations files, the attributes, and the page of the rules.</summary>
public sealed class AnnotationTests
{
    private const string Source = """
        using SecureBoot.Sensors;
        public static class C
        {
            public static int Ask() => 1;
            public static void M() { Ask(); }
        }
        """;

    [Fact]
    public async Task File_OfTheProject_AddsToWhatIsKnown()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        Compilation compilation = DeviceCompilation.Of(
            "C", [DeviceCompilation.Parse(Source, "C.cs")], [DeviceCompilation.Sensors]);
        Assert.Empty(await DeviceCompilation.Find(compilation, stop));
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(
            compilation, stop, [new Text("mine.annotations.txt", "# mine\nmust-use M:C.Ask\n")]);
        Assert.Equal(["SB1010"], found.Select(one => one.Id));
    }

    [Fact]
    public void File_BadLines_AreToldByNumber()
    {
        List<(int, string)> bad = [];
        using StringReader text = new("must-use T:A\nmust-have T:B\n\nlease\n# c\n");
        Assert.Equal([(AnnotationKind.MustUse, "T:A")], AnnotationFile.Read(text, bad));
        Assert.Equal([(2, "must-have T:B"), (4, "lease")], bad);
    }

    [Fact]
    public void Libraries_EachLineOfTheFirmware_NamesASymbolThatIsThere()
    {
        Compilation compilation = DeviceCompilation.Of(
            "C", [], [DeviceCompilation.Buffers, DeviceCompilation.Sensors, DeviceCompilation.Boot]);
        List<(int, string)> bad = [];
        using TextReader text = AnnotationFile.OpenLibraries();
        string[] ids = [.. AnnotationFile.Read(text, bad).Select(one => one.Id)];
        Assert.Empty(bad);
        string[] missing = [.. ids.Where(id => id.Contains(":SecureBoot.", System.StringComparison.Ordinal)
            || id.Contains(":System.BitConverter", System.StringComparison.Ordinal))
            .Where(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is null)];
        Assert.Empty(missing);
    }

    [Fact]
    public void Attributes_LeaveNothingInTheAssemblyThatUsesThem()
    {
        const string Marked = "using SecureBoot.Buffers; [SingleThread] public class D { [MustUse] public int "
            + "Ask([Untrusted] int n, [Bounds] int m) { return n + m; } }";
        CSharpCompilation compilation = DeviceCompilation.Of(
            "D", [DeviceCompilation.Parse(Marked, "D.cs")], [DeviceCompilation.Buffers]);
        using MemoryStream stream = new();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        Compilation user = DeviceCompilation.Of(
            "U", [], [MetadataReference.CreateFromImage(stream.ToArray()), DeviceCompilation.Buffers]);
        INamedTypeSymbol type = user.GetTypeByMetadataName("D")!;
        Assert.DoesNotContain(type.GetAttributes(), one => one.AttributeClass!.Name == "SingleThreadAttribute");
        Assert.Empty(type.GetMembers("Ask").Single().GetAttributes()
            .Where(one => one.AttributeClass!.Name == "MustUseAttribute"));
        Assert.DoesNotContain("SecureBoot.Buffers",
            user.GetAssemblyOrModuleSymbol(
                user.References.First(one => one != DeviceCompilation.CoreLibrary)) is IAssemblySymbol assembly
            ? string.Join(' ', assembly.Modules.Single().ReferencedAssemblies.Select(one => one.Name))
            : string.Empty);
    }

    [Fact]
    public void Page_HasASectionForEachRule()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "analyzers.md"));
        IEnumerable<DiagnosticDescriptor> rules = DeviceCompilation.Rules.SelectMany(one => one.SupportedDiagnostics)
            .Distinct();
        Assert.Empty(rules.Where(rule => !page.Contains("\n### " + rule.Id + "\n", System.StringComparison.Ordinal))
            .Select(rule => rule.Id));
        Assert.All(rules, rule => Assert.Equal("docs/analyzers.md#" + rule.Id.ToLowerInvariant(), rule.HelpLinkUri));
        foreach (DiagnosticDescriptor rule in rules)
        {
            string severity = rule.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";
            Assert.Contains("| " + rule.Id + " | " + severity + " |", page, System.StringComparison.Ordinal);
        }
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            return SourceText.From(text, System.Text.Encoding.UTF8);
        }
    }
}
