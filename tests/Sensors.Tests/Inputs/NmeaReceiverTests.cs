using System;
using System.Linq;
using System.Text;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class NmeaReceiverTests
{
    // Lines from the usual NMEA handbooks, with their checksums.
    private const string Rmc = "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A\r\n";
    private const string Gga = "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r\n";

    private readonly NmeaReceiver _receiver = new();

    [Fact]
    public void Feed_LineOfAHandbook_GivesItsFields()
    {
        Assert.Equal(1, Feed(Rmc[..^1]));
        Assert.True(_receiver.Is("GPRMC"));
        Assert.False(_receiver.Is("GPRM"));
        Assert.False(_receiver.Is("GPGGA"));
        Assert.Equal((true, 4807038), (_receiver.TryGetNumber(3, 3, out int latitude), latitude));
        Assert.Equal((true, 224), (_receiver.TryGetNumber(7, 1, out int knots), knots));
        Assert.Equal((true, 230394), (_receiver.TryGetNumber(9, 0, out int date), date));
        Assert.Equal((true, 'N'), (_receiver.TryGetCharacter(4, out char north), north));
        Assert.False(_receiver.TryGetCharacter(3, out _));
        Assert.False(_receiver.TryGetNumber(4, 0, out _));
        Assert.False(_receiver.TryGetNumber(12, 0, out _));
        Assert.False(_receiver.TryGetNumber(-1, 0, out _));
        _receiver.Feed((byte)'\n');
        Assert.False(_receiver.Is("GPRMC"));
    }

    [Theory]
    [InlineData("12.5", 0, 13)]
    [InlineData("-12.5", 0, -13)]
    [InlineData("12.4999", 0, 12)]
    [InlineData("0.05", 1, 1)]
    [InlineData("7", 3, 7000)]
    [InlineData(".5", 1, 5)]
    [InlineData("2147483647", 0, int.MaxValue)]
    [InlineData("-2147483648", 0, int.MinValue)]
    public void Number_InAField_IsRoundedToTheNearest(string text, int decimals, int expected)
    {
        Assert.Equal(1, Feed(Line("X," + text)));
        Assert.Equal((true, expected), (_receiver.TryGetNumber(1, decimals, out int value), value));
    }

    [Theory]
    [InlineData("2147483648", 0)]
    [InlineData("-2147483649", 0)]
    [InlineData("-2147483648", 1)]
    [InlineData("99999999999999.9", 1)]
    [InlineData("214748364.8", 9)]
    [InlineData("1.2.3", 1)]
    [InlineData("12a", 0)]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData(".", 0)]
    [InlineData("1", 10)]
    [InlineData("1", -1)]
    public void Number_ThatIsNone_IsFalseAndZero(string text, int decimals)
    {
        Assert.Equal(1, Feed(Line("X," + text)));
        Assert.Equal((false, 0), (_receiver.TryGetNumber(1, decimals, out int value), value));
    }

    [Fact]
    public void Feed_EveryCutAndEveryFlippedBit_IsRefusedAndTheNextLineIsFound()
    {
        byte[] line = Encoding.ASCII.GetBytes(Rmc);
        for (int cut = 1; cut < line.Length - 1; cut++)
        {
            Assert.True(Feed([.. line[..cut], .. line]) == 1, $"cut at {cut}");
        }

        for (int bit = 0; bit < 8 * (line.Length - 2); bit++)
        {
            byte[] bad = [.. line];
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(Feed([.. bad, .. line]) == 1, $"bit {bit}");
        }
    }

    [Fact]
    public void Feed_NoiseBetweenLines_FindsEachAndCountsTheRest()
    {
        string stream = "garbage$GPRMC,12" + Rmc + "*7F\r\n" + Gga + "$GPRMC,1*00\r\n" + "$" + new string('A', 100)
            + "\r\n" + Gga;
        Assert.Equal(3, Feed(stream));
        Assert.Equal(3, _receiver.Rejected);
    }

    private static string Line(string fields)
    {
        int sum = fields.Aggregate(0, (xor, next) => xor ^ next);
        return $"${fields}*{sum:X2}\r";
    }

    private int Feed(string text)
    {
        return Feed(Encoding.ASCII.GetBytes(text));
    }

    private int Feed(byte[] bytes)
    {
        return bytes.Count(value => _receiver.Feed(value) == NmeaStatus.Ok);
    }
}
