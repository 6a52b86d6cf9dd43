using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Reads the image of a slot, in order and once.</summary>
internal sealed class SlotImageSource : ImageSource
{
    private readonly BootStorage _storage;
    private readonly string _name;
    private int _position;

    internal SlotImageSource(BootStorage storage, int slot)
    {
        _storage = storage;
        _name = Slot.FileOf(slot);
    }

    /// <inheritdoc/>
    public override int Length => _storage.GetLength(_name);

    /// <inheritdoc/>
    public override bool TryRead(byte[] target, int at, int count)
    {
        if (count == 0)
        {
            return true;
        }

        if (!_storage.Read(_name, _position, target, at, count))
        {
            return false;
        }

        _position += count;
        return true;
    }
}
