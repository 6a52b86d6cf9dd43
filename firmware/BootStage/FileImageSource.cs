using System;
using System.IO;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>Reads an image from a file, in order and once.</summary>
internal sealed class FileImageSource : ImageSource, IDisposable
{
    private readonly FileStream? _stream;

    internal FileImageSource(string path)
    {
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        }
        catch (Exception)
        {
            // No file, no drive: Length says so.
            _stream = null;
        }
    }

    /// <inheritdoc/>
    public override int Length
    {
        get
        {
            if (_stream is null)
            {
                return -1;
            }

            long length = _stream.Length;
            return length > int.MaxValue ? int.MaxValue : (int)length;
        }
    }

    /// <inheritdoc/>
    public override bool TryRead(byte[] target, int at, int count)
    {
        if (_stream is null)
        {
            return false;
        }

        try
        {
            // A read may give less than was asked for; one that gives nothing ends it, so that a short file cannot hang the boot.
            while (count > 0)
            {
                int read = _stream.Read(target, at, count);
                if (read <= 0 || read > count)
                {
                    return false;
                }

                at += read;
                count -= read;
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _stream?.Dispose();
    }
}
