using System;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>nanoFramework.M2Mqtt over the board's network. <see cref="MqttFaultTests"/> tests the faults.</summary>
public sealed class MqttTests
{
    private readonly LibraryProgram _program = new(MqttMembers.Source);
    private readonly ScriptedBroker _broker;

    public MqttTests()
    {
        _broker = new ScriptedBroker(_program.Board, "broker");
    }

    private string Connect(bool cleanSession = true, int keepAlive = 60)
    {
        return (string)_program.Call("Connect", "broker", "dev1", null, null, cleanSession, keepAlive)!;
    }

    private string Events(int milliseconds = 1000) => (string)_program.Call("Events", milliseconds)!;

    [Fact]
    public void Connect_SendsThePacketOfTheStandard()
    {
        Assert.Equal("0 True", Connect());
        Assert.Equal(
            Convert.FromHexString("101000044D515454" + "0402003C" + "000464657631"), Assert.Single(_broker.Packets));
    }

    [Fact]
    public void Connect_UserAndWill_AreInTheStandardsOrder()
    {
        Assert.Equal("0", _program.Call("ConnectWithWill"));
        Assert.Equal("CONNECT 4 EC 30 dev1 gone bye user secret", Assert.Single(_broker.Log));
    }

    // The real library loses the answer of a broker that closes the connection at once.
    [Theory]
    [InlineData(1000, "MqttCommunicationException")]
    [InlineData(100_000, "5 False")]
    public void Connect_Refused_IsTheBrokersAnswerIfTheClientSeesIt(int microseconds, string expected)
    {
        _broker.ReturnCode = 5;
        _broker.EndsAfter = microseconds;
        Assert.Equal(expected, Connect());
    }

    [Fact]
    public void Connect_NoBroker_IsAnException()
    {
        Assert.Equal(
            "SocketException 11001", _program.Call("Connect", "elsewhere", "dev1", null, null, true, 60));
        _broker.Host.Refuses = true;
        Assert.Equal("MqttConnectionException: SocketException 10061", Connect());
    }

    [Fact]
    public void Connect_Silence_EndsAfter30Seconds()
    {
        _broker.Unanswered.Add("CONNECT");
        Assert.Equal("MqttCommunicationException", Connect());
        Assert.InRange(_program.Board.Clock.Now, 30_000_000, 31_000_000);
    }

    [Fact]
    public void Subscribe_RetainedMessage_Arrives()
    {
        _broker.Retain("look", "now"u8.ToArray());
        Connect();
        Assert.Equal(1, _program.Call("Subscribe", "look", 0));

        Assert.Equal("subscribed 1: 0; received look 'now' 0 retained; ", Events());
        Assert.Equal("SUBSCRIBE look:0", _broker.Log[^1]);
        _broker.Publish("look", []);
        Assert.Equal("received look '' 0; ", Events());
    }

    [Fact]
    public void Receive_AtLeastOnce_IsAcknowledged()
    {
        Connect();
        _program.Call("Subscribe", "look", 1);
        Events();
        _broker.Publish("look", "1"u8.ToArray(), level: 1);

        Assert.Equal("received look '1' 1; ", Events());
        Assert.Equal("PUBACK 1", _broker.Log[^1]);
    }

    [Fact]
    public void Unsubscribe_IsAnswered()
    {
        Connect();
        _program.Call("Subscribe", "look", 0);
        Assert.Equal(2, _program.Call("Unsubscribe", "look"));
        Assert.Equal("subscribed 1: 0; unsubscribed 2; ", Events());
    }

    [Fact]
    public void Publish_AtMostAndAtLeastOnce()
    {
        Connect();
        Assert.Equal(1, _program.Call("Publish", "a/b", "x", 0, false));
        Assert.Equal(2, _program.Call("Publish", "a/b", "y", 1, true));

        Assert.Equal("published 2 True; ", Events());
        Assert.Equal(["PUBLISH 0 a/b x", "PUBLISH 3 a/b y"], _broker.Log[1..]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Publish_Unanswered_NeverGoesAgain(bool isClean)
    {
        _broker.Unanswered.Add("PUBLISH");
        Connect(isClean);
        _program.Call("Publish", "a", "y", 1, false);
        Events();
        _program.Call("Disconnect");
        Assert.Equal("closed; ", Events());
        Assert.Equal("0 True", _program.Call("Again", isClean));

        Assert.Equal("", Events());
        Assert.Single(_broker.Log, static line => line.StartsWith("PUBLISH", StringComparison.Ordinal));
        Assert.StartsWith("CONNECT", _broker.Log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void KeepAlive_PingsOverAndOver_AndWithoutAnAnswerTheConnectionIsClosed()
    {
        Connect(keepAlive: 10);
        Assert.Equal("", Events(35_000));
        Assert.Equal(["PINGREQ", "PINGREQ", "PINGREQ"], _broker.Log[1..]);
        _broker.Unanswered.Add("PINGREQ");
        Assert.Equal("closed; ", Events(20_000));
        Assert.Equal(false, _program.Call("IsConnected"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BrokerGoesAway_IsAnEvent_AndTheClientConnectsAgain(bool breaks)
    {
        Connect();
        if (breaks)
        {
            _broker.Connection!.Break();
        }
        else
        {
            _broker.Connection!.End();
        }

        Assert.Equal("closed; ", Events());
        Assert.Equal(false, _program.Call("IsConnected"));
        Assert.Equal("0 True", _program.Call("Again", true));
        _program.Call("Subscribe", "look", 0);
        Assert.Equal("subscribed 1: 0; ", Events());
    }

    [Fact]
    public void Disconnect_SaysGoodbye_CloseDoesNot()
    {
        Connect();
        _program.Call("Disconnect");
        Assert.Equal("closed; ", Events());
        Assert.Equal("DISCONNECT", _broker.Log[^1]);
        Assert.Equal("0 True", _program.Call("Again", true));
        _program.Call("Close");
        Assert.Equal("", Events());
        Assert.StartsWith("CONNECT", _broker.Log[^1], StringComparison.Ordinal);
        Assert.Equal(false, _program.Call("IsConnected"));
    }

    // The library checks the topic only when it sends the message; a bad topic ends the connection.
    [Fact]
    public void Publish_ToAWildcard_EndsTheConnection()
    {
        Connect();
        _program.Call("Publish", "a/#", "x", 0, false);
        Assert.Equal("closed; ", Events());
        Assert.Single(_broker.Log);
    }

    [Fact]
    public void Handler_Throws_EndsTheConnection()
    {
        Connect();
        _program.Call("Subscribe", "throw", 0);
        Events();
        _broker.Publish("throw", []);
        Assert.Equal("received throw '' 0; closed; ", Events());
    }

    [Fact]
    public void Tls_ChecksTheCertificateByDefault()
    {
        Assert.Equal("0", _program.Call("ConnectSecure"));
        Assert.Equal(
            ("broker", true, false, true),
            (_broker.Connection!.Tls!.Host, _broker.Connection.Tls.AllowsTls12, _broker.Connection.Tls.AllowsTls13,
                _broker.Connection.Tls.ChecksCertificate));
        _broker.Host.TlsFailure = "no";
        Assert.Equal("MqttConnectionException: CryptographicException", _program.Call("ConnectSecure"));
    }

    // Members that the real library has and this project's library lacks (docs/board.md).
    [Fact]
    public void Rest_IsNotSupported()
    {
        Connect();
        Assert.Equal("NotSupportedException NotSupportedException NotSupportedException NotSupportedException",
            _program.Call("Unsupported"));
    }
}
