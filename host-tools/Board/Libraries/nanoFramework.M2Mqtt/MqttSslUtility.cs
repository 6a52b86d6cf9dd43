using System;
using System.Net.Security;

namespace nanoFramework.M2Mqtt;

public static class MqttSslUtility
{
    public static SslProtocols ToSslPlatformEnum(MqttSslProtocols mqttSslProtocol)
    {
        return mqttSslProtocol switch
        {
            MqttSslProtocols.None => SslProtocols.None,
            MqttSslProtocols.TLSv1_2 => SslProtocols.Tls12,
            MqttSslProtocols.TLSv1_3 => SslProtocols.Tls13,
            _ => throw new ArgumentException(),
        };
    }
}
