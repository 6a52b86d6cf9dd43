using System.Collections.Generic;
using SecureBoot.PeFormat;

namespace SecureBoot.Libraries.Tests;

/// <summary>Where the native methods stand in the method table of a .pe: a firmware finds them by that number, and no
/// checksum tells when it is another.</summary>
internal static class NativeIndexes
{
    /// <summary>One line a native method: its number, its type and its name.</summary>
    public static IEnumerable<string> Of(PeFile pe)
    {
        for (int type = 0; type < pe.TypeDefs.Length; type++)
        {
            TypeDefRow row = pe.TypeDefs[type];
            if ((row.Flags & TypeDefFlags.MulticastDelegate) != 0)
            {
                continue;
            }

            for (int index = row.FirstMethod; index < row.FirstMethod + row.Methods; index++)
            {
                MethodDefRow method = pe.MethodDefs[index];
                if (method.Rva == PeFile.None && (method.Flags & MethodDefFlags.Abstract) == 0)
                {
                    yield return $"{index} {pe.FullName(type).Replace("/", "__").Replace('.', '_')}::"
                        + $"{pe.Text(method.Name).Replace('.', '_')}";
                }
            }
        }
    }
}
