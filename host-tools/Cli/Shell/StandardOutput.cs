using System;
using System.IO;
using System.Runtime.InteropServices;

namespace SecureBoot.Cli.Shell;

/// <summary>The standard output as a stream of bytes, without .NET's console, which reads the terminal's description at
/// every start.</summary>
/// <remarks>Whatever the system does not take at once goes to the console's own stream, which waits, and knows the
/// errors except one: it takes all bytes of a pipe without a reader.</remarks>
internal sealed partial class StandardOutput : Stream
{
    private const int Descriptor = 1;

    // TIOCGWINSZ of Linux.
    private const nuint WindowSizeRequest = 0x5413;

    // EBADF of POSIX.
    private const int BadDescriptor = 9;

    // EPIPE of POSIX.
    private const int BrokenPipe = 32;

    private Stream? _console;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Write(buffer.AsSpan(offset, count));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int written = buffer.IsEmpty || OperatingSystem.IsWindows() ? 0 : TryWrite(buffer);
        if (written < buffer.Length)
        {
            _console ??= Console.OpenStandardOutput();
            _console.Write(buffer[written..]);
        }
    }

    public override void Flush()
    {
        _console?.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        throw new NotSupportedException();
    }

    public override void SetLength(long value)
    {
        throw new NotSupportedException();
    }

    /// <summary>Whether the output is writable. If the output was closed, the system may have given its number to a
    /// file of the runtime.</summary>
    internal static bool IsOpen()
    {
        return OperatingSystem.IsWindows()
            || WriteBytes(Descriptor, in MemoryMarshal.GetReference<byte>([]), 0) == 0
            || Marshal.GetLastPInvokeError() != BadDescriptor;
    }

    /// <summary>Whether a person's screen gets it.</summary>
    internal static bool IsTerminal()
    {
        return OperatingSystem.IsWindows() ? !Console.IsOutputRedirected : IsATerminal(Descriptor) == 1;
    }

    /// <summary>The number of columns of the terminal, or 0. The console class writes to a terminal when it reads the
    /// size.</summary>
    internal static int Columns()
    {
        // Four numbers of 16 bits: rows, columns, and the same in pixels.
        ulong size = 0;
        return !OperatingSystem.IsLinux() ? Console.WindowWidth
            : GetWindowSize(Descriptor, WindowSizeRequest, ref size) == 0 ? (ushort)(size >> 16)
            : 0;
    }

    private static int TryWrite(ReadOnlySpan<byte> bytes)
    {
        int written = (int)WriteBytes(Descriptor, in MemoryMarshal.GetReference(bytes), (nuint)bytes.Length);
        return written < 0 && Marshal.GetLastPInvokeError() == BrokenPipe
            ? throw new ReaderGoneException()
            : Math.Max(0, written);
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint WriteBytes(int descriptor, in byte bytes, nuint size);

    [LibraryImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int IsATerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetWindowSize(int descriptor, nuint request, ref ulong size);
}
