using System;
using System.Collections.Generic;

namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks that no type is its own base, interface, declaring type or field, so that code that follows these
/// references ends soon.</summary>
internal static class PeGraphCheck
{
    // The runtime follows these by calling itself, on the stack of one native thread.
    private const int MaxDepth = 255;

    public static void Run(PeFile file)
    {
        RequireNoCycle(file, AddBases, "is its own base or interface");
        RequireNoCycle(file, AddDeclaringType, "is its own declaring type");
        RequireNoCycle(file, AddFields, "contains itself as a field");
    }

    // Takes away, again and again, the types that nothing points to; those in a cycle are left.
    private static void RequireNoCycle(PeFile file, Action<PeFile, int, List<int>> addNext, string problem)
    {
        int[] pointedTo = new int[file.TypeDefs.Length];
        int[] depths = new int[file.TypeDefs.Length];
        List<int> next = [];
        for (int i = 0; i < pointedTo.Length; i++)
        {
            addNext(file, i, next);
        }

        foreach (int type in next)
        {
            pointedTo[type]++;
        }

        // Each type is in it once at most.
        int[] free = new int[pointedTo.Length];
        int count = 0;
        for (int i = 0; i < pointedTo.Length; i++)
        {
            if (pointedTo[i] == 0)
            {
                free[count++] = i;
            }
        }

        while (count > 0)
        {
            int type = free[--count];
            next.Clear();
            addNext(file, type, next);
            foreach (int other in next)
            {
                pointedTo[other]--;
                depths[other] = Math.Max(depths[other], depths[type] + 1);
                if (pointedTo[other] == 0)
                {
                    free[count++] = other;
                }
            }
        }

        for (int i = 0; i < pointedTo.Length; i++)
        {
            PeCheck.Require(pointedTo[i] == 0, PeTable.TypeDef, i, problem);
        }

        for (int i = 0; i < depths.Length; i++)
        {
            PeCheck.Require(
                depths[i] <= MaxDepth,
                PeTable.TypeDef,
                i,
                $"more than {MaxDepth} types follow each other as bases, declaring types or fields");
        }
    }

    private static void AddBases(PeFile file, int type, List<int> next)
    {
        TypeDefRow row = file.TypeDefs[type];
        if ((row.Extends & PeFile.ReferenceBit) == 0)
        {
            next.Add(row.Extends);
        }

        if (row.Interfaces == PeFile.None)
        {
            return;
        }

        foreach (PeToken token in new PeSignatureCheck(file, row.Interfaces).Interfaces())
        {
            if (token.Table == PeTable.TypeDef)
            {
                next.Add(token.Index);
            }
        }
    }

    private static void AddDeclaringType(PeFile file, int type, List<int> next)
    {
        if (file.TypeDefs[type].Enclosing != PeFile.None)
        {
            next.Add(file.TypeDefs[type].Enclosing);
        }
    }

    private static void AddFields(PeFile file, int type, List<int> next)
    {
        TypeDefRow row = file.TypeDefs[type];
        for (int i = 0; i < row.InstanceFields; i++)
        {
            PeElement element = new PeSignatureCheck(
                file, file.FieldDefs[row.FirstInstanceField + i].Signature).Field();
            if (element is { Type: PeDataType.ValueType, Levels: 0, ByRef: false, Token.Table: PeTable.TypeDef })
            {
                next.Add(element.Token.Index);
            }
        }
    }
}
