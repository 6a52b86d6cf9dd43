using System;
using System.IO;
using System.Text;
using System.Text.Json;
using SecureBoot.Crypto;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>Project Wycheproof's signatures of ECDSA P-256 with SHA-256, DER encoded.</summary>
public static class WycheproofTests
{
    private const int CaseCount = 484;

    [Fact]
    public static void Verify_EveryCase_HasItsResult()
    {
        string? path = Repository.Shared("vectors", "wycheproof", "ecdsa_secp256r1_sha256_test.json");
        Assert.SkipWhen(path is null, Repository.NoShared);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path!));
        StringBuilder wrong = new();
        int count = 0;
        foreach (JsonElement group in document.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            string point = group.GetProperty("publicKey").GetProperty("uncompressed").GetString()!;
            P256PublicKey? key = P256PublicKey.TryCreate(Convert.FromHexString(point));
            Assert.NotNull(key);
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                count++;
                bool expected = test.GetProperty("result").GetString() == "valid";
                if (Verify(key, test) != expected)
                {
                    wrong.AppendLine($"tcId {test.GetProperty("tcId")}: {test.GetProperty("comment")}, expected {expected}");
                }
            }
        }

        Assert.Equal(string.Empty, wrong.ToString());
        Assert.Equal(CaseCount, count);
    }

    private static bool Verify(P256PublicKey key, JsonElement test)
    {
        byte[] message = Convert.FromHexString(test.GetProperty("msg").GetString()!);
        byte[] der = Convert.FromHexString(test.GetProperty("sig").GetString()!);
        byte[] digest = new byte[Sha256.DigestSize];
        byte[] signature = new byte[EcdsaSignature.Size];
        Sha256.Hash(message, 0, message.Length, digest);
        return EcdsaSignature.TryParseDer(der, 0, der.Length, signature) && EcdsaP256.Verify(key, digest, signature);
    }
}
