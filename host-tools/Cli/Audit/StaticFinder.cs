using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;

namespace SecureBoot.Cli.Audit;

/// <summary>Finds the static fields that can change, with the first line that changes them.</summary>
internal static class StaticFinder
{
    internal static IEnumerable<AuditSite> Find(AuditedFile assembly, IReadOnlyList<MethodFacts> methods)
    {
        PeFile file = assembly.File;
        for (int type = 0; type < file.TypeDefs.Length; type++)
        {
            TypeDefRow row = file.TypeDefs[type];
            for (int field = row.FirstStaticField; field < row.FirstStaticField + row.StaticFields; field++)
            {
                string name = file.Text(file.FieldDefs[field].Name);

                // The compiler's own fields, such as those that keep a delegate, have a name that no source has.
                if ((file.FieldDefs[field].Flags & (FieldDefFlags.InitOnly | FieldDefFlags.Literal)) == 0
                    && !name.Contains('<'))
                {
                    yield return Site(assembly, methods, type, field, name);
                }
            }
        }
    }

    private static AuditSite Site(
        AuditedFile assembly, IReadOnlyList<MethodFacts> methods, int type, int field, string name)
    {
        foreach (MethodFacts method in methods.Where(method =>
            !method.Name.EndsWith("..cctor", StringComparison.Ordinal)))
        {
            PeInstruction store = Array.Find(
                method.Body.Instructions, one => one.Opcode?.Name == "stsfld" && one.Operand == field);
            if (store.Opcode is not null)
            {
                return method.Site(
                    SiteKind.Static,
                    store.Offset,
                    "") with
                { Method = assembly.File.FullName(type), What = $"{name}, set by {method.Name}" };
            }
        }

        return new AuditSite(SiteKind.Static, assembly.File.Name, assembly.File.FullName(type), name, null, null, 0);
    }
}
