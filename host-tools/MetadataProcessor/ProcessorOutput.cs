using System;
using System.IO;

namespace SecureBoot.MetadataProcessor;

/// <summary>Writes the .pe and the .pdbx beside it: both whole, or neither.</summary>
public static class ProcessorOutput
{
    /// <summary>Writes both files.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file or folder is read-only.</exception>
    public static void Write(string path, ProcessedAssembly processed)
    {
        string pdbx = Path.ChangeExtension(path, ".pdbx");
        string temporaryPe = Temporary(path);
        string temporaryPdbx = Temporary(pdbx);
        try
        {
            RequireWritable(path);
            RequireWritable(pdbx);
            File.WriteAllBytes(temporaryPe, processed.Pe);
            File.WriteAllBytes(temporaryPdbx, processed.Pdbx);
            File.Move(temporaryPdbx, pdbx, overwrite: true);
            File.Move(temporaryPe, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporaryPe);
            File.Delete(temporaryPdbx);
        }
    }

    private static void RequireWritable(string path)
    {
        FileInfo file = new(path);
        if (file.Exists && file.IsReadOnly)
        {
            throw new UnauthorizedAccessException($"{path} is read-only: make it writable, or name another output");
        }
    }

    private static string Temporary(string path)
    {
        return Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(path))!,
            $".{Path.GetFileName(path)}.{Environment.ProcessId:x8}.tmp");
    }
}
