using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using SecureBoot.Boot.Serial;

namespace SecureBoot.Update.Serial;

/// <summary>A serial port of this computer, 8N1, without flow control. A read waits a tenth of a second at most.</summary>
/// <remarks>The port is set up by the system's own command, <c>stty</c> or on Windows <c>mode</c>, and then is a file.</remarks>
public sealed class SerialLine : ByteChannel, IDisposable
{
    private readonly FileStream _stream;

    private SerialLine(FileStream stream)
    {
        _stream = stream;
    }

    /// <summary>Opens a port.</summary>
    /// <exception cref="UpdateException">It cannot be opened or set up.</exception>
    public static SerialLine Open(string port, int baud)
    {
        ArgumentNullException.ThrowIfNull(port);
        string path = OperatingSystem.IsWindows() && port.StartsWith("COM", StringComparison.OrdinalIgnoreCase) ? @"\\.\" + port : port;
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            throw new UpdateException($"{port}: there is no such port", "ls /dev/tty* shows the ports; is the board plugged in?", isRefused: false);
        }

        try
        {
            // Set up first: opening may wait for a carrier that no board sends.
            SetUp(port, baud);
            return new SerialLine(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UpdateException($"{port}: the port cannot be opened: {exception.Message.TrimEnd('.')}", "does another program use it, and may you read and write it?", isRefused: false);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] target, int at, int count)
    {
        try
        {
            return _stream.Read(target, at, count);
        }
        catch (IOException)
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
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        _stream.Dispose();
    }

    private static void SetUp(string port, int baud)
    {
        string speed = baud.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", ["/c", "mode", port, $"baud={speed}", "parity=n", "data=8", "stop=1", "to=on"])
            : new ProcessStartInfo("stty", [OperatingSystem.IsMacOS() ? "-f" : "-F", port, speed, "raw", "-echo", "-crtscts", "clocal", "min", "0", "time", "1"]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Start(start);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new UpdateException($"{port}: the port cannot be set to {speed} baud: {error.Trim()}", "is it a serial port, and is the speed one that it has?", isRefused: false);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UpdateException($"the command {start.FileName} is not there", "it sets up serial ports, and belongs to the system", isRefused: false);
        }
    }
}
