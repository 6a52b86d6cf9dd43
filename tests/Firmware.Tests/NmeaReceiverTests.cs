using System;
using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>NMEA 0183 lines and their numbers with the device's arithmetic.</summary>
[TestClass]
public class NmeaReceiverTests
{
    // Lines from the usual NMEA handbooks, with their checksums.
    private const string Rmc = "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A\r";
    private const string Gga = "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r";

    [TestMethod]
    public void Feed_LineOfAHandbook_GivesItsFields()
    {
        NmeaReceiver receiver = new NmeaReceiver();
        Assert.AreEqual(1, Feed(receiver, Rmc));
        Assert.IsTrue(receiver.Is("GPRMC"));
        Assert.IsFalse(receiver.Is("GPRM"));
        Assert.IsFalse(receiver.Is("GPGGA"));
        Assert.IsTrue(receiver.TryGetNumber(3, 3, out int number));
        Assert.AreEqual(4807038, number);
        Assert.IsTrue(receiver.TryGetNumber(9, 0, out number));
        Assert.AreEqual(230394, number);
        Assert.IsTrue(receiver.TryGetCharacter(4, out char character));
        Assert.AreEqual((int)'N', (int)character);
        Assert.IsFalse(receiver.TryGetCharacter(3, out character));
        Assert.AreEqual(0, (int)character);
        Assert.IsFalse(receiver.TryGetNumber(12, 0, out _));
        Assert.IsFalse(receiver.TryGetNumber(-1, 0, out _));
        AreEqual(NmeaStatus.Searching, receiver.Feed((byte)'\n'));
        Assert.IsFalse(receiver.Is("GPRMC"));
        Assert.ThrowsException(typeof(ArgumentNullException), () => receiver.Is(null!));
    }

    [DataRow("12.5", 0, 13)]
    [DataRow("-12.5", 0, -13)]
    [DataRow("12.4999", 0, 12)]
    [DataRow("0.05", 1, 1)]
    [DataRow("7", 3, 7000)]
    [DataRow(".5", 1, 5)]
    [DataRow("2147483647", 0, int.MaxValue)]
    [DataRow("-2147483648", 0, int.MinValue)]
    public void Number_InAField_IsRoundedToTheNearest(string text, int decimals, int expected)
    {
        NmeaReceiver receiver = new NmeaReceiver();
        Assert.AreEqual(1, Feed(receiver, MakeLine("X," + text)));
        Assert.IsTrue(receiver.TryGetNumber(1, decimals, out int value));
        Assert.AreEqual(expected, value);
    }

    [DataRow("2147483648", 0)]
    [DataRow("-2147483649", 0)]
    [DataRow("-2147483648", 1)]
    [DataRow("99999999999999.9", 1)]
    [DataRow("214748364.8", 9)]
    [DataRow("1.2.3", 1)]
    [DataRow("12a", 0)]
    [DataRow("", 0)]
    [DataRow("-", 0)]
    [DataRow(".", 0)]
    [DataRow("1", 10)]
    [DataRow("1", -1)]
    public void Number_ThatIsNone_IsFalseAndZero(string text, int decimals)
    {
        NmeaReceiver receiver = new NmeaReceiver();
        Assert.AreEqual(1, Feed(receiver, MakeLine("X," + text)));
        Assert.IsFalse(receiver.TryGetNumber(1, decimals, out int value));
        Assert.AreEqual(0, value);
    }

    [TestMethod]
    public void Feed_EveryFlippedBit_IsRefusedAndTheNextLineIsFound()
    {
        NmeaReceiver receiver = new NmeaReceiver();
        string line = MakeLine("X,-1.5,A");
        for (int bit = 0; bit < 8 * (line.Length - 1); bit++)
        {
            int good = 0;
            for (int i = 0; i < line.Length; i++)
            {
                int value = i == bit >> 3 ? line[i] ^ (1 << (bit & 7)) : line[i];
                good += receiver.Feed((byte)value) == NmeaStatus.Ok ? 1 : 0;
            }

            Assert.AreEqual(0, good);
            Assert.AreEqual(1, Feed(receiver, line));
        }
    }

    [TestMethod]
    public void Feed_NoiseBetweenLines_FindsEachAndCountsTheRest()
    {
        NmeaReceiver receiver = new NmeaReceiver();
        Assert.AreEqual(1, Feed(receiver, "garbage$GPRMC,12" + Rmc));
        Assert.AreEqual(1, receiver.Rejected);
        Assert.AreEqual(1, Feed(receiver, "*7F\r\n" + Gga));
        Assert.IsTrue(receiver.Is("GPGGA"));
        Assert.IsFalse(receiver.TryGetNumber(13, 0, out _));
        Assert.AreEqual(0, Feed(receiver, "$GPRMC,1*00\r$\r$*0\r$11*GG\r"));
        Assert.AreEqual(5, receiver.Rejected);
    }

    [TestMethod]
    public void Feed_LineThatIsTooLongOrNotPrintable_IsGivenUpAtOnce()
    {
        NmeaReceiver receiver = new NmeaReceiver();
        AreEqual(NmeaStatus.NeedMore, receiver.Feed((byte)'$'));
        for (int i = 0; i < NmeaReceiver.MaximumLength; i++)
        {
            AreEqual(NmeaStatus.NeedMore, receiver.Feed((byte)'A'));
        }

        AreEqual(NmeaStatus.BadLine, receiver.Feed((byte)'A'));
        AreEqual(NmeaStatus.Searching, receiver.Feed((byte)'A'));
        AreEqual(NmeaStatus.NeedMore, receiver.Feed((byte)'$'));
        AreEqual(NmeaStatus.BadLine, receiver.Feed(0x1F));
        AreEqual(NmeaStatus.NeedMore, receiver.Feed((byte)'$'));
        AreEqual(NmeaStatus.BadLine, receiver.Feed(0x7F));
        AreEqual(NmeaStatus.NeedMore, receiver.Feed((byte)'$'));
        AreEqual(NmeaStatus.BadLine, receiver.Feed((byte)'$'));
        Assert.AreEqual(4, receiver.Rejected);
    }

    private static void AreEqual(NmeaStatus expected, NmeaStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static int Feed(NmeaReceiver receiver, string text)
    {
        int good = 0;
        for (int i = 0; i < text.Length; i++)
        {
            good += receiver.Feed((byte)text[i]) == NmeaStatus.Ok ? 1 : 0;
        }

        return good;
    }

    private static string MakeLine(string fields)
    {
        int sum = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            sum ^= fields[i];
        }

        return "$" + fields + "*" + sum.ToString("X2") + "\r";
    }
}
