using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>The head of an answer: the source accepts only 206 with the exact range.</summary>
public static class RangeAnswerTests
{
    [Theory]
    [InlineData("bytes 0-99/100", 100, "", 0, 100)]
    [InlineData("bytes 64-99/100", 36, "", 64, 100)]
    [InlineData("bytes 99-99/100", 1, "", 99, 100)]
    [InlineData("bytes 0-999999998/999999999", 999_999_999, "", 0, 999_999_999)]
    [InlineData(null, 100, "", 0, 0)]
    [InlineData("", 100, "", 0, 0)]
    [InlineData("bytes", 100, "", 0, 0)]
    [InlineData("bytes ", 100, "", 0, 0)]
    [InlineData("bytes 0-99/100", 100, "gzip", 0, 0)]
    [InlineData("bytes 0-99/100", 100, "chunked", 0, 0)]
    [InlineData("bytes 0-99/100", 99, "", 0, 0)]
    [InlineData("bytes 0-99/100", -1, "", 0, 0)]
    [InlineData("bytes 0-99/100", 4_294_967_396, "", 0, 0)]
    [InlineData("bytes 0-98/100", 99, "", 0, 0)]
    [InlineData("bytes 0-99/99", 100, "", 0, 0)]
    [InlineData("bytes 1-99/100", 99, "", 0, 0)]
    [InlineData("bytes 0-99/100", 100, "", 1, 0)]
    [InlineData("bytes 0-99/*", 100, "", 0, 0)]
    [InlineData("bytes */100", 100, "", 0, 0)]
    [InlineData("bytes 0-/100", 100, "", 0, 0)]
    [InlineData("bytes -99/100", 100, "", 0, 0)]
    [InlineData("bytes 00-99/100", 100, "", 0, 0)]
    [InlineData("bytes 0-99/100 ", 100, "", 0, 0)]
    [InlineData("bytes  0-99/100", 100, "", 0, 0)]
    [InlineData("bytes=0-99/100", 100, "", 0, 0)]
    [InlineData("Bytes 0-99/100", 100, "", 0, 0)]
    [InlineData("bytes +0-99/100", 100, "", 0, 0)]
    [InlineData("bytes 0-9999999999/10000000000", 10_000_000_000, "", 0, 0)]
    [InlineData("bytes 0-4294967395/4294967396", 100, "", 0, 0)]
    [InlineData("bytes 0-99/100,bytes 0-99/100", 100, "", 0, 0)]
    [InlineData("bytes 100-99/100", 0, "", 100, 0)]
    [InlineData("bytes 0--1/0", 0, "", 0, 0)]
    public static void GetSize_IsTheFiles_OrNothing(
        string? range, long length, string encodings, int offset, int expected)
    {
        Assert.Equal(expected, RangeAnswer.GetSize(range, length, encodings, offset));
    }

    [Theory]
    [InlineData(206, RangeStatus.Ok)]
    [InlineData(404, RangeStatus.NotFound)]
    [InlineData(410, RangeStatus.NotFound)]
    [InlineData(429, RangeStatus.Busy)]
    [InlineData(503, RangeStatus.Busy)]
    [InlineData(200, RangeStatus.BadStatus)]
    [InlineData(302, RangeStatus.BadStatus)]
    [InlineData(304, RangeStatus.BadStatus)]
    [InlineData(416, RangeStatus.BadStatus)]
    [InlineData(0, RangeStatus.BadStatus)]
    [InlineData(-1, RangeStatus.BadStatus)]
    public static void GetStatus_OnlyPartialContentIsOk(int code, RangeStatus expected)
    {
        Assert.Equal(expected, RangeAnswer.GetStatus(code));
    }
}
