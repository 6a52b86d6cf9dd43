using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Esp32;

public class Configuration
{
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        NativeSetPinFunction(pin, (int)value);
    }

    public static int GetFunctionPin(DeviceFunction function)
    {
        return NativeGetPinFunction((int)function);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetPinFunction(int pin, int function);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int NativeGetPinFunction(int function);
}
