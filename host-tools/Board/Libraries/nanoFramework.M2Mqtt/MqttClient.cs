using System;
using System.Collections;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.M2Mqtt.Packets;

namespace nanoFramework.M2Mqtt;

/// <summary>A client of MQTT 3.1.1, at most once and at least once. Outgoing packets wait in a queue for a thread;
/// events come from another thread, one after the other.</summary>
public class MqttClient : IMqttClient, IDisposable
{
    private const ushort DefaultKeepAlive = 60;
    private const int CloseDelay = 200;

    private readonly OutgoingQueue _outgoing = new();
    private IMqttNetworkChannel _channel;
    private MqttLink _link;
    private int _lastId;

    public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    public delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

    public delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);

    public delegate void MqttMsgUnsubscribedEventHandler(object sender, MqttMsgUnsubscribedEventArgs e);

    public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    /// <summary>The name is looked up now: without a network this is an exception.</summary>
    public MqttClient(string brokerHostName)
        : this(brokerHostName, MqttSettings.BrokerDefaultPort, false, null, null, MqttSslProtocols.None)
    {
    }

    public MqttClient(
        string brokerHostName,
        int brokerPort,
        bool secure,
        X509Certificate caCert,
        X509Certificate clientCert,
        MqttSslProtocols sslProtocol)
    {
        Use(brokerHostName, brokerPort, secure, caCert, clientCert, sslProtocol);
    }

    public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

    public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

    public event IMqttClient.MqttMsgSubscribedEventHandler MqttMsgSubscribed;

    public event IMqttClient.MqttMsgUnsubscribedEventHandler MqttMsgUnsubscribed;

    public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

    public bool IsConnected { get; internal set; }

    public string ClientId { get; private set; }

    public bool CleanSession { get; private set; }

    public bool WillFlag { get; private set; }

    public MqttQoSLevel WillQosLevel { get; private set; }

    public string WillTopic { get; private set; }

    public string WillMessage { get; private set; }

    /// <summary>Any other version than 3.1.1 is a NotSupportedException in Connect.</summary>
    public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.Version_3_1_1;

    public MqttSettings Settings => MqttSettings.Instance;

    public void Init(
        string brokerHostName,
        int brokerPort,
        bool secure,
        byte[] caCert,
        byte[] clientCert,
        MqttSslProtocols sslProtocol)
    {
        Use(
            brokerHostName,
            brokerPort,
            secure,
            caCert == null ? null : new X509Certificate(caCert),
            clientCert == null ? null : new X509Certificate(clientCert),
            sslProtocol);
    }

    public MqttReasonCode Connect(string clientId) => Connect(clientId, null, null, true, DefaultKeepAlive);

    public MqttReasonCode Connect(string clientId, bool cleanSession) =>
        Connect(clientId, null, null, cleanSession, DefaultKeepAlive);

    public MqttReasonCode Connect(string clientId, string username, string password) =>
        Connect(clientId, username, password, true, DefaultKeepAlive);

    public MqttReasonCode Connect(
        string clientId, string username, string password, bool cleanSession, ushort keepAlivePeriod)
    {
        return Connect(
            clientId,
            username,
            password,
            false,
            MqttQoSLevel.AtMostOnce,
            false,
            null,
            null,
            cleanSession,
            keepAlivePeriod);
    }

    /// <summary>Waits 30 seconds for the broker's answer.</summary>
    /// <returns>The answer; with another than Success the client is not connected.</returns>
    public MqttReasonCode Connect(
        string clientId,
        string username,
        string password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string willTopic,
        string willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        if (ProtocolVersion != MqttProtocolVersion.Version_3_1_1)
        {
            throw new NotSupportedException();
        }

        byte[] connect = new ConnectPacket
        {
            ClientId = clientId,
            User = username,
            Password = password,
            WillRetain = willRetain,
            WillQosLevel = willQosLevel,
            WillFlag = willFlag,
            WillTopic = willTopic,
            WillMessage = willMessage,
            CleanSession = cleanSession,
            KeepAlive = keepAlivePeriod,
        }.GetBytes();
        _link?.Stop();
        Open();
        _link = new MqttLink(this, _channel, _outgoing, keepAlivePeriod * 1000);
        MqttReasonCode answer = _link.Connect(connect);
        if (answer == MqttReasonCode.Success)
        {
            ClientId = clientId;
            CleanSession = cleanSession;
            WillFlag = willFlag;
            WillQosLevel = willQosLevel;
            WillTopic = willTopic;
            WillMessage = willMessage;
            IsConnected = true;
            _link.Start();
        }

        return answer;
    }

    /// <summary>Says good-bye. ConnectionClosed follows from another thread.</summary>
    public void Disconnect()
    {
        if (_link == null)
        {
            throw new MqttCommunicationException();
        }

        _link.Send(new PacketWriter().ToPacket(PacketType.Disconnect));
        _link.Fail();
    }

    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        for (int i = 0; qosLevels != null && i < qosLevels.Length; i++)
        {
            CheckSupported(qosLevels[i]);
        }

        return Enqueue(new OutgoingPacket { Type = PacketType.Subscribe, Topics = topics, QosLevels = qosLevels });
    }

    public ushort Unsubscribe(string[] topics) =>
        Enqueue(new OutgoingPacket { Type = PacketType.Unsubscribe, Topics = topics });

    public ushort Publish(string topic, byte[] message) =>
        Publish(topic, message, null, null, MqttQoSLevel.AtMostOnce, false);

    public ushort Publish(string topic, byte[] message, string contentType) =>
        Publish(topic, message, contentType, null, MqttQoSLevel.AtMostOnce, false);

    public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties) =>
        Publish(topic, message, contentType, userProperties, MqttQoSLevel.AtMostOnce, false);

    public ushort Publish(
        string topic,
        byte[] message,
        string contentType,
        ArrayList userProperties,
        MqttQoSLevel qosLevel,
        bool retain)
    {
        if (!string.IsNullOrEmpty(contentType) || (userProperties != null && userProperties.Count > 0))
        {
            throw new NotSupportedException();
        }

        CheckSupported(qosLevel);
        return Enqueue(new OutgoingPacket
        {
            Type = PacketType.Publish,
            Topics = new string[] { topic },
            QosLevels = new MqttQoSLevel[] { qosLevel },
            Message = message,
            Retain = retain,
        });
    }

    /// <summary>Ends the connection without a word to the broker, and without ConnectionClosed.</summary>
    public void Close()
    {
        _link?.Stop();
        Thread.Sleep(CloseDelay);
        _channel.Close();
        _outgoing.Clear();
        IsConnected = false;
    }

    public void Dispose()
    {
        _link?.Fail();
        Close();
    }

    internal void TellReceived(MqttMsgPublishEventArgs e) => MqttMsgPublishReceived?.Invoke(this, e);

    internal void TellPublished(MqttMsgPublishedEventArgs e) => MqttMsgPublished?.Invoke(this, e);

    internal void TellSubscribed(MqttMsgSubscribedEventArgs e) => MqttMsgSubscribed?.Invoke(this, e);

    internal void TellUnsubscribed(MqttMsgUnsubscribedEventArgs e) => MqttMsgUnsubscribed?.Invoke(this, e);

    internal void TellClosed() => ConnectionClosed?.Invoke(this, EventArgs.Empty);

    private static void CheckSupported(MqttQoSLevel level)
    {
        if (level == MqttQoSLevel.ExactlyOnce)
        {
            throw new NotSupportedException();
        }
    }

    private void Use(
        string host, int port, bool secure, X509Certificate authority, X509Certificate own, MqttSslProtocols protocols)
    {
        if (secure)
        {
            Settings.SslPort = port;
        }
        else
        {
            Settings.Port = port;
        }

        _channel = new MqttNetworkChannel(host, port, secure, authority, own, protocols);
    }

    private void Open()
    {
        try
        {
            _channel.ValidateServerCertificate = Settings.ValidateServerCertificate;
            _channel.Connect();
        }
        catch (SocketException e)
        {
            throw new MqttConnectionException("Socket error " + e.ErrorCode.ToString(), e);
        }
        catch (Exception e)
        {
            throw new MqttConnectionException("No connection", e);
        }
    }

    private ushort Enqueue(OutgoingPacket packet)
    {
        _lastId = _lastId == ushort.MaxValue ? 1 : _lastId + 1;
        packet.Id = (ushort)_lastId;
        if (_outgoing.Count >= Settings.InflightQueueSize)
        {
            throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
        }

        _outgoing.Add(packet);
        return packet.Id;
    }
}
