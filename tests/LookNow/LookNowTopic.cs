using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using SecureBoot.Updates;

namespace LookNow;

/// <summary>Brings the next poll forward for each message of a topic.</summary>
public sealed class LookNowTopic(
    PollSignal signal, string broker, X509Certificate authority, string board, string topic)
{
    private readonly AutoResetEvent _closed = new(false);
    private readonly Random _random = new();

    /// <summary>Never returns: start a thread with it.</summary>
    public void Run()
    {
        while (true)
        {
            MqttClient? client = null;
            try
            {
                client = new MqttClient(
                    broker, MqttSettings.BrokerDefaultSslPort, true, authority, null, MqttSslProtocols.TLSv1_2);
                Listen(client);
            }
            catch (Exception)
            {
                // No network or no broker: the polls go on without messages.
            }

            client?.Close();
            Thread.Sleep(60_000 + _random.Next(540_000));
        }
    }

    private void Listen(MqttClient client)
    {
        client.MqttMsgPublishReceived += (sender, e) => signal.LookNow();
        client.ConnectionClosed += (sender, e) => _closed.Set();
        if (client.Connect(board) == MqttReasonCode.Success)
        {
            _ = client.Subscribe(new string[] { topic }, new MqttQoSLevel[] { MqttQoSLevel.AtLeastOnce });
            _ = _closed.WaitOne();
        }
    }
}
