using System;

namespace nanoFramework.Hardware.Esp32.Touch;

public class S2S3FilterSetting : IFilterSetting
{
    private FilterSettingMode _periodeSettingMode;
    private FilterSettingDebounce _filterSettingDebounce;
    private FilterSettingNoiseThreshold _filterSettingNoiseThreshold;
    private byte _jitterSize;
    private FilterSettingSmoothMode _filterSettingSmoothMode;

    public FilterSettingMode PeriodeSettingMode
    {
        get => _periodeSettingMode;
        set => _periodeSettingMode = value;
    }

    public FilterSettingDebounce FilterSettingDebounce
    {
        get => _filterSettingDebounce;
        set => _filterSettingDebounce = value;
    }

    public FilterSettingNoiseThreshold FilterSettingNoiseThreshold
    {
        get => _filterSettingNoiseThreshold;
        set => _filterSettingNoiseThreshold = value;
    }

    public byte JitterSize
    {
        get => _jitterSize;
        set
        {
            if (value > 15)
            {
                throw new ArgumentException();
            }

            _jitterSize = value;
        }
    }

    public FilterSettingSmoothMode FilterSettingSmoothMode
    {
        get => _filterSettingSmoothMode;
        set => _filterSettingSmoothMode = value;
    }
}
