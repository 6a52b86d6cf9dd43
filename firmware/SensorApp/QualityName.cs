using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The words of a report: an enum prints as its number on the device.</summary>
internal static class QualityName
{
    internal static string Of(SampleQuality quality)
    {
        return quality switch
        {
            SampleQuality.Good => "fresh",
            SampleQuality.WarmingUp => "warming",
            SampleQuality.SensorError => "sensor-error",
            SampleQuality.Implausible => "implausible",
            SampleQuality.WrongKind => "wrong-kind",
            _ => "missing",
        };
    }
}
