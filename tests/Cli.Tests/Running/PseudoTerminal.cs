using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>A pair of terminals: what is written at one end comes out at the other.</summary>
public sealed class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoTerminal = 2 | 0x100;

    private readonly FileStream _stream;

    public PseudoTerminal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/dev/ptmx"), "needs the pseudo terminals of Linux");
        int descriptor = Open(ReadWriteNoTerminal);
        Assert.SkipUnless(
            descriptor >= 0 && Grant(descriptor) == 0 && Unlock(descriptor) == 0,
            "the system gives no pseudo terminal");
        Name = Marshal.PtrToStringUTF8(NameOf(descriptor))!;
        _stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>The device's name of the far end.</summary>
    public string Name { get; }

    /// <summary>Writes at the near end.</summary>
    public void Write(byte[] bytes)
    {
        _stream.Write(bytes);
    }

    /// <summary>Reads at the near end; waits for bytes.</summary>
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
