using System;
using System.Collections.Generic;
using SecureBoot.Image;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>The one judgement of a body by sign, verify, inspect and flash: would a board load and start it?</summary>
public static class BodyJudge
{
    /// <summary>Why the device would not load or start the body; null when it would.</summary>
    /// <param name="body">The body as it was read.</param>
    /// <param name="deployment">The assemblies that the board has with its boot stage; null when they are not
    /// known.</param>
    public static string? Problem(BodyReader body, IReadOnlyList<BodyAssembly>? deployment)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Status == BodyStatus.Ok ? Problem(body.Assemblies, deployment) : StatusText.Of(body.Status);
    }

    /// <summary>The same for a body of these assemblies, at least one.</summary>
    public static string? Problem(IReadOnlyList<BodyAssembly> body, IReadOnlyList<BodyAssembly>? deployment)
    {
        ArgumentNullException.ThrowIfNull(body);
        for (int i = 0; i < body.Count; i++)
        {
            if (Problem(body, i, deployment) is { } problem)
            {
                return problem;
            }
        }

        BodyAssembly last = body[^1];
        return last.HasMain
            ? null
            : $"{last.Name}, the last assembly, has no static method Main without parameters, "
                + "where the boot stage starts";
    }

    /// <summary>The references that only the deployment can resolve, which is not known.</summary>
    public static IReadOnlyList<string> NotJudged(IReadOnlyList<BodyAssembly> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        List<string> names = [];
        for (int i = 0; i < body.Count; i++)
        {
            IReadOnlyList<AssemblyReference> references = body[i].References;
            for (int j = 0; j < references.Count; j++)
            {
                string name = references[j].Name;
                if (Find(body, body.Count, name) is null && !names.Contains(name))
                {
                    names.Add(name);
                }
            }
        }

        if (names.Count > 1)
        {
            names.Sort(StringComparer.Ordinal);
        }

        return names;
    }

    private static string? Problem(IReadOnlyList<BodyAssembly> body, int index, IReadOnlyList<BodyAssembly>? deployment)
    {
        BodyAssembly assembly = body[index];
        if (assembly.Problem is { } damage)
        {
            return $"the assembly at byte {assembly.Offset} is damaged: {damage}";
        }

        if (Find(body, index, assembly.Name) is not null)
        {
            return $"there are two assemblies named {assembly.Name}";
        }

        for (int i = 0; i < index; i++)
        {
            if (body[i].Needs(assembly.Name))
            {
                return $"{assembly.Name} comes after {body[i].Name}, which needs it";
            }
        }

        for (int i = 0; i < assembly.References.Count; i++)
        {
            AssemblyReference reference = assembly.References[i];
            BodyAssembly? found = Find(deployment ?? [], deployment?.Count ?? 0, reference.Name)
                ?? Find(body, index, reference.Name);
            if (Problem(assembly, reference, found, deployment is not null) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    // The runtime compares name, major and minor (docs/pe-format.md, AssemblyRef).
    private static string? Problem(
        BodyAssembly assembly, AssemblyReference reference, BodyAssembly? found, bool isDeploymentKnown)
    {
        if (found is not null)
        {
            return found.Version.Major == reference.Version.Major && found.Version.Minor == reference.Version.Minor
                ? null
                : $"{assembly.Name} needs {reference.Name} {reference.Version}, and there is {found.Version}";
        }

        return !isDeploymentKnown && IsOfTheBoard(reference.Name)
            ? null
            : $"{assembly.Name} needs {reference.Name}, which is neither in the image nor "
                + (isDeploymentKnown ? "in the deployment" : "a library of nanoFramework");
    }

    // The first of the first `count` that has the name.
    private static BodyAssembly? Find(IReadOnlyList<BodyAssembly> assemblies, int count, string name)
    {
        for (int i = 0; i < count; i++)
        {
            if (assemblies[i].Name == name)
            {
                return assemblies[i];
            }
        }

        return null;
    }

    private static bool IsOfTheBoard(string name)
    {
        return name is "mscorlib" or "SecureBoot" or "SecureBoot.Buffers"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("nanoFramework.", StringComparison.Ordinal);
    }
}
