namespace nanoFramework.Hardware.Esp32.Touch;

public enum FilterSettingNoiseThreshold
{
    Low = 0,
    Mediumlow = 1,
    MediumHigh = 2,
    High = 3,
}
