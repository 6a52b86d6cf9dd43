using System;

namespace SecureBoot.Board.Storage;

/// <summary>The drive's power: each change of the drive can be watched, and be the one at which the power
/// goes.</summary>
public sealed partial class FileStore
{
    /// <summary>Told of each change before it is made. Its number counts the changes since power-on.</summary>
    public event Action<StorageOperation>? Changing;

    /// <summary>Told that the power was cut in the middle of a change.</summary>
    public event Action? PowerLost;

    /// <summary>The next cut, by the number of the change that it interrupts.</summary>
    public StorageCut? Cut { get; set; }

    /// <summary>The number of changes since power-on.</summary>
    public int Changes { get; private set; }

    /// <summary>Whether the power is off: no request of firmware changes a file then.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Takes the power away now.</summary>
    public void PowerOff()
    {
        IsOff = true;
    }

    /// <summary>The power is back: changes are counted from 0 again, with no cut to come.</summary>
    public void PowerOn()
    {
        IsOff = false;
        Changes = 0;
        Cut = null;
    }

    // The part of a change that a cut leaves; null for no part.
    private CutForm? Begin(StorageOperationKind kind, string path, long offset, long count)
    {
        if (IsOff)
        {
            return null;
        }

        Changing?.Invoke(new StorageOperation(
            Changes, kind, path.Length > Root.Length ? path[Root.Length..] : "", (int)offset, (int)count));
        CutForm form = Cut is { } cut && cut.Operation == Changes ? cut.Form : CutForm.All;
        bool isLast = Cut is { } last && last.Operation == Changes;
        Changes++;
        if (isLast)
        {
            IsOff = true;
            PowerLost?.Invoke();
        }

        return form;
    }

    // A whole change, such as a deletion, is done or not.
    private bool MayDo(StorageOperationKind kind, string path)
    {
        return Begin(kind, path, 0, 0) == CutForm.All;
    }

    private static (int From, int Count) Part(CutForm form, int count)
    {
        return form switch
        {
            CutForm.Head => (0, count / 2),
            CutForm.Tail => (count / 2, count - (count / 2)),
            CutForm.Nothing => (0, 0),
            _ => (0, count),
        };
    }

    // Not random: the same cut leaves the same bytes in every run.
    private static byte[] Garbage(int count)
    {
        byte[] bytes = new byte[count];
        uint state = 1;
        for (int i = 0; i < count; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }
}
