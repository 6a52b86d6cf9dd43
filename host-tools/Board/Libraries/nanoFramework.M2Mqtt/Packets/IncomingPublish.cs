using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Packets;

/// <summary>A message of the broker.</summary>
internal sealed class IncomingPublish
{
    internal string Topic;
    internal byte[] Message;
    internal MqttQoSLevel QosLevel;
    internal ushort Id;
    internal bool IsAgain;
    internal bool Retain;
}
