using System;
using System.Reflection;
using System.Threading;
using SecureBoot.Buffers;

namespace SecureBoot.BootStage;

/// <summary>Loads an assembly that the runtime may refuse at first.</summary>
/// <remarks>
/// nanoframework/Home#968: Load right after reading a file can fail; a pause and a second try help. Home#1330: Load can
/// throw after the assembly was linked, when its static constructors take longer than 40 ms. A second load would add
/// the assembly twice and run the static constructors twice; therefore an assembly that is already linked is used.
/// </remarks>
internal static class LoadTries
{
    private const int Tries = 3;
    private const int PauseMilliseconds = 20;

    // Offsets in an assembly's header (docs/image-format.md, section 9): the place of the assembly's name among its
    // strings, and the start and end of the strings.
    private const int NameOffset = 36;
    private const int StringsOffset = 84;
    private const int MaxName = 64;

    /// <summary>Loads an assembly; null if the runtime cannot load it.</summary>
    internal static Assembly? Load(AssemblyLoader loader, byte[] bytes)
    {
        for (int i = 0; i < Tries; i++)
        {
            try
            {
                return loader.Load(bytes);
            }
            catch (Exception)
            {
                Thread.Sleep(PauseMilliseconds);
                Assembly? loaded = loader.Find(NameOf(bytes));
                if (loaded is not null)
                {
                    // Skips the boot stage itself, if an application has its name.
                    return loaded.GetType("SecureBoot.BootStage.Program") is null ? loaded : null;
                }
            }
        }

        return null;
    }

    /// <summary>The name in an assembly's header; empty when the name is missing.</summary>
    internal static string NameOf(byte[] bytes)
    {
        if (!new ByteReader(bytes, NameOffset, 2).TryReadUInt16(out ushort name)
            || !new ByteReader(bytes, StringsOffset, 4).TryReadUInt32(out uint strings)
            || name > bytes.Length || strings > bytes.Length - name)
        {
            return "";
        }

        char[] letters = new char[MaxName];
        int start = (int)strings + name;
        int count = 0;
        while (count < MaxName && count < bytes.Length - start && bytes[start + count] != 0)
        {
            letters[count] = (char)bytes[start + count];
            count++;
        }

        return new string(letters, 0, count);
    }
}
