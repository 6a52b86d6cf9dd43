using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Image;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>The one judgement of a body by sign, verify, inspect and flash: would a board load and start it?</summary>
public static class BodyJudge
{
    private static readonly string[] s_bootLibraries = ["mscorlib", "SecureBoot", "SecureBoot.Buffers"];

    /// <summary>Why the device would not load or start the body; null when it would.</summary>
    /// <param name="body">The body as it was read.</param>
    /// <param name="deployment">The assemblies that the board has with its boot stage; null when they are not
    /// known.</param>
    public static string? Problem(BodyReader body, IReadOnlyList<BodyAssembly>? deployment)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.Status != BodyStatus.Ok)
        {
            return StatusText.Of(body.Status);
        }

        return body.Assemblies
            .Select((assembly, i) => Problem(body.Assemblies, i, deployment))
            .FirstOrDefault(problem => problem is not null)
            ?? (body.Assemblies[^1].HasMain
                ? null
                : $"{body.Assemblies[^1].Name}, the last assembly, has no static method Main without parameters, "
                    + "where the boot stage starts");
    }

    /// <summary>The references that only the deployment can resolve, which is not known.</summary>
    public static IReadOnlyList<string> NotJudged(IReadOnlyList<BodyAssembly> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return [.. body
            .SelectMany(assembly => assembly.References)
            .Select(reference => reference.Name)
            .Where(name => body.All(other => other.Name != name))
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    private static string? Problem(IReadOnlyList<BodyAssembly> body, int index, IReadOnlyList<BodyAssembly>? deployment)
    {
        BodyAssembly assembly = body[index];
        return assembly.Problem is { } damage ? $"the assembly at byte {assembly.Offset} is damaged: {damage}"
            : body
                .Take(index)
                .Any(other => other.Name == assembly.Name) ? $"there are two assemblies named {assembly.Name}"
            : body.Take(index).FirstOrDefault(other => other.Needs(assembly.Name)) is { } early
                ? $"{assembly.Name} comes after {early.Name}, which needs it"
            : assembly.References
                .Select(reference => Problem(assembly, reference, [.. body.Take(index)], deployment))
                .FirstOrDefault(problem => problem is not null);
    }

    // The runtime compares name, major and minor (docs/pe-format.md, AssemblyRef).
    private static string? Problem(
        BodyAssembly assembly,
        AssemblyReference reference,
        BodyAssembly[] before,
        IReadOnlyList<BodyAssembly>? deployment)
    {
        BodyAssembly? found = (deployment ?? []).Concat(before).FirstOrDefault(other => other.Name == reference.Name);
        if (found is not null)
        {
            return (found.Version.Major, found.Version.Minor) == (reference.Version.Major, reference.Version.Minor)
                ? null
                : $"{assembly.Name} needs {reference.Name} {reference.Version}, and there is {found.Version}";
        }

        return deployment is null && IsOfTheBoard(reference.Name)
            ? null
            : $"{assembly.Name} needs "
                + $"{reference.Name}, which is neither in the image nor "
                    + $"{(deployment is null ? "a library of nanoFramework" : "in the deployment")}";
    }

    private static bool IsOfTheBoard(string name)
    {
        return s_bootLibraries.Contains(name)
            || name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("nanoFramework.", StringComparison.Ordinal);
    }
}
