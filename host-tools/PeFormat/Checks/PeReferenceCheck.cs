using System;

namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks the references to other assemblies.</summary>
internal sealed class PeReferenceCheck(PeFile file)
{
    private readonly PeFile _file = file;

    public void Run()
    {
        for (int i = 0; i < _file.TypeRefs.Length; i++)
        {
            CheckScope(i, _file.TypeRefs[i].Scope);
        }

        for (int i = 0; i < _file.FieldRefs.Length; i++)
        {
            Check(
                PeTable.FieldRef,
                i,
                _file.FieldRefs[i],
                static (file, offset) => new PeSignatureCheck(file, offset).Field());
        }

        for (int i = 0; i < _file.MethodRefs.Length; i++)
        {
            Check(
                PeTable.MethodRef,
                i,
                _file.MethodRefs[i],
                static (file, offset) => new PeSignatureCheck(file, offset).Method());
        }

        for (int i = 0; i < _file.TypeSpecs.Length; i++)
        {
            PeElement element = new PeSignatureCheck(_file, _file.TypeSpecs[i]).Element();
            PeCheck.Require(
                element.Type != PeDataType.Void && !element.ByRef,
                PeTable.TypeSpec,
                i,
                "no type that byte code can name");
        }
    }

    // The runtime resolves the rows in order: a nested type after its declaring type.
    private void CheckScope(int row, ushort scope)
    {
        bool isNested = (scope & PeFile.ReferenceBit) != 0;
        int index = scope & ~PeFile.ReferenceBit;
        PeCheck.Require(
            index < (isNested ? row : _file.AssemblyRefs.Length),
            PeTable.TypeRef,
            row,
            $"its scope 0x{scope:X4} is no row before it");
    }

    private void Check(PeTable table, int row, MemberRefRow member, Action<PeFile, int> check)
    {
        PeCheck.Require(
            member.Container < _file.TypeRefs.Length,
            table,
            row,
            $"its container 0x{member.Container:X4} is no TypeRef row");
        check(_file, member.Signature);
    }
}
