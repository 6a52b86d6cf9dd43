namespace System.IO.Ports;

public enum SerialMode
{
    Normal,
    RS485,
}
