using System;
using System.Text;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Packets;

/// <summary>Packets of the broker, with the faults of the device: an array of the length on the wire before any check,
/// no limit of the length's digits, an unchecked topic length.</summary>
internal static class PacketReader
{
    /// <summary>All bytes after the length.</summary>
    internal static byte[] ReadBody(IMqttNetworkChannel channel)
    {
        byte[] body = new byte[ReadLength(channel)];
        return channel.Receive(body) == body.Length ? body : throw new MqttCommunicationException();
    }

    /// <summary>A PUBLISH: the body, and besides the topic in bytes and letters and the message once more.</summary>
    internal static IncomingPublish ReadPublish(byte first, IMqttNetworkChannel channel)
    {
        byte[] body = ReadBody(channel);
        int start = 2 + Word(body, 0);
        IncomingPublish publish = new()
        {
            Topic = new string(Encoding.UTF8.GetChars(Copy(body, 2, start - 2))),
            QosLevel = (MqttQoSLevel)((first >> 1) & 3),
            IsAgain = (first & 8) != 0,
            Retain = (first & 1) != 0,
        };
        if (publish.QosLevel > MqttQoSLevel.ExactlyOnce)
        {
            throw new MqttClientException(MqttClientErrorCode.QosNotAllowed);
        }

        if (publish.QosLevel != MqttQoSLevel.AtMostOnce)
        {
            publish.Id = Word(body, start);
            start += 2;
        }

        publish.Message = Copy(body, start, body.Length - start);
        return publish;
    }

    internal static ushort Word(byte[] bytes, int start) => (ushort)((bytes[start] << 8) | bytes[start + 1]);

    private static byte[] Copy(byte[] bytes, int start, int count)
    {
        byte[] copy = new byte[count];
        Array.Copy(bytes, start, copy, 0, count);
        return copy;
    }

    // A connection that ends between two digits leaves the last digit there for ever, as on the device.
    private static int ReadLength(IMqttNetworkChannel channel)
    {
        byte[] digit = new byte[1];
        int length = 0;
        int shift = 0;
        do
        {
            _ = channel.Receive(digit);
            length += shift < 32 ? (digit[0] & 127) << shift : 0;
            shift += 7;
        }
        while ((digit[0] & 128) != 0);

        return length;
    }
}
