using System.IO;
using SecureBoot.TestSupport;

namespace SecureBoot.Signer.Tests;

/// <summary>Keys and images made by MCUboot's imgtool.</summary>
internal static class ImgtoolVectors
{
    internal static string Key(string name)
    {
        return Repository.Vectors("imgtool", "keys", name);
    }

    internal static byte[] Image(string name)
    {
        return File.ReadAllBytes(Repository.Vectors("imgtool", "images", name));
    }

    internal static byte[] Assembly(string name)
    {
        return File.ReadAllBytes(Repository.Vectors("pe", name + ".pe"));
    }
}
