namespace nanoFramework.M2Mqtt.Exceptions;

public enum MqttClientErrorCode
{
    WillWrong = 1,
    KeepAliveWrong,
    TopicWildcard,
    TopicLength,
    QosNotAllowed,
    TopicsEmpty,
    QosLevelsEmpty,
    TopicsQosLevelsNotMatch,
    WrongBrokerMessage,
    WrongMessageId,
    InflightQueueFull,
    InvalidFlagBits,
    InvalidConnectFlags,
    InvalidClientId,
    InvalidProtocolName,
}
