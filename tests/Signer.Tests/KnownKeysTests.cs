using System;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class KnownKeysTests
{
    [Theory]
    [InlineData("e30466f6b8470c1f29070b17f1e2d3e94d445e3f608087fdc711e4382bb538b6", "MCUboot's root-ec-p256")]
    [InlineData("fc5701dc6135e1323847bdc40f04d2e5bee5833b23c29f93593d00018cfa9994", "MCUboot's root-rsa-2048")]
    [InlineData("449793fb65cd7698753d5b3f35fab15f1e3a45111ff24e1d46741de5ae12d59e", "MCUboot's root-rsa-3072")]
    [InlineData("728a2f62ccc6ff750e45c22407bc4507db8169c1f9f6b5db0cf91ea18d7423a4", "nanoFramework's dev-signing-key")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", null)]
    public void NameOf_KeyHash_IsKnownOnlyIfPublished(string hash, string? expected)
    {
        Assert.Equal(expected, KnownKeys.NameOf(new KeyHash(Convert.FromHexString(hash))));
    }

    [Fact]
    public void NameOf_BytesThatAreNoKeyHash_IsNull()
    {
        Assert.Null(KnownKeys.NameOf([]));
        Assert.Null(KnownKeys.NameOf(Convert.FromHexString("e30466f6b8470c1f29070b17f1e2d3e9")));
    }
}
