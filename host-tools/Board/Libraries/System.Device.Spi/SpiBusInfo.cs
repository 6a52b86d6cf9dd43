using System.Runtime.CompilerServices;

namespace System.Device.Spi;

public sealed class SpiBusInfo
{
    private readonly int _controllerId;

    internal SpiBusInfo(int spiBus)
    {
        _controllerId = spiBus;
    }

    public int MaxClockFrequency => NativeMaxClockFrequency();

    public int MinClockFrequency => NativeMinClockFrequency();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeMaxClockFrequency();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeMinClockFrequency();
}
