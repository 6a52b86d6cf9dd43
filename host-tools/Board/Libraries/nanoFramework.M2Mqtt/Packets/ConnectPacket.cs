using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Packets;

/// <summary>CONNECT (MQTT 3.1.1, section 3.1).</summary>
internal sealed class ConnectPacket
{
    internal string ClientId;
    internal string User;
    internal string Password;
    internal bool WillRetain;
    internal MqttQoSLevel WillQosLevel;
    internal bool WillFlag;
    internal string WillTopic;
    internal string WillMessage;
    internal bool CleanSession;
    internal ushort KeepAlive;

    internal byte[] GetBytes()
    {
        Check();
        bool hasUser = !string.IsNullOrEmpty(User);
        bool hasPassword = !string.IsNullOrEmpty(Password);
        int flags = (hasUser ? 128 : 0) | (hasPassword ? 64 : 0) | (CleanSession ? 2 : 0);
        if (WillFlag)
        {
            flags |= 4 | ((int)WillQosLevel << 3) | (WillRetain ? 32 : 0);
        }

        PacketWriter writer = new PacketWriter().Text("MQTT").Byte((int)MqttProtocolVersion.Version_3_1_1)
            .Byte(flags).Word(KeepAlive).Text(ClientId);
        if (WillFlag)
        {
            _ = writer.Text(WillTopic).Text(WillMessage);
        }

        if (hasUser)
        {
            _ = writer.Text(User);
        }

        if (hasPassword)
        {
            _ = writer.Text(Password);
        }

        return writer.ToPacket(PacketType.Connect);
    }

    private void Check()
    {
        bool hasWill = WillTopic != null || WillMessage != null || WillRetain || WillQosLevel != 0;
        bool isWhole = !string.IsNullOrEmpty(WillTopic) && WillMessage != null
            && WillQosLevel is >= 0 and <= MqttQoSLevel.ExactlyOnce;
        if (WillFlag ? !isWhole : hasWill)
        {
            throw new MqttClientException(MqttClientErrorCode.WillWrong);
        }

        if (ClientId.Length == 0 && !CleanSession)
        {
            throw new MqttClientException(MqttClientErrorCode.InvalidClientId);
        }
    }
}
