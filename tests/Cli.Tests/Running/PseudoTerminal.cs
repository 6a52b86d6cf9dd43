using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>A pair of terminals: bytes written at one end arrive at the other end.</summary>
public sealed class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoTerminal = 2 | 0x100;

    private readonly FileStream _stream;

    public PseudoTerminal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/dev/ptmx"), "needs /dev/ptmx: use Linux");
        int descriptor = Open(ReadWriteNoTerminal);
        Assert.SkipUnless(
            descriptor >= 0 && Grant(descriptor) == 0 && Unlock(descriptor) == 0,
            "needs a free pseudo terminal: raise kernel.pty.max");
        Name = Marshal.PtrToStringUTF8(NameOf(descriptor))!;
        _stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>The device name of the far end.</summary>
    public string Name { get; }

    /// <summary>Writes bytes at the near end.</summary>
    public void Write(byte[] bytes)
    {
        _stream.Write(bytes);
    }

    /// <summary>Reads bytes at the near end, and waits until there are some.</summary>
    public int Read(byte[] bytes)
    {
        return _stream.Read(bytes);
    }

    public void Dispose()
    {
        _stream.Dispose();
    }

    [DllImport("libc", EntryPoint = "posix_openpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(int flags);

    [DllImport("libc", EntryPoint = "grantpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Grant(int descriptor);

    [DllImport("libc", EntryPoint = "unlockpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unlock(int descriptor);

    [DllImport("libc", EntryPoint = "ptsname")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint NameOf(int descriptor);
}
