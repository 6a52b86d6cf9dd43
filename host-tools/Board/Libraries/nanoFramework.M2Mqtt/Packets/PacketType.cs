namespace nanoFramework.M2Mqtt.Packets;

/// <summary>The first byte of a packet, without the flags of a PUBLISH (MQTT 3.1.1, section 2.2).</summary>
internal static class PacketType
{
    internal const byte Connect = 0x10;
    internal const byte ConnectAnswer = 0x20;
    internal const byte Publish = 0x30;
    internal const byte PublishAnswer = 0x40;
    internal const byte Subscribe = 0x82;
    internal const byte SubscribeAnswer = 0x90;
    internal const byte Unsubscribe = 0xA2;
    internal const byte UnsubscribeAnswer = 0xB0;
    internal const byte Ping = 0xC0;
    internal const byte PingAnswer = 0xD0;
    internal const byte Disconnect = 0xE0;
}
