using System;
using SecureBoot.Signer.Images;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class ImageVersionTests
{
    [Theory]
    [InlineData("0", "0.0.0+0")]
    [InlineData("1", "1.0.0+0")]
    [InlineData("1.2", "1.2.0+0")]
    [InlineData("1.2.3", "1.2.3+0")]
    [InlineData("1.2.3+4", "1.2.3+4")]
    [InlineData("10.20.30+40", "10.20.30+40")]
    [InlineData("255.255.65535+4294967295", "255.255.65535+4294967295")]
    public void TryParse_Version_WritesAllParts(string text, string expected)
    {
        Assert.True(ImageVersion.TryParse(text, out ImageVersion? version));
        Assert.Equal(expected, version?.ToString());
    }

    [Theory]
    [InlineData("256")]
    [InlineData("0.256")]
    [InlineData("0.0.65536")]
    [InlineData("0.0.0+4294967296")]
    [InlineData("00")]
    [InlineData("1.00")]
    [InlineData("1.0.0+00")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1..2")]
    [InlineData("1.2.3+")]
    [InlineData("1+2")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.3-4")]
    [InlineData("1.2.3+4+5")]
    [InlineData("1,2")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_OtherText_IsFalse(string? text)
    {
        Assert.False(ImageVersion.TryParse(text, out ImageVersion? version));
        Assert.Null(version);
    }

    [Fact]
    public void TryParse_AnyVersionWritten_IsReadBack()
    {
        Random random = new(1);
        for (int i = 0; i < 1000; i++)
        {
            ImageVersion version = new(
                (byte)random.Next(256),
                (byte)random.Next(256),
                (ushort)random.Next(65536),
                (uint)random.NextInt64(1L << 32));
            Assert.True(ImageVersion.TryParse(version.ToString(), out ImageVersion? read));
            Assert.Equal(version, read);
        }
    }

    [Theory]
    [InlineData("1.2.3+4", 0x01020003u)]
    [InlineData("255.255.65535+1", 0xFFFFFFFFu)]
    [InlineData("0.0.0+9", 0u)]
    public void AutoSecurityCounter_OfAVersion_IsImgtools(string text, uint expected)
    {
        Assert.True(ImageVersion.TryParse(text, out ImageVersion? version));
        Assert.Equal(expected, version?.AutoSecurityCounter);
    }
}
