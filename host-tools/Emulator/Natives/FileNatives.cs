using System;
using System.IO;
using SecureBoot.Board;

namespace SecureBoot.Emulator.Natives;

/// <summary>The files of the board.</summary>
internal static class FileNatives
{
    private const string IOFault = "System.IO.IOException";

    public static void Add(NativeTable table)
    {
        table.On("System.IO.FileNative")
            .Add("Exists(System.String)", static c => Do(c, static (c, files) => c.Return(files.Exists(c.Text(0)!))))
            .Add("Create(System.String)", static c => Do(c, static (c, files) => files.Create(c.Text(0)!)))
            .Add("Delete(System.String)", static c => Do(c, static (c, files) => c.Return(files.Delete(c.Text(0)!))))
            .Add("GetLength(System.String)", static c => Do(c, static (c, files) => c.Return(files.GetLength(c.Text(0)!))))
            .Add("SetLength(System.String,System.Int64)", static c => Do(c, static (c, files) => files.SetLength(c.Text(0)!, c.I8(1))))
            .Add("Read(System.String,System.Int64,System.Byte[],System.Int32,System.Int32)", static c => Do(c, static (c, files) => c.Return(files.Read(c.Text(0)!, c.I8(1), c.Array(2).Bytes, c.I4(3), c.I4(4)))))
            .Add("Write(System.String,System.Int64,System.Byte[],System.Int32,System.Int32)", static c => Do(c, static (c, files) => files.Write(c.Text(0)!, c.I8(1), c.Array(2).Bytes, c.I4(3), c.I4(4))))
            .Add("Flush(System.String)", static c => { });
    }

    // Whatever the store refuses is an I/O error to the firmware.
    private static void Do(NativeCall call, Action<NativeCall, FileStore> action)
    {
        try
        {
            action(call, call.Machine.Board.Files);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw call.Throw(IOFault);
        }
    }
}
