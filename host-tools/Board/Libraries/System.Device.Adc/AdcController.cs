using System.Runtime.CompilerServices;

namespace System.Device.Adc;

public class AdcController : AdcControllerBase
{
    private object _syncLock;
    private AdcChannelMode _channelMode = AdcChannelMode.SingleEnded;

    public AdcController()
    {
        NativeInit();
        _syncLock = new object();
    }

    public override int ChannelCount => NativeGetChannelCount();

    public override AdcChannelMode ChannelMode
    {
        get => _channelMode;
        set => _channelMode = value;
    }

    public override int MaxValue => NativeGetMaxValue();

    public override int MinValue => NativeGetMinValue();

    public override int ResolutionInBits => NativeGetResolutionInBits();

    public override bool IsChannelModeSupported(AdcChannelMode channelMode)
    {
        return NativeIsChannelModeSupported((int)channelMode);
    }

    public override AdcChannel OpenChannel(int channelNumber)
    {
        NativeOpenChannel(channelNumber);
        return new AdcChannel(this, channelNumber);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeOpenChannel(int channelNumber);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeGetChannelCount();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeGetMaxValue();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeGetMinValue();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern bool NativeIsChannelModeSupported(int mode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeGetResolutionInBits();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeInit();
}
