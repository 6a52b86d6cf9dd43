using System;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class SampleFormatTests
{
    [Theory]
    [InlineData(16, 0, SampleFormat.NoSentinel, "plain two's complement")]
    [InlineData(16, 0, 0x8000, "the smallest value means none")]
    [InlineData(12, 4, SampleFormat.NoSentinel, "12 bits on the left, as accelerometers send them")]
    [InlineData(12, 0, SampleFormat.NoSentinel, "12 bits on the right")]
    [InlineData(12, 4, 0x8000, "12 bits on the left, smallest means none")]
    [InlineData(10, 6, 0xFFFF, "10 bits on the left, all ones means none")]
    [InlineData(2, 7, 0, "2 bits in the middle, zero means none")]
    public void Decode_All65536RawValues_MatchTheOracle(int bits, int shift, int sentinel, string reason)
    {
        SampleFormat format = new(bits, shift, sentinel);
        for (int raw = 0; raw <= ushort.MaxValue; raw++)
        {
            // The reference shifts the value to the left end of 32 bits and back, which extends the sign.
            int expected = raw == sentinel ? 0 : raw << (32 - bits - shift) >> (32 - bits);
            SampleStatus status = format.TryDecode((ushort)raw, out int value);
            if (value != expected || status != (raw == sentinel ? SampleStatus.Missing : SampleStatus.Ok))
            {
                Assert.Fail($"{reason}: {raw:X4} became {value}");
            }
        }
    }

    [Theory]
    [InlineData(24, 24, 0, SampleFormat.NoSentinel, "24 bits, as load-cell converters send them")]
    [InlineData(24, 20, 4, 0x800000, "20 bits on the left, the smallest means none")]
    [InlineData(8, 8, 0, SampleFormat.NoSentinel, "a byte with sign")]
    public void Decode_WordsOfOtherSizes_MatchTheOracle(int wordBits, int bits, int shift, int sentinel, string reason)
    {
        SampleFormat format = new(wordBits, bits, shift, sentinel);
        for (int raw = 0; raw < 1 << wordBits; raw += wordBits == 24 ? 7 : 1)
        {
            int expected = raw == sentinel ? 0 : raw << (32 - bits - shift) >> (32 - bits);
            SampleStatus status = format.TryDecode(raw, out int value);
            if (value != expected || status != (raw == sentinel ? SampleStatus.Missing : SampleStatus.Ok))
            {
                Assert.Fail($"{reason}: {raw:X6} became {value}");
            }
        }

        Assert.Equal((SampleStatus.OutOfRange, 0), (format.TryDecode(1 << wordBits, out int past), past));
        Assert.Equal((SampleStatus.OutOfRange, 0), (format.TryDecode(-1, out past), past));
    }

    [Theory]
    [InlineData(1, 0, -1, "no room for a sign and a digit")]
    [InlineData(17, 0, -1, "more than 16 bits")]
    [InlineData(12, 5, -1, "past the left end")]
    [InlineData(12, -1, -1, "past the right end")]
    [InlineData(16, 0, -2, "sentinel below none")]
    [InlineData(16, 0, 0x10000, "sentinel of 17 bits")]
    public void Format_ThatCannotBe_Throws(int bits, int shift, int sentinel, string reason)
    {
        Assert.NotEmpty(reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleFormat(bits, shift, sentinel));
    }
}
