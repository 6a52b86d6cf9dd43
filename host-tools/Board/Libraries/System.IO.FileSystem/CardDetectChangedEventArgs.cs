using System;

namespace nanoFramework.System.IO;

public class CardDetectChangedEventArgs : EventArgs
{
    private readonly CardDetectState _cardState;
    private readonly uint _slotIndex;

    internal CardDetectChangedEventArgs(CardDetectState state, uint slotIndex)
    {
        _cardState = state;
        _slotIndex = slotIndex;
    }

    public CardDetectState CardState => _cardState;

    public uint SlotIndex => _slotIndex;
}
