namespace nanoFramework.Hardware.Esp32.Touch;

public class DenoiseSetting
{
    private DenoiseCapacitance _denoiseCapacitance;
    private DenoiseRange _denoiseRange;

    public DenoiseCapacitance DenoiseCapacitance
    {
        get => _denoiseCapacitance;
        set => _denoiseCapacitance = value;
    }

    public DenoiseRange DenoiseRange
    {
        get => _denoiseRange;
        set => _denoiseRange = value;
    }
}
