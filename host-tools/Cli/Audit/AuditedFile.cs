using System;
using SecureBoot.Emulator.Loader;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Linking;

namespace SecureBoot.Cli.Audit;

/// <summary>An assembly to be audited, with its links to others and its symbols.</summary>
internal sealed class AuditedFile
{
    private readonly int[] _owners;
    private readonly int[] _fieldOwners;

    internal AuditedFile(PeLinkedAssembly linked, AssemblySymbols? symbols)
    {
        Linked = linked;
        Symbols = symbols;
        _owners = OwnersOf(File);
        _fieldOwners = FieldOwnersOf(File);
    }

    /// <summary>The assembly with its resolved references.</summary>
    internal PeLinkedAssembly Linked { get; }

    /// <summary>The tables.</summary>
    internal PeFile File => Linked.File;

    /// <summary>The source lines, where they are.</summary>
    internal AssemblySymbols? Symbols { get; }

    /// <summary>The name of one of the assembly's methods, as Type.Name.</summary>
    internal string NameOf(int method) => NameOf(File, _owners[method], method);

    /// <summary>A method that an instruction names, as Type.Name.</summary>
    internal string NameOf(PeInstruction call)
    {
        int row = (int)call.Operand & ~PeFile.ReferenceBit;
        if ((call.Operand & PeFile.ReferenceBit) == 0)
        {
            return NameOf(row);
        }

        MemberRefRow reference = File.MethodRefs[row];
        return PeNames.TypeRef(File, reference.Container) + "." + File.Text(reference.Name);
    }

    /// <summary>A field that an instruction names, as Type.Name.</summary>
    internal string FieldOf(PeInstruction access)
    {
        int row = (int)access.Operand & ~PeFile.ReferenceBit;
        if ((access.Operand & PeFile.ReferenceBit) != 0)
        {
            MemberRefRow reference = File.FieldRefs[row];
            return PeNames.TypeRef(File, reference.Container) + "." + File.Text(reference.Name);
        }

        int type = _fieldOwners[row];
        return (type < 0 ? "" : File.FullName(type) + ".") + File.Text(File.FieldDefs[row].Name);
    }

    /// <summary>The signature of a method that an instruction names.</summary>
    internal PeMethodSignature SignatureOf(PeInstruction call)
    {
        int row = (int)call.Operand & ~PeFile.ReferenceBit;
        return PeMethodSignature.Read(
            File,
            (call.Operand & PeFile.ReferenceBit) != 0
                ? File.MethodRefs[row].Signature
                : File.MethodDefs[row].Signature);
    }

    /// <summary>The method that an instruction names, or null if its assembly is missing.</summary>
    internal PeTarget? Resolve(PeInstruction call) => Resolve(Linked, call);

    /// <summary>The method that an instruction of an assembly names, or null if its assembly is missing.</summary>
    internal static PeTarget? Resolve(PeLinkedAssembly assembly, PeInstruction call)
    {
        int row = (int)call.Operand & ~PeFile.ReferenceBit;
        return (call.Operand & PeFile.ReferenceBit) != 0 ? assembly.MethodRefs[row] : new PeTarget(assembly, row);
    }

    /// <summary>A method of any assembly, as Type.Name.</summary>
    internal static string NameOf(PeFile file, int type, int method) =>
        (type < 0 ? "" : file.FullName(type) + ".") + file.Text(file.MethodDefs[method].Name);

    /// <summary>The declaring type of each method.</summary>
    internal static int[] OwnersOf(PeFile file)
    {
        int[] owners = new int[file.MethodDefs.Length];
        Array.Fill(owners, -1);
        for (int type = 0; type < file.TypeDefs.Length; type++)
        {
            TypeDefRow row = file.TypeDefs[type];
            for (int i = 0; i < row.Methods && row.FirstMethod + i < owners.Length; i++)
            {
                owners[row.FirstMethod + i] = type;
            }
        }

        return owners;
    }

    private static int[] FieldOwnersOf(PeFile file)
    {
        int[] owners = new int[file.FieldDefs.Length];
        Array.Fill(owners, -1);
        for (int type = 0; type < file.TypeDefs.Length; type++)
        {
            TypeDefRow row = file.TypeDefs[type];
            Set(row.FirstInstanceField, row.InstanceFields, type);
            Set(row.FirstStaticField, row.StaticFields, type);
        }

        return owners;

        void Set(int first, int count, int type)
        {
            for (int i = first; i < first + count && i < owners.Length; i++)
            {
                owners[i] = type;
            }
        }
    }
}
