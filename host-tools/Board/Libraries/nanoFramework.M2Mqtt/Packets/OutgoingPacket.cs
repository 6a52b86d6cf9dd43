using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Packets;

/// <summary>A packet that waits for its turn. Its bytes are made, and its topics checked, when it is sent: a mistake
/// closes the connection then, as on the device.</summary>
internal sealed class OutgoingPacket
{
    internal const int MaxTopic = 65535;

    internal byte Type;
    internal ushort Id;
    internal string[] Topics;
    internal MqttQoSLevel[] QosLevels;
    internal byte[] Message;
    internal bool Retain;

    internal bool NeedsAnswer => Type == PacketType.Publish && QosLevels[0] == MqttQoSLevel.AtLeastOnce;

    internal byte[] GetBytes()
    {
        switch (Type)
        {
            case PacketType.Publish:
                return GetPublish();

            case PacketType.PublishAnswer:
                return new PacketWriter().Word(Id).ToPacket(Type);

            default:
                return GetSubscribe();
        }
    }

    private byte[] GetPublish()
    {
        string topic = Topics[0];
        if (topic.IndexOf('#') >= 0 || topic.IndexOf('+') >= 0)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicWildcard);
        }

        CheckLength(topic);
        PacketWriter writer = new PacketWriter().Text(topic);
        if (NeedsAnswer)
        {
            _ = writer.Word(Id);
        }

        if (Message != null)
        {
            _ = writer.Bytes(Message);
        }

        return writer.ToPacket(Type | ((int)QosLevels[0] << 1) | (Retain ? 1 : 0));
    }

    private byte[] GetSubscribe()
    {
        if (Topics == null || Topics.Length == 0)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicsEmpty);
        }

        bool hasLevels = Type == PacketType.Subscribe;
        if (hasLevels && (QosLevels == null || QosLevels.Length == 0))
        {
            throw new MqttClientException(MqttClientErrorCode.QosLevelsEmpty);
        }

        if (hasLevels && QosLevels.Length != Topics.Length)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicsQosLevelsNotMatch);
        }

        PacketWriter writer = new PacketWriter().Word(Id);
        for (int i = 0; i < Topics.Length; i++)
        {
            CheckLength(Topics[i]);
            _ = writer.Text(Topics[i]);
            if (hasLevels)
            {
                _ = writer.Byte((int)QosLevels[i]);
            }
        }

        return writer.ToPacket(Type);
    }

    private static void CheckLength(string topic)
    {
        if (topic.Length is < 1 or > MaxTopic)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicLength);
        }
    }
}
