using System.Linq;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>Attacks of a hostile broker on a board with M2Mqtt. The faults are those of the real library: a build of
/// its sources (9a54dd5) passes the same tests. The library trusts a message's length before any byte of the message
/// arrives.</summary>
public sealed class MqttFaultTests
{
    private const int Heap = 96 * 1024;

    private readonly LibraryProgram _program = new(MqttMembers.Source);
    private readonly ScriptedBroker _broker;

    public MqttFaultTests()
    {
        _broker = new ScriptedBroker(_program.Board, "broker");
        Assert.Equal("0 True", _program.Call("Connect", "broker", "dev1", null, null, true, 0));
        _program.Call("Subscribe", "look", 0);
        Assert.Equal("subscribed 1: 0; ", Events());
    }

    private string Events() => (string)_program.Call("Events", 1000)!;

    private void Send(params byte[] bytes) => _broker.Connection!.Send(bytes);

    // Four bytes from the broker hold two thirds of the heap for as long as the broker likes.
    [Fact]
    public void Length_ThatFits_TakesTheHeapFromTheApplication()
    {
        const int Most = Heap * 2 / 3;
        Assert.Equal("40000", _program.Call("Allocate", 40_000));
        Send([0x30, .. ScriptedBroker.MakeLength(Most)]);
        Assert.Equal("", Events());

        Assert.Equal("OutOfMemoryException", _program.Call("Allocate", 40_000));
        Assert.Equal(true, _program.Call("IsConnected"));
        Assert.Equal("", _program.Call("Events", 3_600_000));
        Assert.Equal("OutOfMemoryException", _program.Call("Allocate", 40_000));
    }

    // 256 MB: the client swallows the exception and then reads the bytes of the message as packets.
    [Fact]
    public void Length_ThatDoesNotFit_MakesPacketsOfTheMessage()
    {
        byte[] inside = _broker.MakePublish("hidden", "inside"u8.ToArray(), 0, false);
        Send([0x30, 0xFF, 0xFF, 0xFF, 0x7F, .. inside]);

        Assert.Equal("received hidden 'inside' 0; ", Events());
        Assert.Equal(true, _program.Call("IsConnected"));
    }

    // The body, the topic in bytes and in letters, the text and the message are in memory at the same time.
    [Fact]
    public void Message_OfHalfTheHeap_IsLost()
    {
        Send(_broker.MakePublish("look", new byte[Heap / 2], 0, false));
        Assert.Equal("", Events());
        Send(_broker.MakePublish("look", [], 0, false));
        Assert.Equal("received look '' 0; ", Events());
    }

    [Theory]
    [InlineData(new byte[] { 0x30, 3, 0xFF, 0xFF, 0 })]
    [InlineData(new byte[] { 0x30, 1, 0 })]
    [InlineData(new byte[] { 0x30, 0 })]
    [InlineData(new byte[] { 0x36, 5, 0, 1, (byte)'a', 0, 1 })]
    [InlineData(new byte[] { 0x40, 0 })]
    [InlineData(new byte[] { 0x90, 1, 0 })]
    [InlineData(new byte[] { 0x00 })]
    [InlineData(new byte[] { 0x10 })]
    public void Packet_WithoutSense_IsSwallowed(byte[] packet)
    {
        Send([.. packet, .. _broker.MakePublish("look", [], 0, false)]);
        Assert.Equal("received look '' 0; ", Events());
    }

    [Fact]
    public void Flags_OfAnAnswer_EndTheConnection()
    {
        Send(0x41, 2, 0, 1);
        Assert.Equal("closed; ", Events());
    }

    // The library reads the last digit of the length over and over: no event, and a thread that never waits again.
    [Fact]
    public void Length_WithoutAnEnd_LeavesABusyThreadAndNoEvent()
    {
        Send(0x30, 0x80);
        _broker.Connection!.End(2);

        Assert.Equal("", Events());
        Assert.Equal(true, _program.Call("IsConnected"));
    }

    // Messages queue for the application without a bound.
    [Fact]
    public void Messages_FasterThanTheApplication_FillTheHeap()
    {
        _program.Call("Subscribe", "slow", 0);
        Events();
        byte[] one = _broker.MakePublish("slow", new byte[1000], 0, false);
        Send([.. Enumerable.Repeat(one, 200).SelectMany(bytes => bytes)]);

        Events();
        Assert.Equal("OutOfMemoryException", _program.Call("Allocate", 30_000));
    }
}
