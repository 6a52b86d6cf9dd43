#if SHT4X || BME280 || ANALOG
namespace SensorApp;

/// <summary>A value of a sensor in the report.</summary>
internal sealed class PolledColumn
{
    internal PolledColumn(string name, int decimals)
    {
        Name = name;
        Decimals = decimals;
    }

    /// <summary>The column's name.</summary>
    internal string Name { get; }

    /// <summary>The number of digits after the point.</summary>
    internal int Decimals { get; }
}
#endif
