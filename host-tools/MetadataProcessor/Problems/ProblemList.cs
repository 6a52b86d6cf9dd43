using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace SecureBoot.MetadataProcessor.Problems;

/// <summary>The problems of an assembly while they are found.</summary>
internal sealed class ProblemList(bool isStrict)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(ProblemCode Code, bool IsError, string Text, Place Place)> _found = [];

    private readonly bool _isStrict = isStrict;

    public bool HasErrors { get; private set; }

    public void Error(ProblemCode code, Place place, string text) => Add(code, true, text, place);

    public void Warning(ProblemCode code, Place place, string text) => Add(code, _isStrict, text, place);

    /// <summary>The problems with the places in the source, as far as debug information has them.</summary>
    public List<ProcessorProblem> Locate(byte[]? pdb)
    {
        List<ProcessorProblem> problems = [];
        if (_found.Count > 0)
        {
            using SourcePositions positions = new(pdb);
            foreach ((ProblemCode code, bool isError, string text, Place place) in _found)
            {
                (string? file, int line, int column) = positions.Find(place);
                problems.Add(new ProcessorProblem(code, isError, text, file, line, column));
            }
        }

        return problems;
    }

    private void Add(ProblemCode code, bool isError, string text, Place place)
    {
        string named = place.Member is null ? text : Name(place.Member) + ": " + text;
        if (_seen.Add(named))
        {
            HasErrors |= isError;
            _found.Add((code, isError, named, place));
        }
    }

    private static string Name(IMemberDefinition member)
    {
        return member switch
        {
            MethodDefinition method => $"{method.DeclaringType.FullName}.{method.Name}",
            FieldDefinition field => $"{field.DeclaringType.FullName}.{field.Name}",
            _ => member.FullName,
        };
    }
}
