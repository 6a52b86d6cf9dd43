namespace SecureBoot.Boot;

/// <summary>The storage of slots and journal: files with names. The device has an internal drive, the host a store that
/// loses power.</summary>
/// <remarks>No method throws for an error of the storage: the result reports a failure. Written bytes are stored only
/// after <see cref="Flush"/>. Until then a power cut may leave the old bytes, all or a part of the new bytes, or
/// garbage. Later cuts do not change a flushed file.</remarks>
public abstract class BootStorage
{
    /// <summary>The length of a missing file.</summary>
    public const int Missing = -1;

    /// <summary>The length of a file whose length cannot be read.</summary>
    public const int Unreadable = -2;

    /// <summary>Bytes in a file, <see cref="Missing"/> or <see cref="Unreadable"/>.</summary>
    public abstract int GetLength(string name);

    /// <summary>Fills <paramref name="count"/> bytes of <paramref name="target"/> from index <paramref name="at"/> with
    /// the file's bytes from <paramref name="offset"/> on; false if not all bytes could be read.</summary>
    public abstract bool Read(string name, int offset, byte[] target, int at, int count);

    /// <summary>Writes bytes to the file from <paramref name="offset"/> on; creates and extends the file as
    /// needed.</summary>
    public abstract bool Write(string name, int offset, byte[] source, int at, int count);

    /// <summary>Returns once the bytes that were written to the file survive a power cut.</summary>
    public abstract bool Flush(string name);

    /// <summary>Deletes the file; true if the file does not exist afterwards.</summary>
    public abstract bool Delete(string name);
}
