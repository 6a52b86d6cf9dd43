using System.Collections.Generic;

namespace SecureBoot.Signer.Images;

/// <summary>MCUboot's names of the header's flags (boot/bootutil/include/bootutil/image.h).</summary>
public static class FlagNames
{
    private static readonly (uint Bit, string Name)[] s_names =
    [
        (0x001, "PIC"),
        (0x004, "ENCRYPTED_AES128"),
        (0x008, "ENCRYPTED_AES256"),
        (0x010, "NON_BOOTABLE"),
        (0x020, "RAM_LOAD"),
        (0x100, "ROM_FIXED"),
        (0x200, "COMPRESSED_LZMA1"),
        (0x400, "COMPRESSED_LZMA2"),
        (0x800, "COMPRESSED_ARM_THUMB"),
    ];

    /// <summary>The names of the flags that are set; bits without a name in hexadecimal.</summary>
    public static IReadOnlyList<string> Of(uint flags)
    {
        List<string> names = [];
        foreach ((uint bit, string name) in s_names)
        {
            if ((flags & bit) != 0)
            {
                names.Add(name);
                flags &= ~bit;
            }
        }

        if (flags != 0)
        {
            names.Add($"0x{flags:x}");
        }

        return names;
    }
}
