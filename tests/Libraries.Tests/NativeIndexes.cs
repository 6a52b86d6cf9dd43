using System.Collections.Generic;
using SecureBoot.PeFormat;

namespace SecureBoot.Libraries.Tests;

/// <summary>The positions of native methods in the method table of a .pe. Firmware finds a native method by its
/// position, and no checksum shows a wrong position.</summary>
internal static class NativeIndexes
{
    /// <summary>One line for each native method: position, type and name.</summary>
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
