using System;

namespace nanoFramework.Hardware.Esp32.Touch;

/// <summary>A touch pad, and the settings that all pads share.</summary>
public partial class TouchPad : IDisposable
{
    private const uint CyclesPerMillisec = 8_000_000;

    private static TouchHighVoltage _touchHighVoltage = (TouchHighVoltage)(-1);
    private static TouchLowVoltage _touchLowVoltage = (TouchLowVoltage)(-1);
    private static TouchHighVoltageAttenuation _touchHighVoltageAttenuation = (TouchHighVoltageAttenuation)(-1);
    private static bool _isFilterOn;
    private static bool _denoiseEnabled;
    private static readonly TouchPadEventHandler _touchPadEventHandler = new TouchPadEventHandler();

    private int _calibrationData;
    private TouchPadValueChangedEventHandler _callbacks;
    private readonly object _syncLock = new object();
    private bool _disposedValue;
    private int _touchPadNumber;

    public static int GetGpioNumberFromTouchNumber(int touchpadNumber)
    {
        return NativeGetGpioNumberFromTouchNumber(touchpadNumber);
    }

    public static TouchTriggerMode TouchTriggerMode
    {
        get => NativeGetTriggerMode();
        set => NativeSetTriggerMode(value);
    }

    public static WakeUpSource WakeUpSource
    {
        get => NativeGetTriggerSource();
        set => NativeSetTriggerSource(value);
    }

    public static MeasurementMode MeasurementMode
    {
        get => NativeGetMeasurementMode();
        set => NativeSetMeasurementMode(value);
    }

    public static void SetVoltage(
        TouchHighVoltage touchHighVoltage,
        TouchLowVoltage touchLowVoltage,
        TouchHighVoltageAttenuation touchHighVoltageAttenuation)
    {
        NativeSetVoltage(touchHighVoltage, touchLowVoltage, touchHighVoltageAttenuation);
        _touchHighVoltage = touchHighVoltage;
        _touchLowVoltage = touchLowVoltage;
        _touchHighVoltageAttenuation = touchHighVoltageAttenuation;
    }

    public static TouchHighVoltage TouchHighVoltage => _touchHighVoltage;

    public static TouchLowVoltage TouchLowVoltage => _touchLowVoltage;

    public static TouchHighVoltageAttenuation TouchHighVoltageAttenuation => _touchHighVoltageAttenuation;

    public static void StartFilter(IFilterSetting filterSetting)
    {
        if (!_isFilterOn)
        {
            NativeStartFilter(filterSetting);
            _isFilterOn = true;
        }
    }

    public static void StopFilter()
    {
        if (_isFilterOn)
        {
            NativeStopFilter();
            _isFilterOn = false;
        }
    }

    public static bool IsFilterOn => _isFilterOn;

    public static MeasurementTime GetMeasurementTime()
    {
        ushort sleep = 0;
        ushort cycles = 0;
        NativeGetMeasurementTime(ref sleep, ref cycles);
        long ticks = cycles * 1000 * TimeSpan.TicksPerMillisecond / CyclesPerMillisec;
        return new MeasurementTime { SleepCycles = sleep, MeasurementCycles = TimeSpan.FromTicks(ticks) };
    }

    public static void SetMeasurementTime(MeasurementTime measurementTime)
    {
        if (CyclesPerMillisec / measurementTime.MeasurementCycles.TotalMilliseconds > 0xFFFF)
        {
            throw new ArgumentException();
        }

        double cycles = measurementTime.MeasurementCycles.TotalMilliseconds * CyclesPerMillisec;
        NativeSetMeasurementTime(measurementTime.SleepCycles, (ushort)cycles);
    }

    public static void SetDenoise(DenoiseSetting denoiseSetting)
    {
        NativeSetDenoise(denoiseSetting);
    }

    public static DenoiseSetting GetDenoise()
    {
        DenoiseSetting setting = new DenoiseSetting();
        NativeGetDenoise(setting);
        return setting;
    }

    public static bool DenoiseEnabled
    {
        get => _denoiseEnabled;
        set
        {
            NativeDenoiseEnabled(value);
            _denoiseEnabled = value;
        }
    }

    public TouchPad(int touchPadNumber)
    {
        _touchPadNumber = touchPadNumber;
        NativeInit();
        _touchPadEventHandler.AddPin(this);
        NativeGetVoltage(ref _touchHighVoltage, ref _touchLowVoltage, ref _touchHighVoltageAttenuation);
    }

    public uint Read()
    {
        return NativeRead();
    }

    public int CalibrationData => _calibrationData == 0 ? GetCalibrationData() : _calibrationData;

    public int GetCalibrationData(int count = 5)
    {
        _calibrationData = NativeCalibrate(count);
        return _calibrationData;
    }

    public uint Threshold
    {
        get => NativeGetThreshold();
        set => NativeSetThreshold(value);
    }

    public int TouchPadNumber => _touchPadNumber;

    public void SetChargeSpeed(TouchChargeSpeed touchChargeSpeed)
    {
        NativeSetChargeSpeed((int)touchChargeSpeed.Speed, (int)touchChargeSpeed.Charge);
    }

    public TouchChargeSpeed GetChargeSpeed()
    {
        int speed = 0;
        int charge = 0;
        NativeGetTouchSpeed(ref speed, ref charge);
        return new TouchChargeSpeed
        {
            Speed = (TouchChargeSpeed.ChargeSpeed)speed,
            Charge = (TouchChargeSpeed.InitialCharge)charge,
        };
    }

    public event TouchPadValueChangedEventHandler ValueChanged
    {
        add
        {
            lock (_syncLock)
            {
                if (_disposedValue)
                {
                    throw new ObjectDisposedException();
                }

                _callbacks = (TouchPadValueChangedEventHandler)Delegate.Combine(_callbacks, value);
            }
        }

        remove
        {
            lock (_syncLock)
            {
                if (_disposedValue)
                {
                    throw new ObjectDisposedException();
                }

                _callbacks = (TouchPadValueChangedEventHandler)Delegate.Remove(_callbacks, value);
            }
        }
    }

    internal void OnPinChangedInternal(bool touched)
    {
        TouchPadValueChangedEventHandler callbacks;
        lock (_syncLock)
        {
            callbacks = _disposedValue ? null : _callbacks;
        }

        callbacks?.Invoke(this, new TouchPadEventArgs(_touchPadNumber, touched));
    }

    public void Dispose()
    {
        if (_disposedValue)
        {
            return;
        }

        _touchPadEventHandler.RemovePin(_touchPadNumber);
        NativeDeinit();
        GC.SuppressFinalize(this);
        _disposedValue = true;
    }
}
