namespace System.Device.Adc;

public abstract class AdcChannelBase
{
    internal AdcController _adcController;

    public abstract int ReadValue();

    public double ReadRatio()
    {
        return ReadValue() / (double)Controller.MaxValue;
    }

    public AdcController Controller => _adcController;
}
