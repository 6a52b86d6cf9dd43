using System.Collections.Generic;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>The libraries that the firmware has native code for, with the checksums over their native methods
/// (nf-interpreter a3e8139a1).</summary>
internal static class NativeLibraries
{
    private static readonly Dictionary<string, uint> s_checksums = new()
    {
        ["mscorlib"] = 0x1549C856,
        ["nanoFramework.Hardware.Esp32"] = 0x6A20A689,
        ["nanoFramework.Runtime.Events"] = 0x0EAB00C9,
        ["nanoFramework.Runtime.Native"] = 0x0EAE898B,
        ["nanoFramework.System.Collections"] = 0x40DC251F,
        ["nanoFramework.System.Security.Cryptography"] = 0x1A1CC3FD,
        ["nanoFramework.System.Text"] = 0x8E6EB73D,
        ["System.Device.Adc"] = 0xE5B80F0B,
        ["System.Device.Gpio"] = 0x097E7BC5,
        ["System.Device.I2c"] = 0xFA806D33,
        ["System.Device.Spi"] = 0x3F6E2A7E,
        ["System.IO.FileSystem"] = 0x1777E2FE,
        ["System.IO.Ports"] = 0xB798CE30,
        ["System.Math"] = 0x9F9E2A7E,
        ["System.Net"] = 0x8EFB9944,
    };

    /// <summary>Whether the firmware has native code for the library.</summary>
    public static bool IsKnown(string name) => s_checksums.ContainsKey(name);

    /// <summary>The reason why the firmware cannot bind its native code to an assembly; null if it can.</summary>
    public static string? Check(PeFile file)
    {
        if (file.NativeChecksum == 0)
        {
            return null;
        }

        return !s_checksums.TryGetValue(file.Name, out uint own)
            ? $"{file.Name} has native methods (checksum 0x{file.NativeChecksum:X8}) that the firmware has no code for"
            : own != file.NativeChecksum
                ? $"{file.Name} has native checksum 0x{file.NativeChecksum:X8}, the firmware has 0x{own:X8}; take the "
                    + "version that belongs to the firmware"
                : null;
    }
}
