using System;
using System.Collections;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.M2Mqtt.Packets;

namespace nanoFramework.M2Mqtt;

/// <summary>A connection with its three threads, which receive, send, and raise the client's events.</summary>
internal sealed class MqttLink
{
    private readonly MqttClient _client;
    private readonly IMqttNetworkChannel _channel;
    private readonly OutgoingQueue _outgoing;
    private readonly int _keepAlive;
    private readonly object _sending = new();
    private readonly AutoResetEvent _answered = new(false);

    // The queue of event arguments; without a limit, as on the device.
    private readonly Queue _events = new();
    private readonly AutoResetEvent _happened = new(false);
    private bool _isRunning = true;
    private bool _hasFailed;
    private bool _hasAnswer;
    private MqttReasonCode _answer;
    private bool _waitsForPing;
    private long _sent;

    /// <summary>A connection that is open.</summary>
    /// <param name="client">The client whose events the link raises.</param>
    /// <param name="channel">The bytes.</param>
    /// <param name="outgoing">The packets that the client sends.</param>
    /// <param name="keepAlive">The milliseconds without a packet after which the link sends a ping; 0 for no
    /// ping.</param>
    internal MqttLink(MqttClient client, IMqttNetworkChannel channel, OutgoingQueue outgoing, int keepAlive)
    {
        _client = client;
        _channel = channel;
        _outgoing = outgoing;
        _keepAlive = keepAlive;
    }

    /// <summary>Sends CONNECT and waits for the answer. A broker that refuses and closes at once is an exception and no
    /// answer, as on the device.</summary>
    internal MqttReasonCode Connect(byte[] connect)
    {
        new Thread(Receive).Start();
        Send(connect);
        return _answered.WaitOne(MqttSettings.DefaultTimeout, false) && _hasAnswer && !_hasFailed
            ? _answer
            : throw new MqttCommunicationException();
    }

    /// <summary>The broker has agreed.</summary>
    internal void Start()
    {
        new Thread(SendAll).Start();
        new Thread(RaiseAll).Start();
    }

    /// <summary>Ends the threads, each when it looks next.</summary>
    internal void Stop()
    {
        _isRunning = false;
        _outgoing.Wake();
        _ = _happened.Set();
    }

    /// <summary>The connection is over: the thread of the events closes it.</summary>
    internal void Fail()
    {
        _hasFailed = true;
        _client.IsConnected = false;
        _ = _answered.Set();
        _ = _happened.Set();
    }

    internal void Send(byte[] packet)
    {
        try
        {
            lock (_sending)
            {
                _ = _channel.Send(packet);
            }

            _sent = Environment.TickCount64;
        }
        catch (Exception e)
        {
            throw new MqttCommunicationException(e);
        }
    }

    private void Receive()
    {
        byte[] first = new byte[1];
        while (_isRunning)
        {
            try
            {
                if (_channel.Receive(first) == 0)
                {
                    break;
                }

                Take(first[0]);
            }
            catch (Exception e)
            {
                // All other exceptions of a packet are ignored, a full heap too, and the next byte is read as the first
                // byte of a packet: as on the device.
                if (IsEnd(e))
                {
                    break;
                }
            }
        }

        if (_isRunning)
        {
            Fail();
        }
    }

    private static bool IsEnd(Exception e)
    {
        return e is MqttClientException { ErrorCode: MqttClientErrorCode.InvalidFlagBits } or IOException
            or SocketException || e.InnerException is SocketException;
    }

    private void Take(byte first)
    {
        switch (first & 0xF0)
        {
            case PacketType.Publish:
                TakePublish(PacketReader.ReadPublish(first, _channel));
                return;

            case PacketType.ConnectAnswer:
            case PacketType.PublishAnswer:
            case PacketType.SubscribeAnswer:
            case PacketType.UnsubscribeAnswer:
            case PacketType.PingAnswer:
                if ((first & 0x0F) != 0)
                {
                    throw new MqttClientException(MqttClientErrorCode.InvalidFlagBits);
                }

                TakeAnswer(first, PacketReader.ReadBody(_channel));
                return;

            default:
                throw new MqttClientException(MqttClientErrorCode.WrongBrokerMessage);
        }
    }

    private void TakePublish(IncomingPublish publish)
    {
        if (publish.QosLevel == MqttQoSLevel.ExactlyOnce)
        {
            throw new NotSupportedException();
        }

        if (publish.QosLevel == MqttQoSLevel.AtLeastOnce)
        {
            _outgoing.Add(new OutgoingPacket { Type = PacketType.PublishAnswer, Id = publish.Id });
        }

        Add(new MqttMsgPublishEventArgs(
            publish.Topic, publish.Message, publish.IsAgain, publish.QosLevel, publish.Retain));
    }

    private void TakeAnswer(byte type, byte[] body)
    {
        switch (type)
        {
            case PacketType.ConnectAnswer:
                _answer = (MqttReasonCode)body[1];
                _hasAnswer = true;
                _ = _answered.Set();
                return;

            case PacketType.PingAnswer:
                _waitsForPing = false;
                return;
        }

        ushort id = PacketReader.Word(body, 0);
        if (type == PacketType.UnsubscribeAnswer)
        {
            Add(new MqttMsgUnsubscribedEventArgs(id));
        }
        else if (type == PacketType.PublishAnswer)
        {
            if (_outgoing.Answer(id))
            {
                Add(new MqttMsgPublishedEventArgs(id));
            }
        }
        else
        {
            MqttQoSLevel[] levels = new MqttQoSLevel[body.Length - 2];
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = (MqttQoSLevel)body[2 + i];
            }

            Add(new MqttMsgSubscribedEventArgs(id, levels));
        }
    }

    private void Add(EventArgs happened)
    {
        lock (_events)
        {
            _events.Enqueue(happened);
        }

        _ = _happened.Set();
    }

    private void SendAll()
    {
        try
        {
            while (_isRunning && !_hasFailed)
            {
                OutgoingPacket packet = _outgoing.Take();
                if (packet != null)
                {
                    Send(packet.GetBytes());
                    continue;
                }

                if (_keepAlive == 0)
                {
                    _outgoing.Wait(Timeout.Infinite);
                    continue;
                }

                long left = _sent + _keepAlive - Environment.TickCount64;
                if (left > 0)
                {
                    _outgoing.Wait((int)left);
                    continue;
                }

                // The answer to a ping has the same time as the ping itself.
                if (_waitsForPing)
                {
                    throw new MqttCommunicationException();
                }

                _waitsForPing = true;
                Send(new PacketWriter().ToPacket(PacketType.Ping));
            }
        }
        catch (Exception)
        {
            Fail();
        }
    }

    private void RaiseAll()
    {
        while (_isRunning)
        {
            EventArgs happened = Next();
            if (happened != null)
            {
                Raise(happened);
            }
            else if (_hasFailed)
            {
                _client.Close();
                _client.TellClosed();
                return;
            }
            else
            {
                _ = _happened.WaitOne();
            }
        }
    }

    private EventArgs Next()
    {
        lock (_events)
        {
            return _events.Count == 0 ? null : (EventArgs)_events.Dequeue();
        }
    }

    // An exception of a handler ends the connection.
    private void Raise(EventArgs happened)
    {
        try
        {
            switch (happened)
            {
                case MqttMsgPublishEventArgs received:
                    _client.TellReceived(received);
                    return;

                case MqttMsgPublishedEventArgs published:
                    _client.TellPublished(published);
                    return;

                case MqttMsgSubscribedEventArgs subscribed:
                    _client.TellSubscribed(subscribed);
                    return;

                default:
                    _client.TellUnsubscribed((MqttMsgUnsubscribedEventArgs)happened);
                    return;
            }
        }
        catch (Exception)
        {
            Fail();
        }
    }
}
