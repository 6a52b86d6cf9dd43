namespace nanoFramework.Hardware.Esp32;

public class Configuration
{
    // The virtual board's ports are wired already.
    public static void SetPinFunction(int pin, DeviceFunction function)
    {
        if (!System.Device.Gpio.GpioNative.IsModeSupported(pin, 0))
        {
            throw new System.ArgumentException();
        }
    }
}
