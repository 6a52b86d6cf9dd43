using System;
using System.IO;
using System.IO.Ports;
using System.Linq;
using SecureBoot.Boot.Serial;

namespace SecureBoot.Update.Serial;

/// <summary>A serial port of this computer, 8N1, without flow control. A read waits a tenth of a second at
/// most.</summary>
public sealed class SerialLine : ByteChannel, IDisposable
{
    private const int Patience = 100;
    private const int WritePatience = 10_000;

    // EPERM, EACCES and EBUSY of POSIX.
    private static readonly int[] s_denied = [1, 13, 16];

    private readonly SerialPort _port;
    private readonly Stream _stream;

    private SerialLine(SerialPort port)
    {
        _port = port;
        _stream = port.BaseStream;
    }

    /// <summary>Opens a port.</summary>
    /// <exception cref="UpdateException">The port cannot be opened or set up.</exception>
    public static SerialLine Open(string port, int baud)
    {
        ArgumentNullException.ThrowIfNull(port);
        if (!OperatingSystem.IsWindows() && !File.Exists(port))
        {
            throw new UpdateException(
                $"{port}: there is no such port",
                "ls /dev/tty* shows the ports; is the board plugged in?",
                isRefused: false);
        }

        try
        {
            return new SerialLine(TryOpen(port, baud, areLinesHigh: true) ?? TryOpen(port, baud, areLinesHigh: false)!);
        }
        catch (UnauthorizedAccessException exception) when (exception.InnerException is not IOException reason
            || s_denied.Contains(reason.HResult))
        {
            throw new UpdateException(
                $"{port}: the port cannot be opened: {exception.Message.TrimEnd('.')}",
                "does another program use it, and may you read and write it? secureboot doctor tells",
                isRefused: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new UpdateException(
                $"{port}: the port cannot be set to {baud} baud: {Reason(exception.InnerException ?? exception)}",
                "is it a serial port, and is the speed one that it has?",
                isRefused: false);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] target, int at, int count)
    {
        try
        {
            return _stream.Read(target, at, count);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or InvalidOperationException
            or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public override bool Write(byte[] source, int at, int count)
    {
        try
        {
            _stream.Write(source, at, count);
            return true;
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or InvalidOperationException
            or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        _port.Dispose();
    }

    // The system's error for a file that is no terminal; .NET has words for it in some processes only.
    private static string Reason(Exception exception)
    {
        string text = exception.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return text.StartsWith("Unknown error", StringComparison.Ordinal)
            || text.StartsWith("Inappropriate ioctl", StringComparison.Ordinal)
            ? "it is no serial port"
            : text;
    }

    // With DTR and RTS as the system sets them at opening: lowering one before the other resets an ESP32. A terminal
    // without those lines refuses them; the result is then null.
    private static SerialPort? TryOpen(string port, int baud, bool areLinesHigh)
    {
        SerialPort line = new(port, baud, Parity.None, dataBits: 8, StopBits.One)
        {
            Handshake = Handshake.None,
            DtrEnable = areLinesHigh,
            RtsEnable = areLinesHigh,
            ReadTimeout = Patience,
            WriteTimeout = WritePatience,
        };
        try
        {
            line.Open();
            return line;
        }
        catch (Exception exception)
        {
            line.Dispose();
            if (exception is IOException && areLinesHigh)
            {
                return null;
            }

            throw;
        }
    }
}
