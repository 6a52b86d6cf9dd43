using System;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Boot.Tests;

/// <summary>The boot library over one storage, for tests that look at single steps.</summary>
internal sealed class TestDevice
{
    internal TestDevice(uint floor = 0, uint maximum = uint.MaxValue, bool nativeHash = false)
    {
        Settings = SettingsOf(nativeHash);
        Counter = new SecurityCounter(new SimulatedCounter(Storage, maximum), floor);
        Journal = new Journal(Storage);
    }

    internal static SimulationSetup Setup { get; } = SimulationSetup.Create(3000, nativeHash: false);

    internal PowerCutStorage Storage { get; } = new();

    internal BootSettings Settings { get; private set; }

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

    /// <summary>Replaces the boot stage by one with or without the native path.</summary>
    internal void Replace(bool nativeHash) => Settings = SettingsOf(nativeHash);

    /// <summary>Boots until the decision is final. After the first refusal of a pending image the boot stage judges the
    /// image a second time, after a reset.</summary>
    internal BootSelection Boot(TrustedKeys? keys = null)
    {
        BootSelection selection;
        do
        {
            selection = BootOnce(keys);
        }
        while (selection.Reason == BootReason.JudgedAgain);
        return selection;
    }

    internal BootSelection BootOnce(TrustedKeys? keys = null)
    {
        Storage.PowerOff();
        Journal = new Journal(Storage);
        return new BootSelector(Storage, Journal, Counter, keys ?? Setup.Keys, Settings).Select(selfTestPassed: true);
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

    /// <summary>Writes an image in chunks, up to the first refused chunk.</summary>
    internal static UpdateSessionResult Push(Updater updater, byte[] image, int chunk = 512)
    {
        UpdateSessionResult result = updater.Start(image.Length, out UpdateSession? session);
        return result == UpdateSessionResult.Success ? Finish(session!, image, chunk) : result;
    }

    /// <summary>Writes the rest of an image, and completes the session.</summary>
    internal static UpdateSessionResult Finish(UpdateSession session, byte[] image, int chunk = 512)
    {
        UpdateSessionResult result = UpdateSessionResult.Success;
        while (result == UpdateSessionResult.Success && session.Received < image.Length)
        {
            int count = Math.Min(chunk, image.Length - session.Received);
            result = session.Store(session.Received, image, session.Received, count);
        }

        return result == UpdateSessionResult.Success ? session.Complete() : result;
    }

    // Images on these devices give no sign of life; StartCountTests has the tests of the consequences.
    private static BootSettings SettingsOf(bool nativeHash)
    {
        return new BootSettings(Setup.MaxSize) { StartLimit = 100, Hmac = nativeHash ? HostHmac.Instance : null };
    }

    internal static bool Is(BootSelection selection, SimulationImage image)
    {
        LoadedImage? bytes = selection.Image?.Bytes;
        return bytes is not null && image.Is(bytes);
    }
}
