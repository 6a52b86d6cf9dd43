using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>NativeFileStream of System.IO.FileSystem: opening creates a missing file.</summary>
internal static class FileStreamNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.IO.NativeFileStream")
            .Add("#ctor(System.String,System.Int32)", Open)
            .Add("Read(System.Byte[],System.Int32,System.Int32,System.Int32)", static c => Transfer(c, isRead: true))
            .Add("Write(System.Byte[],System.Int32,System.Int32,System.Int32)", static c => Transfer(c, isRead: false))
            .Add("Seek(System.Int64,System.UInt32)", Seek)
            .Add("Flush", static c => Stream(c))
            .Add("GetLength", static c => BoardFiles.Do(c, files => c.Return(files.GetLength(Stream(c).Path))))
            .Add("SetLength(System.Int64)", SetLength)
            .Add("GetStreamProperties(System.Boolean@,System.Boolean@,System.Boolean@)", GetProperties)
            .Add("Close", static c => c.This().Host = null);
    }

    private static OpenFile Stream(NativeCall call) =>
        call.This().Host as OpenFile ?? throw call.Throw(Fault.ObjectDisposed);

    private static void Open(NativeCall call)
    {
        string path = BoardFiles.Path(call, 1);
        if (call.I4(2) < 0)
        {
            throw call.Throw(Fault.Argument);
        }

        BoardFiles.Do(call, files =>
        {
            if (files.DirectoryExists(path) || !files.DirectoryExists(path[..path.LastIndexOf('\\')]))
            {
                throw call.Throw(Fault.Plain);
            }

            if (!files.Exists(path))
            {
                files.Create(path);
            }
        });
        call.This().Host = new OpenFile(path);
    }

    private static void Transfer(NativeCall call, bool isRead)
    {
        HeapArray buffer = call.Array(1, Fault.ArgumentNull);
        OpenFile stream = Stream(call);
        int offset = call.I4(2);
        int count = call.I4(3);
        if (offset < 0 || count < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if (buffer.Length - offset < count)
        {
            throw call.Throw(Fault.Argument);
        }

        BoardFiles.Do(call, files =>
        {
            int done = count;
            if (isRead)
            {
                done = files.Read(stream.Path, stream.Position, buffer.Bytes, offset, count);
            }
            else
            {
                files.Write(stream.Path, stream.Position, buffer.Bytes, offset, count);
            }

            stream.Position += done;
            call.Return(done);
        });
    }

    private static void Seek(NativeCall call)
    {
        OpenFile stream = Stream(call);
        BoardFiles.Do(call, files =>
        {
            long start = call.I4(2) switch
            {
                0 => 0,
                1 => stream.Position,
                2 => files.GetLength(stream.Path),
                _ => throw call.Throw(Fault.Argument),
            };
            stream.Position = start + call.I8(1) is >= 0 and long position ? position : throw call.Throw(Fault.Plain);
            call.Return(stream.Position);
        });
    }

    private static void SetLength(NativeCall call)
    {
        OpenFile stream = Stream(call);
        long length = call.I8(1) >= 0 ? call.I8(1) : throw call.Throw(Fault.OutOfRange);
        BoardFiles.Do(call, files => files.SetLength(stream.Path, length));
    }

    private static void GetProperties(NativeCall call)
    {
        Stream(call);
        for (int i = 1; i <= 3; i++)
        {
            call.Store(i, 1);
        }
    }

    private sealed class OpenFile(string path)
    {
        public string Path { get; } = path;

        public long Position { get; set; }
    }
}
