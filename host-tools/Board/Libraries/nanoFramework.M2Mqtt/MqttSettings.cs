namespace nanoFramework.M2Mqtt;

/// <summary>One object for all clients, as on the device. The delay of a retry is meant as one second, but is in
/// milliseconds: 2.8 hours.</summary>
public class MqttSettings
{
    public const int BrokerDefaultPort = 1883;

    public const int BrokerDefaultSslPort = 8883;

    public const int DefaultTimeout = 30000;

    public const int MaximumAttemptsRetry = 3;

    public const int DefaultDelayRetry = 10000000;

    public const int ConnectTimeout = 30000;

    public const int DefaultInflightQueueSize = int.MaxValue;

    private static MqttSettings s_instance;

    private MqttSettings()
    {
    }

    public static MqttSettings Instance => s_instance ??= new MqttSettings();

    public int Port { get; internal set; } = BrokerDefaultPort;

    public int SslPort { get; internal set; } = BrokerDefaultSslPort;

    public int TimeoutOnConnection { get; internal set; } = ConnectTimeout;

    public int TimeoutOnReceiving { get; internal set; } = DefaultTimeout;

    public int AttemptsOnRetry { get; internal set; } = MaximumAttemptsRetry;

    public int DelayOnRetry { get; internal set; } = DefaultDelayRetry;

    public int InflightQueueSize { get; set; } = DefaultInflightQueueSize;

    public bool ValidateServerCertificate { get; set; } = true;
}
