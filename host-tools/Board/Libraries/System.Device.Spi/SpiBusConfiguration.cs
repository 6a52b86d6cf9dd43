namespace System.Device.Spi;

public enum SpiBusConfiguration
{
    FullDuplex,
    HalfDuplex,
    Simplex,
}
