namespace nanoFramework.M2Mqtt;

/// <summary>The client of this library speaks 3.1.1 alone.</summary>
public enum MqttProtocolVersion
{
    Version_3_1 = 3,
    Version_3_1_1 = 4,
    Version_5 = 5,
}
