using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>NativeIO, NativeFindFile and Directory of System.IO.FileSystem, as littlefs answers them
/// (targets/ESP32/_littlefs/littlefs_FS_Driver.cpp).</summary>
internal static class FileNatives
{
    private const uint DirectoryAttribute = 0x10;
    private const uint NormalAttribute = 0x80;
    private const uint NoAttributes = 0xFFFFFFFF;

    public static void Add(NativeTable table)
    {
        table.On("System.IO.NativeIO")
            .Add("Delete(System.String,System.Boolean)", Delete)
            .Add("Move(System.String,System.String)", Move)
            .Add(
                "CreateDirectory(System.String)",
                static c => BoardFiles.Do(c, files => files.CreateDirectory(BoardFiles.Path(c, 0))))
            .Add("GetAttributes(System.String)", GetAttributes)
            .Add("SetAttributes(System.String,System.UInt32)", static c => BoardFiles.Path(c, 0))
            .Add(
                "Format(System.String,System.String,System.UInt32)",
                static c => BoardFiles.Do(c, static files => files.Format()));
        table.On("System.IO.NativeFindFile").Add("GetFileInfo(System.String)", GetFileInfo);
        table.On("System.IO.Directory").Add("NativeGetChildren(System.String,System.Boolean)", GetChildren);
    }

    private static void Delete(NativeCall call)
    {
        string path = BoardFiles.Path(call, 0);
        bool recursive = call.Bool(1);
        BoardFiles.Do(call, files =>
        {
            if (!files.DirectoryExists(path))
            {
                _ = files.Delete(path) ? true : throw call.Throw(Fault.Plain);
            }
            else
            {
                files.DeleteDirectory(path, recursive);
            }
        });
    }

    private static void Move(NativeCall call)
    {
        string from = BoardFiles.Path(call, 0);
        string to = BoardFiles.Path(call, 1);
        BoardFiles.Do(call, files => call.Return(files.Move(from, to)));
    }

    private static void GetAttributes(NativeCall call)
    {
        string path = BoardFiles.Path(call, 0);
        BoardFiles.Do(
            call,
            files =>
                call.ReturnNumber(
                    DataType.U4,
                    files.DirectoryExists(path) ? DirectoryAttribute : files.Exists(path) ? 0 : NoAttributes));
    }

    private static void GetFileInfo(NativeCall call)
    {
        string path = BoardFiles.Path(call, 0);
        FileStore files = BoardFiles.Of(call);
        BoardFiles.Do(call, _ =>
        {
            bool isDirectory = files.DirectoryExists(path);
            if (!isDirectory && !files.Exists(path))
            {
                call.Return((HeapItem?)null);
                return;
            }

            HeapObject info = call.Heap.NewObject(call.Method.Returns.Type);
            info.Field("Attributes").Bits = isDirectory ? DirectoryAttribute : NormalAttribute;
            info.Field("Size").Bits = isDirectory ? 0 : files.GetLength(path);
            call.Return(info);
        });
    }

    private static void GetChildren(NativeCall call)
    {
        string path = BoardFiles.Path(call, 0);
        bool directories = call.Bool(1);
        BoardFiles.Do(
            call,
            files =>
                call.ReturnTexts([.. files
                    .GetChildren(path, directories)
                    .Where(name => directories || !name.EndsWith(".sys", System.StringComparison.Ordinal))]));
    }
}
