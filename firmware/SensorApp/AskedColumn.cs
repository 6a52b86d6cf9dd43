#if SHT4X || BME280 || ANALOG
namespace SensorApp;

/// <summary>A value of a sensor in the report.</summary>
internal sealed class AskedColumn
{
    internal AskedColumn(string name, int decimals)
    {
        Name = name;
        Decimals = decimals;
    }

    /// <summary>What it is called.</summary>
    internal string Name { get; }

    /// <summary>How many of its digits stand behind the point.</summary>
    internal int Decimals { get; }
}
#endif
