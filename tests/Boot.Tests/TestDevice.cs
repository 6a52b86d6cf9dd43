using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Boot.Tests;

/// <summary>The boot library over one storage, for tests that look at single steps.</summary>
internal sealed class TestDevice
{
    internal TestDevice(uint floor = 0, uint maximum = uint.MaxValue)
    {
        Counter = new SecurityCounter(new StorageCounter(Storage, maximum), floor);
        Journal = new Journal(Storage);
    }

    internal static SimulationSetup Setup { get; } = SimulationSetup.Create(3000);

    internal PowerCutStorage Storage { get; } = new();

    // Boots of these devices give no sign of life: what that leads to has tests of its own.
    internal BootSettings Settings { get; } = new(Setup.MaxSize) { StartLimit = 100 };

    internal SecurityCounter Counter { get; }

    internal Journal Journal { get; private set; }

    internal void Install(int slot, byte[] image, SlotState state, uint counter)
    {
        Storage.Put(Slot.FileOf(slot), image);
        Journal.Load();
        JournalState next = Journal.State.Copy();
        next.SetState(slot, state);
        next.SetCounter(slot, counter);
        next.SetIdentity(slot, Images.IdentityOf(image));
        if (state == SlotState.Confirmed)
        {
            next.Active = slot;
            next.Counter = next.Counter > counter ? next.Counter : counter;
        }

        Journal.Write(next);
    }

    internal void Install(int slot, SimulationImage image, SlotState state)
    {
        Install(slot, image.Bytes, state, image.SecurityCounter);
    }

    internal BootSelection Boot()
    {
        Storage.PowerOff();
        Journal = new Journal(Storage);
        return new BootSelector(Storage, Journal, Counter, Setup.Keys, Settings).Select(selfTestPassed: true);
    }

    internal BootSession Launch(BootSelection selection)
    {
        BootRecord record = new(selection, selection.Image!, Setup.Keys);
        return new BootSession(record, Journal, Counter, MakeUpdater(record.SlotNumber));
    }

    internal Updater MakeUpdater(int running)
    {
        return new Updater(Storage, Journal, Counter, Setup.Keys, Settings, running);
    }

    internal static bool Is(BootSelection selection, SimulationImage image)
    {
        LoadedImage? bytes = selection.Image?.Bytes;
        return bytes is not null && image.Is(bytes);
    }
}
