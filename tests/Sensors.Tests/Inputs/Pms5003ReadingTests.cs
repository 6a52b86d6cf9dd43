using System;
using System.Linq;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class Pms5003ReadingTests
{
    private readonly Pms5003Reading _reading = new();

    [Theory]
    [MemberData(nameof(Pms5003Vectors.All), MemberType = typeof(Pms5003Vectors))]
    public void Decode_Vector_GivesItsStatusAndFields(string frame, Pms5003Status status, string fields, string reason)
    {
        Assert.True(Decode(Convert.FromHexString(frame)) == status, reason);
        ushort[] expected = fields == "-" ? new ushort[13] : [.. fields.Split(' ').Select(ushort.Parse)];
        Assert.Equal(expected, Fields());
    }

    [Fact]
    public void Decode_All65536ValuesOfEachField_MatchTheOracle()
    {
        ushort[] fields = new ushort[13];
        for (int field = 0; field < 13; field++)
        {
            for (int value = 0; value <= ushort.MaxValue; value++)
            {
                fields[field] = (ushort)value;
                if (Decode(Pms5003Vectors.Frame(fields)) != Pms5003Status.Ok || Read(field) != value)
                {
                    Assert.Fail($"field {field}, value {value}");
                }
            }

            Assert.Equal(fields, Fields());
            fields[field] = (ushort)(field + 1);
        }
    }

    [Fact]
    public void Decode_All65536CheckCodes_OnlyTheRightOneIsTaken()
    {
        byte[] frame = Pms5003Vectors.Frame(1, 2, 3, 400, 500, 600);
        (byte high, byte low) = (frame[30], frame[31]);
        for (int code = 0; code <= ushort.MaxValue; code++)
        {
            (frame[30], frame[31]) = ((byte)(code >> 8), (byte)(code & 0xFF));
            bool isRight = frame[30] == high && frame[31] == low;
            if (Decode(frame) != (isRight ? Pms5003Status.Ok : Pms5003Status.BadChecksum))
            {
                Assert.Fail($"{code:X4}");
            }
        }
    }

    [Fact]
    public void Decode_All65536Lengths_OnlyTheRightOneIsTaken()
    {
        for (int length = 0; length <= ushort.MaxValue; length++)
        {
            byte[] frame = Pms5003Vectors.Frame(1, 2, 3);
            (frame[2], frame[3]) = ((byte)(length >> 8), (byte)(length & 0xFF));
            int sum = frame.Take(30).Sum(value => value);
            (frame[30], frame[31]) = ((byte)(sum >> 8), (byte)(sum & 0xFF));
            if (Decode(frame) != (length == 28 ? Pms5003Status.Ok : Pms5003Status.BadLength))
            {
                Assert.Fail($"{length}");
            }
        }
    }

    [Fact]
    public void Decode_EveryTruncation_IsTruncatedAndZero()
    {
        byte[] frame = Pms5003Vectors.Frame(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        for (int count = 0; count < frame.Length; count++)
        {
            Decode(frame);
            Assert.Equal(Pms5003Status.Truncated, _reading.Decode(new ByteReader(frame, 0, count)));
            Assert.Equal(new ushort[13], Fields());
        }
    }

    [Fact]
    public void Decode_EverySingleBitFlipped_IsRefused()
    {
        byte[] frame = Pms5003Vectors.Frame(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        for (int bit = 0; bit < 256; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Pms5003Status expected = bit < 16 ? Pms5003Status.BadStart
                : bit < 32 ? Pms5003Status.BadLength
                : Pms5003Status.BadChecksum;
            Assert.Equal(expected, Decode(frame));
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Decode_NoReader_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => _reading.Decode(null!));
    }

    private Pms5003Status Decode(byte[] frame)
    {
        return _reading.Decode(new ByteReader(frame, 0, frame.Length));
    }

    private ushort Read(int field)
    {
        return Fields()[field];
    }

    private ushort[] Fields()
    {
        return
        [
            _reading.StandardPm1, _reading.StandardPm25, _reading.StandardPm10, _reading.Pm1, _reading.Pm25,
            _reading.Pm10, _reading.Above03,
            _reading.Above05, _reading.Above1, _reading.Above25, _reading.Above5, _reading.Above10, _reading.Reserved,
        ];
    }
}
