using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;
using SecureBoot.Emulator.Loader;
using SecureBoot.PeFormat;
using SecureBoot.TestAdapter.Running;

namespace SecureBoot.TestAdapter.Coverage;

/// <summary>Puts counts of instructions beside the source: for each assembly that the tests refer to, all methods,
/// executed or not.</summary>
internal sealed class CoverageReader(DeviceProgram program, TestSettings settings, HitCounts hits)
{
    private readonly DeviceProgram _program = program;
    private readonly TestSettings _settings = settings;
    private readonly HitCounts _hits = hits;

    /// <summary>The assemblies with source that the settings ask for. The test assembly is one only by its
    /// name.</summary>
    public CoveredAssembly[] Read()
    {
        return [.. _program.InLoadOrder().Where(assembly => IsWanted(assembly.File.Name))
            .Select(assembly => Read(assembly.File, assembly.Bytes)).Where(assembly => assembly.Classes.Count > 0)];
    }

    private bool IsWanted(string name)
    {
        return name == _program.Name ? Split(_settings.CoverageInclude).Contains(name)
            : Matches(_settings.CoverageInclude, name) && !Matches(_settings.CoverageExclude, name);
    }

    private static bool Matches(string patterns, string name) =>
        Split(patterns).Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name));

    private static string[] Split(string patterns) =>
        patterns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private CoveredAssembly Read(PeFile file, AssemblyBytes bytes)
    {
        List<(string Type, CoveredMethod Method)> methods = [];
        for (int type = 0; type < file.TypeDefs.Length && bytes.Symbols is not null; type++)
        {
            TypeDefRow row = file.TypeDefs[type];
            for (int method = row.FirstMethod; method < row.FirstMethod + row.Methods; method++)
            {
                if (file.MethodDefs[method].Rva != PeFile.None && Read(file, method, bytes.Symbols) is { } covered)
                {
                    methods.Add((ClassName(file, type), covered));
                }
            }
        }

        return new CoveredAssembly(file.Name, [.. methods.GroupBy(pair => (pair.Type, pair.Method.File))
            .Select(group =>
                new CoveredClass(group.Key.Type, group.Key.File, [.. group.Select(pair => pair.Method)]))]);
    }

    private CoveredMethod? Read(PeFile file, int row, AssemblySymbols symbols)
    {
        IReadOnlyList<SourcePoint> points = symbols.Points(row);
        string? source = points.FirstOrDefault(point => point.File is not null)?.File;
        if (source is null)
        {
            return null;
        }

        CoveredLine[] lines = new MethodCoverage(file, row, points, _hits.Of(file.Name, row)).Lines();
        return new CoveredMethod(file.Text(file.MethodDefs[row].Name), _program.Sources.Find(source), lines);
    }

    // Nested classes with a slash: readers of Cobertura add them to the outer one.
    private static string ClassName(PeFile file, int type)
    {
        string name = file.FullName(type);
        int generated = name.IndexOf("/<", StringComparison.Ordinal);
        return generated < 0 ? name : name[..generated];
    }
}
