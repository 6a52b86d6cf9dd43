using System.Collections.Generic;
using System.Linq;
using SecureBoot.Crypto;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>Project Wycheproof's signatures of ECDSA P-256 with SHA-256 in DER.</summary>
public static class WycheproofTests
{
    [Fact]
    public static void Verify_EveryCase_HasItsResult()
    {
        IReadOnlyList<WycheproofCase> cases = WycheproofCase.ReadAll();

        Assert.Equal(
            "",
            string.Join(
                '\n',
                cases.Where(test => Verify(test) != test.IsValid)
                    .Select(test => $"{test.Name}, expected {test.IsValid}")));
        Assert.Equal(WycheproofCase.Count, cases.Count);
    }

    private static bool Verify(WycheproofCase test)
    {
        P256PublicKey? key = P256PublicKey.TryCreate(test.Point);
        Assert.NotNull(key);
        byte[] digest = new byte[Sha256.DigestSize];
        byte[] signature = new byte[EcdsaSignature.Size];
        Sha256.Hash(test.Message, 0, test.Message.Length, digest);
        return EcdsaSignature.TryParseDer(test.Signature, 0, test.Signature.Length, signature)
            && EcdsaP256.Verify(key, digest, signature);
    }
}
