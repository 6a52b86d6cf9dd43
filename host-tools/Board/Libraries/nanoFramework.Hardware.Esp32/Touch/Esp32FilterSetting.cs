namespace nanoFramework.Hardware.Esp32.Touch;

public class Esp32FilterSetting : IFilterSetting
{
    private uint _period;

    public uint Period
    {
        get => _period;
        set => _period = value;
    }
}
