using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Esp32.Touch;

public partial class TouchPad
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int NativeGetGpioNumberFromTouchNumber(int touchpadNumber);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeInit();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeDeinit();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern uint NativeRead();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern uint NativeGetThreshold();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeSetThreshold(uint threshold);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeGetTouchSpeed(ref int speed, ref int charge);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeSetChargeSpeed(int speed, int charge);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeCalibrate(int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern TouchTriggerMode NativeGetTriggerMode();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetTriggerMode(TouchTriggerMode touchMode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern WakeUpSource NativeGetTriggerSource();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetTriggerSource(WakeUpSource source);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern MeasurementMode NativeGetMeasurementMode();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetMeasurementMode(MeasurementMode source);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetVoltage(
        TouchHighVoltage high, TouchLowVoltage low, TouchHighVoltageAttenuation attenuation);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeGetVoltage(
        ref TouchHighVoltage high, ref TouchLowVoltage low, ref TouchHighVoltageAttenuation attenuation);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeStartFilter(IFilterSetting periodSetting);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeStopFilter();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetMeasurementTime(ushort sleep, ushort cycles);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeGetMeasurementTime(ref ushort sleep, ref ushort cycles);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeGetDenoise(DenoiseSetting denoiseSetting);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetDenoise(DenoiseSetting denoiseSetting);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeDenoiseEnabled(bool enabled);
}
