using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.System.IO.FileSystem;

/// <summary>A slot for a card. Native code reads the fields, and sets <c>_mounted</c> while a card is
/// mounted.</summary>
public class SDCard : IDisposable
{
    private bool _mounted;
    private bool _disposed;
    private readonly SDInterfaceType _sdCardType;
    private bool _enableCardDetectPin;
    private bool _cardDetectedState;
    private uint _cardDetectPin;
    private uint _slotIndex;
    private bool _autoMount = true;
    private readonly SDDataWidth _dataWidth;
    private readonly uint _spiBus;
    private readonly uint _chipSelectPin;

    public SDInterfaceType CardType => _sdCardType;

    public bool IsMounted => _mounted;

    public bool CardDetectEnabled => _enableCardDetectPin;

    public uint SlotIndex => _slotIndex;

    public SDCardMmcParameters MmcParameters => new SDCardMmcParameters
    {
        slotIndex = _slotIndex,
        dataWidth = _dataWidth,
    };

    public SDCardSpiParameters SpiParameters => new SDCardSpiParameters
    {
        slotIndex = _slotIndex,
        spiBus = _spiBus,
        chipSelectPin = _chipSelectPin,
    };

    public CardDetectParameters CdParameters => new CardDetectParameters
    {
        enableCardDetectPin = _enableCardDetectPin,
        cardDetectedState = _cardDetectedState,
        cardDetectPin = _cardDetectPin,
        autoMount = _autoMount,
    };

    public event CardDetectStateEventHandler CardDetectChanged;

    public bool IsCardDetected => _enableCardDetectPin && PollCardDetectNative();

    public SDCard(uint slotIndex = 0)
    {
        _sdCardType = SDInterfaceType.System;
        Initialise(slotIndex, null);
    }

    public SDCard(SDCardMmcParameters mmcParameters, CardDetectParameters cdParameters = null)
    {
        _sdCardType = SDInterfaceType.Mmc;
        _dataWidth = mmcParameters.dataWidth;
        Initialise(mmcParameters.slotIndex, cdParameters);
    }

    public SDCard(SDCardSpiParameters spiParameters, CardDetectParameters cdParameters = null)
    {
        _sdCardType = SDInterfaceType.Spi;
        _spiBus = spiParameters.spiBus;
        _chipSelectPin = spiParameters.chipSelectPin;
        Initialise(spiParameters.slotIndex, cdParameters);
    }

    private void Initialise(uint slotIndex, CardDetectParameters detection)
    {
        _slotIndex = slotIndex;
        if (detection != null)
        {
            _enableCardDetectPin = detection.enableCardDetectPin;
            _cardDetectedState = detection.cardDetectedState;
            _cardDetectPin = detection.cardDetectPin;
            _autoMount = detection.autoMount;
        }

        if (!StorageEventManager.RegisterSDcardForEvents(this))
        {
            throw new ArgumentException();
        }

        InitNative();
    }

    public void Mount()
    {
        MountNative();
    }

    public void Unmount()
    {
        UnmountNative();
    }

    internal void OnEvent(bool pinState, uint slotIndex)
    {
        bool inserted = pinState == _cardDetectedState;
        try
        {
            if (_autoMount && inserted && !IsMounted)
            {
                Mount();
            }
            else if (_autoMount && !inserted && IsMounted)
            {
                Unmount();
            }
        }
        catch (Exception)
        {
            // The handlers hear of a card that cannot be mounted, too.
        }

        CardDetectState state = inserted ? CardDetectState.Inserted : CardDetectState.Removed;
        CardDetectChanged?.Invoke(this, new CardDetectChangedEventArgs(state, slotIndex));
    }

    private void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        StorageEventManager.RemoveSDcardFromEvents(this);
        if (IsMounted)
        {
            Unmount();
        }

        NativeDispose();
        _disposed = true;
    }

    ~SDCard()
    {
        Dispose(false);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void InitNative();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeDispose();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void MountNative();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void UnmountNative();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern bool PollCardDetectNative();

    public enum SDInterfaceType
    {
        System,
        Mmc,
        Spi,
    }

    public enum SDDataWidth
    {
        _1_bit = 1,
        _4_bit = 2,
    }
}
