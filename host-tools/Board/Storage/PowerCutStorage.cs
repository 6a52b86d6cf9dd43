using System;
using System.Collections.Generic;
using SecureBoot.Boot;

namespace SecureBoot.Board.Storage;

/// <summary>Storage that loses power: before, inside and after any operation. It promises less than littlefs
/// does.</summary>
/// <remarks>
/// littlefs keeps the file as it was when a write was not finished. Here such a write may be there in part, be garbage,
/// or be there whole. Arrays are replaced, never written to, so that a snapshot costs nothing.
/// </remarks>
public sealed class PowerCutStorage : BootStorage
{
    private readonly HashSet<string> _readOnly = new(StringComparer.Ordinal);
    private Dictionary<string, byte[]> _stored = new(StringComparer.Ordinal);
    private Dictionary<string, byte[]> _seen = new(StringComparer.Ordinal);
    private uint _counter;

    /// <summary>Told of each operation before it is done. A test changes bytes or throws here.</summary>
    public Action<StorageOperation>? Operating { get; set; }

    /// <summary>Whether an operation fails, without effect.</summary>
    public Func<StorageOperation, bool>? Failing { get; set; }

    /// <summary>The next cut, or null.</summary>
    public StorageCut? Cut { get; set; }

    /// <summary>Whether the power cut happened.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Operations since the start or the last cut.</summary>
    public int Operations { get; private set; }

    /// <summary>A write or delete of a file that must not change, or null: the running image's own slot.</summary>
    public string? Trespass { get; private set; }

    /// <summary>The hardware counter's value.</summary>
    public uint Counter => _counter;

    /// <summary>Puts a whole file, as flashing does; null takes it away.</summary>
    public void Put(string name, byte[]? content)
    {
        if (content is null)
        {
            _stored.Remove(name);
            _seen.Remove(name);
            return;
        }

        byte[] copy = (byte[])content.Clone();
        _stored[name] = copy;
        _seen[name] = copy;
    }

    /// <summary>A whole file as firmware would read it, or null. Not an operation, and not to be written to.</summary>
    public byte[]? Peek(string name)
    {
        return _seen.GetValueOrDefault(name);
    }

    /// <summary>Names the files that must not change until the power is gone.</summary>
    public void Protect(string name)
    {
        _readOnly.Add(name);
    }

    /// <summary>The stored content.</summary>
    public StorageSnapshot Save()
    {
        return new StorageSnapshot(new Dictionary<string, byte[]>(_stored, StringComparer.Ordinal), _counter);
    }

    /// <summary>Restores the content of a snapshot, with the power off.</summary>
    public void Restore(StorageSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _stored = new Dictionary<string, byte[]>(snapshot.Files, StringComparer.Ordinal);
        _counter = snapshot.Counter;
        Trespass = null;
        PowerOff();
        CountAnew();
    }

    /// <summary>Drops the bytes that were not flushed.</summary>
    public void PowerOff()
    {
        _seen = new Dictionary<string, byte[]>(_stored, StringComparer.Ordinal);
        _readOnly.Clear();
    }

    /// <summary>Counts operations from 0 again, with no cut to come.</summary>
    public void CountAnew()
    {
        Operations = 0;
        Cut = null;
        IsCut = false;
    }

    /// <inheritdoc/>
    public override int GetLength(string name)
    {
        if (Begin(StorageOperationKind.Length, name, 0, 0, out _))
        {
            return Unreadable;
        }

        return _seen.TryGetValue(name, out byte[]? file) ? file.Length : Missing;
    }

    /// <inheritdoc/>
    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        if (Begin(StorageOperationKind.Read, name, offset, count, out _) ||
            !_seen.TryGetValue(name, out byte[]? file)
                || offset < 0
                || offset > file.Length
                || count > file.Length - offset)
        {
            return false;
        }

        Array.Copy(file, offset, target, at, count);
        return true;
    }

    /// <inheritdoc/>
    public override bool Write(string name, int offset, byte[] source, int at, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (Begin(StorageOperationKind.Write, name, offset, count, out CutForm? form))
        {
            return false;
        }

        Change(name);
        byte[] before = _seen.GetValueOrDefault(name, []);
        if (form is null)
        {
            _seen[name] = Overlay(before, offset, source.AsSpan(at, count));
            return true;
        }

        int half = count / 2;
        byte[]? left = form switch
        {
            CutForm.Head => Overlay(before, offset, source.AsSpan(at, half)),
            CutForm.Tail => Overlay(before, offset + half, source.AsSpan(at + half, count - half)),
            CutForm.Garbage => Overlay(before, offset, Garbage(Operations, count)),
            CutForm.All => Overlay(before, offset, source.AsSpan(at, count)),
            _ => null,
        };
        throw PowerOff(name, left);
    }

    /// <inheritdoc/>
    public override bool Flush(string name)
    {
        if (Begin(StorageOperationKind.Flush, name, 0, 0, out CutForm? form))
        {
            return false;
        }

        byte[]? file = _seen.GetValueOrDefault(name);
        if (form is null)
        {
            if (file is not null)
            {
                _stored[name] = file;
            }

            return true;
        }

        byte[]? left = form switch
        {
            CutForm.Garbage => file is null ? null : GarbleChange(_stored.GetValueOrDefault(name, []), file),
            CutForm.All => file,
            _ => null,
        };
        throw PowerOff(name, left);
    }

    /// <inheritdoc/>
    public override bool Delete(string name)
    {
        if (Begin(StorageOperationKind.Delete, name, 0, 0, out CutForm? form))
        {
            return false;
        }

        Change(name);
        if (form is null or CutForm.All)
        {
            _seen.Remove(name);
            _stored.Remove(name);
        }

        if (form is null)
        {
            return true;
        }

        byte[]? file = _stored.GetValueOrDefault(name);
        throw PowerOff(name, form == CutForm.Head && file is not null ? file[..(file.Length / 2)] : null);
    }

    internal bool ReadCounter(out uint value)
    {
        value = _counter;
        return !Begin(StorageOperationKind.ReadCounter, "counter", 0, 0, out _);
    }

    internal bool RaiseCounter(uint value)
    {
        if (Begin(StorageOperationKind.RaiseCounter, "counter", 0, 0, out CutForm? form))
        {
            return false;
        }

        if (form is null or CutForm.All)
        {
            _counter = Math.Max(_counter, value);
        }

        return form is null ? true : throw PowerOff("counter", null);
    }

    private static byte[] Overlay(byte[] file, int offset, ReadOnlySpan<byte> bytes)
    {
        byte[] changed = new byte[Math.Max(file.Length, offset + bytes.Length)];
        file.CopyTo(changed, 0);
        bytes.CopyTo(changed.AsSpan(offset));
        return changed;
    }

    // Not random: the same cut leaves the same bytes in every run.
    private static byte[] Garbage(int seed, int count)
    {
        byte[] bytes = new byte[count];
        uint state = unchecked(((uint)seed * 2654435761) + 1);
        for (int i = 0; i < count; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }

    private byte[] GarbleChange(byte[] stored, byte[] seen)
    {
        int first = stored.AsSpan().CommonPrefixLength(seen);
        return Overlay(seen, first, Garbage(Operations, seen.Length - first));
    }

    // Whether the operation fails. A cut that interrupts a read happens here; otherwise the caller applies the cut's
    // form.
    private bool Begin(StorageOperationKind kind, string name, int offset, int count, out CutForm? form)
    {
        StorageOperation operation = new(Operations, kind, name, offset, count);
        Operating?.Invoke(operation);
        form = Cut is { } cut && cut.Operation == Operations ? cut.Form : null;
        Operations++;
        if (form is not null
            && kind is StorageOperationKind.Length or StorageOperationKind.Read or StorageOperationKind.ReadCounter)
        {
            throw PowerOff(name, null);
        }

        return Failing?.Invoke(operation) ?? false;
    }

    private void Change(string name)
    {
        if (_readOnly.Contains(name))
        {
            Trespass = name;
        }
    }

    private PowerCutException PowerOff(string name, byte[]? left)
    {
        if (left is not null)
        {
            _stored[name] = left;
        }

        PowerOff();
        IsCut = true;
        return new PowerCutException();
    }
}
