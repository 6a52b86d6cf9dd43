using System;
using SecureBoot.Signer.Images;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class ProductIdTests
{
    [Theory]
    [InlineData(
        "nanoframework.net/x",
        "5e1d600c28cd5f5da0813ae595dd1c83",
        null,
        "the vendor in imgtool's vector ecdsa-p256-allprot")]
    [InlineData(
        "example.com/thermostat",
        "cfbff0d193755685968c48ce8b15ae17",
        "115b22b1e1615af3926f7b269633932c",
        "uuid.uuid5 of Python, as imgtool calls it")]
    [InlineData(
        "example.com/a/b",
        "cfbff0d193755685968c48ce8b15ae17",
        "8cfe6b7db1b45f8a928ee0312874c490",
        "a name with a slash")]
    [InlineData("00112233-4455-6677-8899-AABBCCDDEEFF", null, "00112233445566778899aabbccddeeff", "a UUID")]
    [InlineData(
        "00112233445566778899aabbccddeeff", null, "00112233445566778899aabbccddeeff", "the same without dashes")]
    public void TryParse_Identifier_GivesTheUuidsOfImgtool(string text, string? vendor, string? product, string why)
    {
        ProductId? id = ProductId.TryParse(text);
        Assert.NotNull(id);
        Assert.True(vendor == (id.Vendor is null ? null : Convert.ToHexStringLower(id.Vendor)), why);
        Assert.True(product is null || product == Convert.ToHexStringLower(id.Class), why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("thermostat")]
    [InlineData("/thermostat")]
    [InlineData("example.com/")]
    [InlineData("example.com/a b")]
    [InlineData("example.com/\u00e4")]
    public void TryParse_OtherText_IsNone(string text)
    {
        Assert.Null(ProductId.TryParse(text));
    }
}
