using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Linking;

namespace SecureBoot.Cli.Audit;

/// <summary>The native methods that the code of some assemblies can reach, directly or through other
/// assemblies.</summary>
/// <remarks>A virtual call may reach each method of that name and number of parameters; a method whose address is taken
/// counts as called.</remarks>
internal sealed class NativeReach
{
    private readonly HashSet<PeTarget> _seen = [];
    private readonly Stack<PeTarget> _open = new();
    private readonly Dictionary<(string, int), List<PeTarget>> _virtual = [];

    private NativeReach(PeLinker linker)
    {
        foreach (PeLinkedAssembly assembly in linker.Assemblies)
        {
            for (int i = 0; i < assembly.File.MethodDefs.Length; i++)
            {
                if ((assembly.File.MethodDefs[i].Flags & MethodDefFlags.Virtual) != 0)
                {
                    Overrides(assembly, i).Add(new PeTarget(assembly, i));
                }
            }
        }
    }

    /// <summary>The native methods of each assembly that has some.</summary>
    internal static IReadOnlyList<NativeUse> Of(PeLinker linker, IReadOnlyList<AuditedFile> audited)
    {
        NativeReach reach = new(linker);
        foreach (PeTarget root in audited.SelectMany(assembly => Roots(assembly, audited)))
        {
            reach.Add(root);
        }

        reach.Run();
        return [.. linker.Assemblies.Select(reach.Count).Where(use => use.All > 0)];
    }

    // A program starts at Main; without Main, any caller may call the public methods.
    private static IEnumerable<PeTarget> Roots(AuditedFile assembly, IReadOnlyList<AuditedFile> audited)
    {
        bool isProgram = audited.Any(HasEntry);
        for (int i = 0; i < assembly.File.MethodDefs.Length; i++)
        {
            MethodDefFlags flags = assembly.File.MethodDefs[i].Flags;
            bool isOwn = (flags & (MethodDefFlags.EntryPoint | MethodDefFlags.StaticConstructor
                | MethodDefFlags.Finalizer)) != 0;
            bool isPublic = (flags & MethodDefFlags.ScopeMask) == MethodDefFlags.Public;
            if (isProgram ? isOwn : isOwn || isPublic)
            {
                yield return new PeTarget(assembly.Linked, i);
            }
        }
    }

    private static bool HasEntry(AuditedFile assembly) =>
        assembly.File.MethodDefs.Any(method => (method.Flags & MethodDefFlags.EntryPoint) != 0);

    private List<PeTarget> Overrides(PeLinkedAssembly assembly, int method)
    {
        MethodDefRow row = assembly.File.MethodDefs[method];
        (string, int) key = (assembly.File.Text(row.Name), row.Arguments);
        if (!_virtual.TryGetValue(key, out List<PeTarget>? all))
        {
            _virtual.Add(key, all = []);
        }

        return all;
    }

    private void Add(PeTarget method)
    {
        if (_seen.Add(method))
        {
            _open.Push(method);
        }
    }

    private void Run()
    {
        while (_open.TryPop(out PeTarget method))
        {
            PeFile file = method.Assembly.File;
            if (file.MethodDefs[method.Row].Rva == PeFile.None)
            {
                continue;
            }

            foreach (PeInstruction instruction in PeMethodBody.Read(file, method.Row).Instructions)
            {
                if (instruction.Opcode.Operand == PeOperand.Method
                    && AuditedFile.Resolve(method.Assembly, instruction) is { } target)
                {
                    Add(target);
                    bool isVirtual = instruction.Opcode.Name is "callvirt" or "ldvirtftn"
                        && (target.Assembly.File.MethodDefs[target.Row].Flags & MethodDefFlags.Virtual) != 0;
                    (isVirtual ? Overrides(target.Assembly, target.Row) : []).ForEach(Add);
                }
            }
        }
    }

    private NativeUse Count(PeLinkedAssembly assembly)
    {
        int[] owners = AuditedFile.OwnersOf(assembly.File);
        PeTarget[] all = [.. Enumerable
            .Range(0, owners.Length)
            .Select(row => new PeTarget(assembly, row))
            .Where(SiteFinder.IsNative)];
        string[] reached = [.. all
            .Where(_seen.Contains)
            .Select(method => AuditedFile.NameOf(assembly.File, owners[method.Row], method.Row))
            .Distinct()
            .Order(StringComparer.Ordinal)];
        return new NativeUse(assembly.File.Name, all.Length, all.Count(_seen.Contains), reached);
    }
}

/// <summary>The native methods of an assembly.</summary>
/// <param name="Assembly">The name.</param>
/// <param name="All">The number of native methods.</param>
/// <param name="Reached">The number of native methods that the code can reach.</param>
/// <param name="Names">The names of those, each once.</param>
internal sealed record NativeUse(string Assembly, int All, int Reached, IReadOnlyList<string> Names);
