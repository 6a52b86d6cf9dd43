using System;
using System.Collections.Generic;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class StatusTextTests
{
    [Fact]
    public void Of_EveryVerifyStatus_IsItsOwnText()
    {
        AssertOwnTexts(Array.ConvertAll(Enum.GetValues<VerifyStatus>(), StatusText.Of));
    }

    [Fact]
    public void Of_EveryBodyStatus_IsItsOwnText()
    {
        AssertOwnTexts(Array.ConvertAll(Enum.GetValues<BodyStatus>(), StatusText.Of));
    }

    [Theory]
    [InlineData("plain text, \u00E4\u00F6\u00FC, \u65E5\u672C", "plain text, \u00E4\u00F6\u00FC, \u65E5\u672C")]
    [InlineData("a\u001b[31mb", "a\\u001B[31mb")]
    [InlineData("a\nb\r\tc\0", "a\\u000Ab\\u000D\\u0009c\\u0000")]
    [InlineData("a\u202Eb", "a\\u202Eb")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("", "")]
    public void Escape_Text_KeepsOnlyWhatIsPrintable(string text, string expected)
    {
        Assert.Equal(expected, Printable.Escape(text));
    }

    private static void AssertOwnTexts(string[] texts)
    {
        Assert.Equal(texts.Length, new HashSet<string>(texts).Count);
        Assert.All(texts, text => Assert.Matches("^[^A-Z].*[^.]$", text));
    }
}
