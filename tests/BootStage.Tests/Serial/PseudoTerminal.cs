using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.Win32.SafeHandles;
using SecureBoot.Boot.Serial;

namespace SecureBoot.BootStage.Tests.Serial;

/// <summary>A pair of pseudo-terminals: the command opens one end by its path, and the board has the other
/// end.</summary>
internal sealed partial class PseudoTerminal : ByteChannel, IDisposable
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const short PollIn = 1;

    private readonly SafeFileHandle _handle;
    private readonly FileStream _stream;

    internal PseudoTerminal()
    {
        int handle = posix_openpt(ReadWrite | NoControllingTerminal);
        if (handle < 0 || grantpt(handle) != 0 || unlockpt(handle) != 0)
        {
            throw new IOException("there are no pseudo-terminals here");
        }

        Path = Marshal.PtrToStringUTF8(ptsname(handle))!;
        _handle = new SafeFileHandle(handle, ownsHandle: true);
        _stream = new FileStream(_handle, FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>The path of the command's end.</summary>
    internal string Path { get; }

    public override int Read(byte[] target, int at, int count)
    {
        PollEntry entry = new() { Handle = (int)_handle.DangerousGetHandle(), Events = PollIn };
        if (poll(ref entry, 1, 10) <= 0 || (entry.Results & PollIn) == 0)
        {
            // The other end is closed, or no byte has arrived.
            Thread.Sleep(1);
            return 0;
        }

        return _stream.Read(target, at, count);
    }

    public override bool Write(byte[] source, int at, int count)
    {
        _stream.Write(source, at, count);
        return true;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _handle.Dispose();
    }

#pragma warning disable IDE1006, SYSLIB1054 // names of the system; the source generator needs unsafe code

    [DllImport("libc", SetLastError = true)]
    private static extern int posix_openpt(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int grantpt(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int unlockpt(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern IntPtr ptsname(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int poll(ref PollEntry entries, nuint count, int timeout);

#pragma warning restore IDE1006, SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Handle;
        public short Events;
        public short Results;
    }
}
