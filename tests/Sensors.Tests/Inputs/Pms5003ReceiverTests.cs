using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class Pms5003ReceiverTests
{
    private static readonly byte[] s_frame = Pms5003Vectors.Frame(12, 18, 21, 11, 17, 20, 2214, 641, 98, 12, 4, 1, 0);

    [Fact]
    public void Feed_FramesBackToBack_FindsEach()
    {
        byte[] stream = [.. s_frame, .. Pms5003Vectors.Frame(1), .. Pms5003Vectors.Frame(2)];
        Assert.Equal([s_frame, Pms5003Vectors.Frame(1), Pms5003Vectors.Frame(2)], Receive(stream));
    }

    [Fact]
    public void Feed_InsideAFrame_NeedsMore()
    {
        Pms5003Receiver receiver = new();
        for (int i = 0; i < 31; i++)
        {
            Assert.Equal(Pms5003Status.NeedMore, receiver.Feed(s_frame[i]));
            Assert.False(receiver.TryCopy(new byte[32], 0));
        }

        Assert.Equal(Pms5003Status.Ok, receiver.Feed(s_frame[31]));
    }

    [Fact]
    public void Feed_AfterEveryTruncation_FindsTheNextFrame()
    {
        for (int count = 0; count < 32; count++)
        {
            byte[] stream = [.. s_frame[..count], .. s_frame];
            Assert.Equal([s_frame], Receive(stream));
        }
    }

    [Fact]
    public void Feed_AfterEverySingleBitFlip_FindsOnlyTheNextFrame()
    {
        for (int bit = 0; bit < 256; bit++)
        {
            byte[] bad = [.. s_frame];
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal([s_frame], Receive([.. bad, .. s_frame]));
        }
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("42", "a start character")]
    [InlineData("424D", "both start characters")]
    [InlineData("4242", "the first start character twice")]
    [InlineData("42424D", "both after one")]
    [InlineData("424D001C", "a whole beginning")]
    [InlineData("424D001D", "a beginning of another length")]
    [InlineData("424D42", "the start of a start")]
    [InlineData(
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "noise longer than a frame")]
    [InlineData("424D001C0000000000000000424D001C00000000000000000000424D001C000000", "beginnings inside a bad frame")]
    public void Feed_GarbageBetweenFrames_FindsBoth(string garbage, string reason)
    {
        byte[] stream = [.. s_frame, .. Convert.FromHexString(garbage), .. s_frame];
        List<byte[]> found = Receive(stream);
        Assert.True(found.Count == 2 && found.All(frame => frame.SequenceEqual(s_frame)), reason);
    }

    [Fact]
    public void Feed_EveryGarbageOfTwoBytes_FindsTheFrame()
    {
        for (int garbage = 0; garbage <= ushort.MaxValue; garbage++)
        {
            List<byte[]> found = Receive([(byte)(garbage >> 8), (byte)(garbage & 0xFF), .. s_frame]);
            if (found.Count != 1)
            {
                Assert.Fail($"{garbage:X4}");
            }
        }
    }

    [Fact]
    public void Feed_AnyStream_FindsWhatASearchOfTheWholeStreamFinds()
    {
        // Pieces that begin, continue and break frames, so that the search takes all its paths.
        byte[][] pieces =
        [
            s_frame, s_frame[..31], s_frame[5..], [0x42], [0x42, 0x4D], [0x42, 0x4D, 0x00], [0x42, 0x4D, 0x00, 0x1C],
            [0x00], [0x4D], [0xFF, 0x42], s_frame[..7],
        ];
        Gen<byte[]> piece = Gen.OneOf(
            Gen.Elements(pieces), Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 5));
        Property property = Prop.ForAll(
            Arb.From(Gen.ListOf(piece).Select(list => list.SelectMany(bytes => bytes).ToArray())),
            stream => Same(Search(stream), Receive(stream)));
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Rejected_CountsBeginningsThatTurnedOutBad()
    {
        Pms5003Receiver receiver = new();
        foreach (byte value in (byte[])[0x00, 0x01, 0x42, 0x00, 0x42, 0x4D, 0x00, 0x1D, .. s_frame])
        {
            receiver.Feed(value);
        }

        Assert.Equal((1, 8), (receiver.Rejected, receiver.RejectedBytes));
    }

    [Theory]
    [InlineData(-1, 40)]
    [InlineData(9, 40)]
    [InlineData(0, 31)]
    [InlineData(int.MaxValue, 40)]
    public void Copy_NoRoom_CopiesNothing(int at, int size)
    {
        Pms5003Receiver receiver = new();
        Array.ForEach(s_frame, value => receiver.Feed(value));
        byte[] target = new byte[size];
        Assert.False(receiver.TryCopy(target, at));
        Assert.Equal(new byte[size], target);
        Assert.Throws<ArgumentNullException>(() => receiver.TryCopy(null!, 0));
        Assert.True(receiver.TryCopy(new byte[32], 0));
    }

    private static List<byte[]> Receive(byte[] stream)
    {
        Pms5003Receiver receiver = new();
        List<byte[]> frames = [];
        foreach (byte value in stream)
        {
            if (receiver.Feed(value) == Pms5003Status.Ok)
            {
                byte[] frame = new byte[32];
                Assert.True(receiver.TryCopy(frame, 0));
                frames.Add(frame);
            }
        }

        return frames;
    }

    // The reference: tries each position, and skips each complete frame.
    private static List<byte[]> Search(byte[] stream)
    {
        List<byte[]> frames = [];
        for (int at = 0; at + 32 <= stream.Length;)
        {
            byte[] bytes = stream[at..(at + 32)];
            bool isFrame = bytes[0] == 0x42 && bytes[1] == 0x4D && bytes[2] == 0 && bytes[3] == 28
                && bytes.Take(30).Sum(value => value) == (bytes[30] << 8) + bytes[31];
            if (isFrame)
            {
                frames.Add(bytes);
            }

            at += isFrame ? 32 : 1;
        }

        return frames;
    }

    private static bool Same(List<byte[]> left, List<byte[]> right)
    {
        return left.Count == right.Count && left.Zip(right).All(pair => pair.First.SequenceEqual(pair.Second));
    }
}
