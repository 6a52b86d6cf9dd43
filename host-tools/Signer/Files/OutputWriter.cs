using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace SecureBoot.Signer.Files;

/// <summary>Writes files that appear whole or not at all, also when the command is interrupted.</summary>
/// <remarks>
/// An output is written to a temporary file in the same folder, forced to the disk, read back and checked, and only
/// then renamed.
/// A secret is created under its final name with mode 0600 and O_EXCL, so that no file is ever replaced by it.
/// </remarks>
/// <param name="standardOutput">Opens the standard output.</param>
public sealed class OutputWriter(Func<Stream> standardOutput)
{
    private const int PieceSize = 64 * 1024;
    private const int MostNameBytes = 255;
    private const string Appeared = "it appeared while this command ran; choose another name";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _unfinished = [];
    private readonly List<string> _written = [];
    private readonly List<Action> _undo = [];
    private readonly Func<Stream> _standardOutput = standardOutput;
    private bool _stopped;

    /// <summary>Whether <see cref="Stop"/> was called.</summary>
    public bool IsStopped
    {
        get
        {
            lock (_gate)
            {
                return _stopped;
            }
        }
    }

    /// <summary>The files that have their names.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Writes <paramref name="content"/>; the file gets its name when the same bytes were read back.</summary>
    public void Write(string path, byte[] content, bool replace)
    {
        Write([new OutputFile(path, content)], replace);
    }

    /// <summary>Writes files that belong together: no file gets its name before all files were written and read back.
    /// Their names must differ.</summary>
    public void Write(IReadOnlyList<OutputFile> files, bool replace)
    {
        Write(files, replace, () => { });
    }

    /// <summary>The same; <paramref name="check"/> runs when each was read back and no file has its name, as the tests
    /// of races need it.</summary>
    internal void Write(IReadOnlyList<OutputFile> files, bool replace, Action check)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfZero(files.Count);
        foreach (OutputFile file in files)
        {
            OutputName.RequireFree(file.Path, replace);
        }

        List<OutputFile> named = [];
        List<OutputFile> streamed = [];
        foreach (OutputFile file in files)
        {
            (OutputName.IsStandardOutput(file.Path) ? streamed : named).Add(file);
        }

        WriteFiles(named, replace, check);
        streamed.ForEach(file => Guard(file.Path, () => Print(file.Content)));
    }

    private void WriteFiles(List<OutputFile> files, bool replace, Action check)
    {
        List<string> temporaries = files.ConvertAll(file => TemporaryName(file.Path));
        try
        {
            for (int i = 0; i < files.Count; i++)
            {
                Guard(files[i].Path, () =>
                {
                    Create(temporaries[i], files[i].Content, mode: null);
                    ReadBack(temporaries[i], files[i].Content);
                    check();
                });
            }

            Finish(temporaries, files, replace);
        }
        finally
        {
            temporaries.ForEach(Discard);
        }
    }

    /// <summary>Has <paramref name="undo"/> run if the command is interrupted before <paramref name="action"/>
    /// ends.</summary>
    internal void Guard(Action undo, Action action)
    {
        lock (_gate)
        {
            RequireRunning("the signer");
            _undo.Add(undo);
        }

        try
        {
            action();
        }
        finally
        {
            lock (_gate)
            {
                _undo.Remove(undo);
            }
        }
    }

    /// <summary>Throws unless the file holds the bytes that were written.</summary>
    internal static void ReadBack(string path, byte[] written)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        byte[] piece = new byte[Math.Min(PieceSize, written.Length)];
        int position = 0;
        bool isSame = stream.Length == written.Length;
        while (isSame && position < written.Length)
        {
            int count = stream.Read(piece);
            isSame = count > 0 && written.AsSpan(position).StartsWith(piece.AsSpan(0, count));
            position += count;
        }

        if (!isSame)
        {
            throw new FileException(FileProblem.Failed, $"{path}: the disk gave back other bytes than were written");
        }
    }

    /// <summary>Creates a file that only its owner can read. The file must not exist.</summary>
    public void WriteSecret(string path, byte[] content, Action check)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(check);
        OutputName.RequireSecretFree(path);

        try
        {
            Guard(path, () =>
            {
                Create(path, content, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                ReadBack(path, content);
                check();
                Keep(path);
            });
        }
        finally
        {
            Discard(path);
        }
    }

    /// <summary>Removes unfinished files and refuses new ones: the command is being interrupted.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            foreach (string path in _unfinished)
            {
                File.Delete(path);
            }

            _unfinished.Clear();
            _undo.ForEach(undo => undo());
            _undo.Clear();
        }
    }

    // A name may have 255 bytes, and the temporary one is longer than the file's own.
    private static string TemporaryName(string path)
    {
        string random = Path.GetRandomFileName()[..8];
        string name = $".{Path.GetFileName(path)}.{random}.tmp";
        return Path.Combine(
            OutputName.FolderOf(path),
            Encoding.UTF8.GetByteCount(name) <= MostNameBytes ? name : $".secureboot.{random}.tmp");
    }

    private void Print(byte[] content)
    {
        Stream output = _standardOutput();
        output.Write(content);
        output.Flush();
    }

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (UnauthorizedAccessException)
        {
            throw new FileException(FileProblem.NoAccess, $"{path}: no permission to write there");
        }
        catch (IOException exception)
        {
            throw new FileException(FileProblem.Failed, $"{path}: cannot be written: {InputFile.Reason(exception)}");
        }
    }

    private void Create(string path, byte[] content, UnixFileMode? mode)
    {
        FileStreamOptions options =
            new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using FileStream stream = Open(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    // Under the gate: an interruption sees either no file or one that it knows of.
    private FileStream Open(string path, FileStreamOptions options)
    {
        lock (_gate)
        {
            RequireRunning(path);
            FileStream stream = Claim(path, () => new FileStream(path, options));
            _unfinished.Add(path);
            return stream;
        }
    }

    // Under the gate: an interruption comes before all names are given, or after.
    private void Finish(List<string> temporaries, List<OutputFile> files, bool replace)
    {
        lock (_gate)
        {
            RequireRunning(files.Count > 0 ? files[0].Path : OutputName.StandardOutput);
            OutputFile? taken = replace ? null : files.FirstOrDefault(file => File.Exists(file.Path));
            if (taken is not null)
            {
                throw OutputName.Exists(taken.Path, Appeared);
            }

            for (int i = 0; i < files.Count; i++)
            {
                Guard(files[i].Path, () => Rename(temporaries[i], files[i].Path, replace));
            }
        }
    }

    private void Rename(string temporary, string path, bool replace)
    {
        Claim(replace ? "" : path, () =>
        {
            File.Move(temporary, path, replace);
            return temporary;
        });
        _unfinished.Remove(temporary);
        _written.Add(path);
    }

    private void Keep(string path)
    {
        lock (_gate)
        {
            RequireRunning(path);
            _unfinished.Remove(path);
            _written.Add(path);
        }
    }

    private void Discard(string path)
    {
        lock (_gate)
        {
            if (_unfinished.Remove(path))
            {
                File.Delete(path);
            }
        }
    }

    // Two commands may want one name: the second one finds it taken after it had looked.
    private static T Claim<T>(string path, Func<T> claim)
    {
        try
        {
            return claim();
        }
        catch (IOException) when (File.Exists(path))
        {
            throw OutputName.Exists(path, Appeared);
        }
    }

    private void RequireRunning(string path)
    {
        if (_stopped)
        {
            throw new FileException(FileProblem.Interrupted, $"{path}: interrupted, nothing was written");
        }
    }
}
