using System;
using System.IO;
using SecureBoot.Board.Storage;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>The natives' access to the board's drive. The runtime has no class for an I/O error: firmware gets a plain
/// exception.</summary>
internal static class BoardFiles
{
    public static FileStore Of(NativeCall call) => call.Runtime.Board.Files;

    /// <summary>Performs an operation on the drive; a refusal becomes an exception of the firmware.</summary>
    public static void Do(NativeCall call, Action<FileStore> action)
    {
        try
        {
            action(Of(call));
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw call.Throw(Fault.Plain);
        }
    }

    /// <summary>A path on the drive.</summary>
    public static string Path(NativeCall call, int index)
    {
        string path = call.TextOrThrow(index);
        return (path + "\\").StartsWith(FileStore.Root, StringComparison.Ordinal)
            ? path
            : throw call.Throw(Fault.Plain);
    }
}
