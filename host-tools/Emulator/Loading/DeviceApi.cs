using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace SecureBoot.Emulator.Loading;

/// <summary>The public API of the device's libraries: the embedded lists of documentation ids.</summary>
internal static class DeviceApi
{
    private static readonly Lazy<HashSet<string>> s_members = new(Read);

    public static bool Has(string id) => s_members.Value.Contains(id);

    private static HashSet<string> Read()
    {
        HashSet<string> members = new(4000);
        Assembly assembly = Assembly.GetExecutingAssembly();
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith("Api.", StringComparison.Ordinal))
            {
                continue;
            }

            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                members.Add(line);
            }
        }

        return members;
    }
}
