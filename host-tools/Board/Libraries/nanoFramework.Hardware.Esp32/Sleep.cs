using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace nanoFramework.Hardware.Esp32;

public partial class Sleep
{
    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        return NativeEnableWakeupByTimer((ulong)time.Ticks / 10);
    }

    public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level)
    {
        return NativeEnableWakeupByPin(pin, level);
    }

    public static EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode)
    {
        return NativeEnableWakeupByMultiPins(pins, mode);
    }

    public static EspNativeError EnableWakeupByTouchPad(
        int padNumber1, int padNumber2 = -1, byte thresholdCoefficient = 80)
    {
        return NativeEnableWakeupByTouchPad(padNumber1, padNumber2, thresholdCoefficient);
    }

    public static EspNativeError EnableWakeupByUart(WakeUpPort portNumber, int edgeCount)
    {
        return NativeEnableWakeupByUart(portNumber, edgeCount);
    }

    public static EspNativeError StartLightSleep()
    {
        return NativeStartLightSleep();
    }

    public static void StartDeepSleep()
    {
        NativeStartDeepSleep();

        // The device wakes up in a reset; until it sleeps no instruction more runs.
        Thread.Sleep(Timeout.Infinite);
    }

    public static WakeupCause GetWakeupCause()
    {
        return NativeGetWakeupCause();
    }

    public static WakeupGpioPin GetWakeupGpioPin()
    {
        return NativeGetWakeupGpioPin();
    }

    public static int GetWakeupTouchpad()
    {
        return NativeGetWakeupTouchpad();
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern EspNativeError NativeEnableWakeupByTimer(ulong time_us);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern EspNativeError NativeEnableWakeupByPin(WakeupGpioPin pin, int level);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern EspNativeError NativeEnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern EspNativeError NativeEnableWakeupByTouchPad(
        int padNumber1, int padNumber2, byte thresholdCoefficient);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern EspNativeError NativeEnableWakeupByUart(WakeUpPort portNumber, int edgeCount);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern EspNativeError NativeStartLightSleep();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern EspNativeError NativeStartDeepSleep();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern WakeupCause NativeGetWakeupCause();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern WakeupGpioPin NativeGetWakeupGpioPin();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int NativeGetWakeupTouchpad();
}
