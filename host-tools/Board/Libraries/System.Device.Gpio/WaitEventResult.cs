namespace System.Device.Gpio;

internal enum WaitEventResult
{
    Error = -1,
    TimedOut = 0,
    EventOccured = 1,
}
