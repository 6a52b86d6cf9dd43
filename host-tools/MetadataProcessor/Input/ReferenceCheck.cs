using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>Checks the references of an assembly: nanoCLR loads the assembly only if each reference exists, with the
/// same major and minor version.</summary>
internal sealed class ReferenceCheck
{
    private const string CoreLibrary = "mscorlib";
    private static readonly string[] s_dotNet = ["System.Runtime", "System.Private.CoreLib", "netstandard"];

    private readonly ModuleDefinition _module;
    private readonly IReferenceSource _references;
    private readonly ProblemList _problems;

    private ReferenceCheck(ModuleDefinition module, IReferenceSource references, ProblemList problems)
    {
        _module = module;
        _references = references;
        _problems = problems;
    }

    public static void Run(ModuleDefinition module, IReferenceSource references, ProblemList problems)
    {
        ReferenceCheck check = new(module, references, problems);
        if (check.CheckTarget())
        {
            foreach (AssemblyNameReference reference in module.AssemblyReferences)
            {
                check.Check(reference);
            }
        }
    }

    private bool CheckTarget()
    {
        foreach (AssemblyNameReference reference in _module.AssemblyReferences)
        {
            if (Array.IndexOf(s_dotNet, reference.Name) >= 0
                || (reference.Name == CoreLibrary && reference.Version.Major > 1))
            {
                _problems.Error(
                    ProblemCode.CompiledForDotNet,
                    Place.None,
                    $"{_module.Assembly.Name.Name} is compiled for .NET: it refers to {reference.Name} "
                        + $"{reference.Version}, not to nanoFramework's mscorlib 1.x; build it for the device, with "
                        + "<TargetFramework>netnano1.0</TargetFramework> (docs/device-build.md)");
                return false;
            }
        }

        return true;
    }

    private void Check(AssemblyNameReference reference)
    {
        IReadOnlyList<ReferencedAssembly> found = _references.Find(reference.Name);
        switch (found.Count)
        {
            case 0:
                _problems.Error(
                    ProblemCode.MissingReference,
                    Place.None,
                    $"{_module.Assembly.Name.Name} refers to {reference.Name} {reference.Version} (for "
                        + $"{UseOf(reference)}), which is not among the references: name its .dll or its folder by "
                        + "--reference");
                break;
            case 1:
                CheckVersion(reference, found[0]);
                break;
            default:
                _problems.Error(
                    ProblemCode.DuplicateReference,
                    Place.None,
                    $"two assemblies have the name {reference.Name}: {found[0].Origin} ({found[0].Version}) and "
                        + $"{found[1].Origin} ({found[1].Version}); name one of them");
                break;
        }
    }

    private void CheckVersion(AssemblyNameReference reference, ReferencedAssembly found)
    {
        if (reference.Version.Major != found.Version.Major || reference.Version.Minor != found.Version.Minor)
        {
            _problems.Error(
                ProblemCode.WrongVersion,
                Place.None,
                $"{_module.Assembly.Name.Name} refers to {reference.Name} {reference.Version}, and {found.Origin} has "
                    + $"the version {found.Version}: nanoCLR loads the same major and minor version only; build "
                    + "against this one");
        }
    }

    // A type that the source names rather than an attribute, which the compiler may have added.
    private string UseOf(AssemblyNameReference reference)
    {
        string use = "no type";
        foreach (TypeReference type in _module.GetTypeReferences())
        {
            if (type.Scope != reference)
            {
                continue;
            }

            use = type.FullName;
            if (!use.Contains("Attribute", StringComparison.Ordinal))
            {
                break;
            }
        }

        return use;
    }
}
