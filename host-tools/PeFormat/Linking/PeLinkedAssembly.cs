using System;

namespace SecureBoot.PeFormat.Linking;

/// <summary>A row of an assembly.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Row">The row: of TypeDef, FieldDef or MethodDef, depending on the context.</param>
public readonly record struct PeTarget(PeLinkedAssembly Assembly, int Row);

/// <summary>An assembly, and the targets of its references: null for a missing target.</summary>
public sealed class PeLinkedAssembly
{
    internal PeLinkedAssembly(PeFile file)
    {
        File = file;
        AssemblyRefs = new PeLinkedAssembly?[file.AssemblyRefs.Length];
        TypeRefs = new PeTarget?[file.TypeRefs.Length];
        FieldRefs = new PeTarget?[file.FieldRefs.Length];
        MethodRefs = new PeTarget?[file.MethodRefs.Length];
    }

    /// <summary>The assembly.</summary>
    public PeFile File { get; }

    /// <summary>The assembly of each AssemblyRef row.</summary>
    public PeLinkedAssembly?[] AssemblyRefs { get; }

    /// <summary>The TypeDef row of each TypeRef row.</summary>
    public PeTarget?[] TypeRefs { get; }

    /// <summary>The FieldDef row of each FieldRef row.</summary>
    public PeTarget?[] FieldRefs { get; }

    /// <summary>The MethodDef row of each MethodRef row; it can belong to a base of the type that is named.</summary>
    public PeTarget?[] MethodRefs { get; }

    /// <summary>The type of a token of a signature.</summary>
    public PeTarget? Type(PeToken token) =>
        token.Table == PeTable.TypeRef ? TypeRefs[token.Index] : new PeTarget(this, token.Index);

    /// <summary>The base of a type, or null.</summary>
    public PeTarget? Base(int type)
    {
        ushort extends = File.TypeDefs[type].Extends;
        if (extends == PeFile.None)
        {
            return null;
        }

        return (extends & PeFile.ReferenceBit) != 0
            ? TypeRefs[extends & ~PeFile.ReferenceBit]
            : new PeTarget(this, extends);
    }

    /// <summary>Whether two types in signatures of two assemblies are the same.</summary>
    internal bool IsSame(PeElement own, PeLinkedAssembly other, PeElement theirs)
    {
        bool isShaped = own.Type == theirs.Type && own.Levels == theirs.Levels && own.ByRef == theirs.ByRef;
        return isShaped && (!own.HasToken || Nullable.Equals(Type(own.Token), other.Type(theirs.Token)));
    }
}
