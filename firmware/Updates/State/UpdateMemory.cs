using SecureBoot.Boot;

namespace SecureBoot.Updates;

/// <summary>Keeps an <see cref="UpdateState"/> over resets in two records. As in the boot's journal, each change is
/// written to both records, to the older record first.</summary>
/// <remarks>If both records are invalid, the memory is empty: the board takes the next valid manifest, whatever its
/// sequence.</remarks>
public sealed class UpdateMemory
{
    /// <summary>The files of the records.</summary>
    public const string FirstFile = "updates0";

    /// <summary>The files of the records.</summary>
    public const string SecondFile = "updates1";

    private const int Tries = 3;

    private readonly BootStorage _storage;
    private uint _number;

    /// <summary>Reads both records of <paramref name="storage"/>.</summary>
    public UpdateMemory(BootStorage storage)
    {
        _storage = storage;
        UpdateState? first = Read(FirstFile, out uint firstNumber);
        UpdateState? second = Read(SecondFile, out uint secondNumber);

        // Modulo 2^32: the number after the last number is newer.
        bool isFirst = second is null || (first is not null && unchecked(firstNumber - secondNumber) < 0x80000000);
        State = (isFirst ? first : second) ?? new UpdateState();
        _number = isFirst ? firstNumber : secondNumber;
    }

    /// <summary>The stored state.</summary>
    public UpdateState State { get; private set; }

    /// <summary>Stores <paramref name="state"/>.</summary>
    /// <returns>Whether the state is stored. Otherwise the memory keeps the old state, or may have either state after a
    /// reset.</returns>
    public bool Write(UpdateState state)
    {
        if (!WriteNext(state))
        {
            return false;
        }

        State = state;

        // The change is made. The second copy protects the change against an invalid record.
        _ = WriteNext(state);
        return true;
    }

    private bool WriteNext(UpdateState state)
    {
        uint number = unchecked(_number + 1);
        string name = FileOf(number);
        byte[] bytes = UpdateRecord.Write(state, number);
        byte[] back = new byte[UpdateRecord.Size];
        if (bytes.Length != back.Length
            || !_storage.Write(name, 0, bytes, 0, bytes.Length)
            || !_storage.Flush(name)
            || !_storage.Read(name, 0, back, 0, back.Length)
            || !UpdateState.IsSame(bytes, back))
        {
            return false;
        }

        _number = number;
        return true;
    }

    private UpdateState? Read(string name, out uint number)
    {
        number = 0;
        byte[] bytes = new byte[UpdateRecord.Size];
        for (int i = 0; i < Tries; i++)
        {
            if (_storage.Read(name, 0, bytes, 0, bytes.Length))
            {
                UpdateState? state = UpdateRecord.TryRead(bytes, out number);
                return state is not null && FileOf(number) == name ? state : null;
            }
        }

        return null;
    }

    private static string FileOf(uint number)
    {
        return (number & 1) == 0 ? FirstFile : SecondFile;
    }
}
