using System;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

public static class TokenUriTests
{
    [Fact]
    public static void Parse_AllAttributes_AreDecoded()
    {
        TokenUri uri = TokenUri.Parse(
            "pkcs11:token=My%20token;object=release%3B1;id=%01%ffA;serial=42;manufacturer=M;model=X;slot-id=7;"
                + "type=private?module-path=/a%20b.so&pin-source=file:/p%20q");

        Assert.Equal(
            ("My token", "release;1", "42", "M", "X"), (uri.Token, uri.Label, uri.Serial, uri.Manufacturer, uri.Model));
        Assert.Equal((byte[])[0x01, 0xFF, 0x41], uri.Id);
        Assert.Equal(7ul, uri.Slot);
        Assert.Equal(("/a b.so", "/p q"), (uri.Module, uri.PinFile));
    }

    [Fact]
    public static void IsUri_SchemeInCapitals_IsTheSame()
    {
        const string Text = "PKCS11:token=x;object=y?pin-source=FILE:/p";
        Assert.True(TokenUri.IsUri(Text));
        Assert.Equal("/p", TokenUri.Parse(Text).PinFile);
        Assert.False(TokenUri.IsUri("pkcs11.pem"));
    }

    [Theory]
    [InlineData("pkcs11:", "found neither object nor id")]
    [InlineData("pkcs11:token=t", "found neither object nor id")]
    [InlineData("pkcs11:object", "found 'object'")]
    [InlineData("pkcs11:object=a;object=b", "found 'object'")]
    [InlineData("pkcs11:object=a;colour=b", "found 'colour'")]
    [InlineData("pkcs11:object=a;type=cert", "found the type 'cert'")]
    [InlineData("pkcs11:object=a;slot-id=x", "found the slot-id 'x'")]
    [InlineData("pkcs11:id=%0", "found the id '%0'")]
    [InlineData("pkcs11:object=a?pin-source=http://x", "found the pin-source")]
    [InlineData("pkcs11:object=a?attach=1", "found 'attach'")]
    public static void Parse_OtherText_IsRefused(string text, string reason)
    {
        KeyException exception = Assert.Throws<KeyException>(() => TokenUri.Parse(text));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Parse_PinOnTheCommandLine_IsRefusedAndNotRepeated()
    {
        KeyException exception = Assert.Throws<KeyException>(() => TokenUri.Parse("pkcs11:object=a?pin-value=648219"));
        Assert.Contains("found pin-value, expected none", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("648219", exception.Message + exception.Hint, StringComparison.Ordinal);
    }
}
