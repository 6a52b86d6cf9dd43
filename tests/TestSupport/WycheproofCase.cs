using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace SecureBoot.TestSupport;

/// <summary>A Wycheproof case for ECDSA P-256 with SHA-256.</summary>
/// <param name="Name">The number and the comment.</param>
/// <param name="Point">The uncompressed key.</param>
/// <param name="Message">The signed message.</param>
/// <param name="Signature">The signature in DER, or bytes in its place.</param>
/// <param name="IsValid">The expected verdict.</param>
public sealed record WycheproofCase(string Name, byte[] Point, byte[] Message, byte[] Signature, bool IsValid)
{
    /// <summary>The number of cases.</summary>
    public const int Count = 484;

    /// <summary>Reads all cases in the file's order.</summary>
    public static IReadOnlyList<WycheproofCase> ReadAll()
    {
        string path = Repository.Vectors("wycheproof", "ecdsa_secp256r1_sha256_test.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        List<WycheproofCase> cases = [];
        foreach (JsonElement group in document.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            byte[] point = Bytes(group.GetProperty("publicKey"), "uncompressed");
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                cases.Add(
                    new WycheproofCase($"tcId {test.GetProperty("tcId")}: {test.GetProperty("comment")}", point,
                        Bytes(test, "msg"), Bytes(test, "sig"), test.GetProperty("result").GetString() == "valid"));
            }
        }

        return cases;
    }

    private static byte[] Bytes(JsonElement element, string property)
    {
        return Convert.FromHexString(element.GetProperty(property).GetString()!);
    }
}
