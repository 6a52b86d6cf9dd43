using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using SecureBoot.Boot.Serial;

namespace SecureBoot.BootStage;

/// <summary>The serial port that recovery listens on. A port that cannot be opened is a silent port: the LED still
/// shows the reason.</summary>
internal sealed class SerialChannel : ByteChannel
{
    // Holds the longest frame while the board is busy with the storage.
    private const int BufferSize = 2048;

    private readonly SerialPort? _port;

    internal SerialChannel(string name, int baudRate)
    {
        try
        {
            Configuration.SetPinFunction(BootStageConstants.RecoveryReceivePin, BootStageConstants.RecoveryReceive);
            Configuration.SetPinFunction(BootStageConstants.RecoveryTransmitPin, BootStageConstants.RecoveryTransmit);
            SerialPort port = new(name, baudRate, Parity.None, 8, StopBits.One);
            port.ReadBufferSize = BufferSize;
            port.Open();
            _port = port;
        }
        catch (Exception)
        {
            _port = null;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] target, int at, int count)
    {
        if (_port is null)
        {
            return 0;
        }

        try
        {
            int available = _port.BytesToRead;
            int wanted = available < count ? available : count;
            return wanted <= 0 ? 0 : _port.Read(target, at, wanted);
        }
        catch (Exception)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public override bool Write(byte[] source, int at, int count)
    {
        if (_port is null)
        {
            return false;
        }

        try
        {
            _port.Write(source, at, count);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
