using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SecureBoot.Mutation;

/// <summary>Compiles an assembly of the firmware for the host with all changes of one folder in it.</summary>
internal sealed partial class Schemata
{
    private const string Switch = """
        public static class MutantSwitch
        {
            public static int Active = -1;
            public static int Member = -1;
            public static bool[] Hits;
            public static long Steps;
            public static long Limit = long.MaxValue;
            public static bool In(int member) => Hits != null || Member == member;
            public static bool Is(int id)
            {
                bool[] hits = Hits;
                if (hits != null) { hits[id] = true; }
                return Active == id;
            }
            public static void Step()
            {
                if (++Steps > Limit) { throw new System.TimeoutException("more steps than the mutant may take"); }
            }
        }
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13, preprocessorSymbols: ["NET"]);

    private readonly string _project;
    private readonly string _folder;
    private readonly HashSet<int> _dropped = [];

    /// <summary>Compiles the project in <paramref name="project"/> with changes in its folder
    /// <paramref name="folder"/>; an empty name stands for the whole project.</summary>
    internal Schemata(string project, string folder)
    {
        _project = project;
        _folder = folder;
    }

    internal List<Mutant> Mutants { get; private set; } = [];

    /// <summary>The number of changes that do not compile.</summary>
    internal int Dropped => _dropped.Count;

    /// <summary>The changed assembly with the name, version and references of <paramref name="original"/>.</summary>
    internal byte[] Compile(string original)
    {
        while (true)
        {
            CSharpCompilation compilation = Rewrite(Parse(original));
            using MemoryStream assembly = new();
            Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(assembly);
            if (result.Success)
            {
                return assembly.ToArray();
            }

            Drop(result.Diagnostics);
        }
    }

    private CSharpCompilation Parse(string original)
    {
        AssemblyName name = AssemblyName.GetAssemblyName(original);
        string[] files = [.. Directory
            .EnumerateFiles(_project, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)];
        string tests = string.Concat(TestSets.Assemblies.Select(test =>
            $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{test}\")]\n"));
        SyntaxTree[] trees =
        [
            .. files.Select(file =>
                CSharpSyntaxTree.ParseText(
                    File.ReadAllText(file), s_parse, Path.GetRelativePath(_project, file).Replace('\\', '/'))),
            CSharpSyntaxTree.ParseText(
                $"[assembly: System.Reflection.AssemblyVersion(\"{name.Version}\")]\n{tests}{Switch}",
                s_parse,
                "MutantSwitch.cs"),
        ];
        IEnumerable<string> references = ((string)AppContext.GetData(
            "TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                    || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Concat(Directory
                .EnumerateFiles(Path.GetDirectoryName(original)!, "SecureBoot.Buffers.dll")
                .Where(path => path != original));
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: true,
            nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create(
            name.Name,
            trees.Where(tree => tree.FilePath != "Properties/AssemblyInfo.cs"),
            references.Select(path => MetadataReference.CreateFromFile(path)),
            options);
    }

    private CSharpCompilation Rewrite(CSharpCompilation compilation)
    {
        if (compilation
            .GetDiagnostics()
            .FirstOrDefault(problem => problem.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidDataException($"the unchanged project does not compile: {error}");
        }

        MutantList list = new(_dropped);
        foreach (SyntaxTree tree in compilation.SyntaxTrees
            .Where(tree =>
                tree.FilePath.StartsWith(_folder, StringComparison.Ordinal) && tree.FilePath != "MutantSwitch.cs")
            .ToArray())
        {
            SyntaxNode root = new MutantRewriter(
                compilation.GetSemanticModel(tree), tree.FilePath, list).Visit(tree.GetRoot())!;
            compilation = compilation.ReplaceSyntaxTree(
                tree, CSharpSyntaxTree.ParseText(root.ToFullString(), s_parse, tree.FilePath));
        }

        Mutants = list.Mutants;
        return compilation;
    }

    // Drops the changes of a member that does not compile, for example because a variable has no assignment: first the
    // risky changes, then all.
    private void Drop(ImmutableArray<Diagnostic> diagnostics)
    {
        int before = _dropped.Count;
        foreach (Diagnostic problem in diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error))
        {
            MemberDeclarationSyntax member = problem.Location.SourceTree!
                .GetRoot()
                .FindNode(problem.Location.SourceSpan)
                .AncestorsAndSelf()
                .OfType<MemberDeclarationSyntax>()
                .First();
            HashSet<int> numbers = [.. Numbers()
                .Matches(member.ToString())
                .Select(match => int.Parse(match.Groups[1].Value, null))];
            Mutant[] inside = [.. Mutants.Where(mutant => numbers.Contains(mutant.Id))];
            Mutant[] risky = [.. inside.Where(mutant => mutant.IsRisky)];
            TextLineCollection lines = problem.Location.SourceTree!.GetText().Lines;
            Console.Error.WriteLine($"not compiled: {problem} in "
                + $"{lines.GetLineFromPosition(problem.Location.SourceSpan.Start)}");
            _dropped.UnionWith((risky.Length > 0 ? risky : inside).Select(mutant => mutant.Id));
        }

        if (_dropped.Count == before)
        {
            throw new InvalidDataException($"the changed project does not compile: "
                + $"{diagnostics.First(problem => problem.Severity == DiagnosticSeverity.Error)}");
        }
    }

    [GeneratedRegex(@"MutantSwitch\.Is\((\d+)\)")]
    private static partial Regex Numbers();
}
