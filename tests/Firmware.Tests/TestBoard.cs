using nanoFramework.TestFramework;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>The boot library with files in memory. Each boot reads the journal from the files.</summary>
internal sealed class TestBoard
{
    internal const int MaxSize = 20 * 1024;

    private static readonly TrustedKeys s_keys = new TrustedKeys(new TrustedKey[] { new TestKey() }, 1);

    internal MemoryStorage Storage { get; } = new MemoryStorage();

    internal SecurityCounter Counter { get; } = new SecurityCounter(new NoHardwareCounter(), 0);

    internal BootSettings Settings { get; } = new BootSettings(MaxSize);

    internal Journal Journal { get; private set; }

    internal TestBoard()
    {
        Journal = new Journal(Storage);
    }

    /// <summary>A board with version 1 confirmed in slot A.</summary>
    internal static TestBoard Confirmed()
    {
        TestBoard board = new TestBoard();
        board.Storage.Put(Slot.FileOf(Slot.A), DeviceImage.Make(1, 7, 0));
        Equal(UpdateSessionResult.Success, board.Launch(board.Boot()).Confirm());
        return board;
    }

    /// <summary>Boots until the decision is final. After the first refusal of a pending image the boot stage judges the
    /// image a second time, after a reset.</summary>
    internal BootSelection Boot(bool selfTestPassed = true)
    {
        BootSelection selection = BootOnce(selfTestPassed);
        return selection.Reason == BootReason.JudgedAgain ? BootOnce(selfTestPassed) : selection;
    }

    internal BootSelection BootOnce(bool selfTestPassed = true)
    {
        Journal = new Journal(Storage);
        return new BootSelector(Storage, Journal, Counter, s_keys, Settings).Select(selfTestPassed);
    }

    internal BootSelection BootWithoutKeys()
    {
        return new BootSelector(Storage, Journal, Counter, new TrustedKeys(new TrustedKey[0], 1), Settings)
            .Select(true);
    }

    internal BootSession Launch(BootSelection selection)
    {
        BootRecord record = new BootRecord(selection, selection.Image!, s_keys);
        BootSession session = new BootSession(record, Journal, Counter, MakeUpdater(record.SlotNumber));
        RunningImage.Begin(session);
        return session;
    }

    internal Updater MakeUpdater(int running) => new Updater(Storage, Journal, Counter, s_keys, Settings, running);

    /// <summary>Sends an image in chunks, up to the verification.</summary>
    internal static UpdateSession Send(Updater updater, byte[] image)
    {
        Equal(UpdateSessionResult.Success, updater.Start(image.Length, out UpdateSession? session));
        while (session!.Received < image.Length)
        {
            int left = image.Length - session.Received;
            int count = left < Updater.MaxChunk ? left : Updater.MaxChunk;
            Equal(UpdateSessionResult.Success, session.Store(session.Received, image, session.Received, count));
        }

        return session;
    }

    internal static void Is(BootSelection selection, BootAction action, BootReason reason)
    {
        Assert.AreEqual(
            BootNames.Get(action) + " " + BootNames.Get(reason),
            BootNames.Get(selection.Action) + " " + BootNames.Get(selection.Reason));
    }

    internal static void Equal(UpdateSessionResult expected, UpdateSessionResult actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }
}
