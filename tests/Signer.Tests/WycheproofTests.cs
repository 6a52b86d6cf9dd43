using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Signer.Tests;

/// <summary>Project Wycheproof's signatures of the kinds that only the host verifies.</summary>
public sealed class WycheproofTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("ed25519", 151)]
    [InlineData("ecdsa-p384", 504)]
    [InlineData("rsa-2048", 108)]
    [InlineData("rsa-3072", 108)]
    public void Verify_EveryCase_HasItsResult(string type, int count)
    {
        PublicKey? key = null;
        int seen = 0;
        foreach (string[] cells in File.ReadLines(Repository.Vectors("wycheproof", type + ".tsv"))
            .Select(line => line.Split('\t')))
        {
            if (cells[0] == "key")
            {
                key = KeyFile.LoadPublic(_folder.Write("k", Convert.FromHexString(cells[1])), []);
                Assert.Equal(type, key.Type.Name);
                continue;
            }

            byte[] message = Convert.FromHexString(cells[2]);
            byte[] signed = type == "ed25519" ? message
                : type == "ecdsa-p384" ? SHA384.HashData(message)
                : SHA256.HashData(message);
            byte[] signature = Convert.FromHexString(cells[3]);
            bool isGood = key!.ToTrustedKey().Verify(signed, signature, 0, signature.Length) == VerifyStatus.Ok;
            Assert.True(isGood == (cells[1] == "valid"), $"tcId {cells[0]}, {cells[1]}: {cells[4]}");
            seen++;
        }

        Assert.Equal(count, seen);
    }
}
