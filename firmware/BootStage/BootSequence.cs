using System;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>A boot: self test, decision, launch.</summary>
internal sealed class BootSequence
{
    private readonly BootStorage _storage;
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;
    private readonly BootSettings _settings;
    private readonly TrustedKeys? _keys;

    internal BootSequence(
        byte[][] points, int[]?[] tables, int threshold, int thresholdInverse, uint floor, uint floorInverse)
    {
        _keys = ReadKeys(points, tables, threshold, thresholdInverse);
        _storage = new FileStorage(BootStageConstants.Drive);
        _journal = new Journal(_storage);
        _counter = new SecurityCounter(new NoHardwareCounter(), floor, floorInverse);
        _settings = new BootSettings(BootStageConstants.MaxImageSize)
        {
            Product = BootStageConstants.GetProduct(),
            ProductAgain = BootStageConstants.GetProduct(),
            RefusesDowngrade = BootStageConstants.RefusesDowngrade,
            StartLimit = BootStageConstants.StartLimit,
            Hmac = CreateHmac(),
        };
    }

    /// <summary>Why the image that was refused last was refused.</summary>
    internal VerifyStatus Refusal { get; private set; }

    /// <summary>Boots. <see cref="BootReason.None"/>: an image was launched, and a reset is next. Any other value is
    /// the reason why no image runs.</summary>
    internal BootReason Run()
    {
        TrustedKeys? keys = _keys;
        if (keys is null)
        {
            BootLog.Write("refused: " + VerifyStatusNames.Get(VerifyStatus.MissingTrustedKeys));
            return BootReason.MissingKeys;
        }

        BootSelection selection = CreateSelector(keys).Select(KnownAnswers.RunWith(_settings.Hmac));
        Refusal = selection.Refusal;
        BootLog.WriteSelection(selection);
        if (selection.Image is null)
        {
            return selection.Reason == BootReason.JudgedAgain ? BootReason.None : selection.Reason;
        }

        return Launch(selection, selection.Image, keys);
    }

    /// <summary>Creates the server of the update protocol; null without keys or cryptography, when no image could be
    /// verified. The serial line is opened last, when the server can answer immediately.</summary>
    internal UpdateServer? CreateServer(BootReason reason)
    {
        TrustedKeys? keys = _keys;
        if (keys is null || keys.Count == 0 || !KnownAnswers.RunWith(_settings.Hmac))
        {
            return null;
        }

        // The updater itself checks the journal's status.
        _ = _journal.Load();
        Updater updates = new(_storage, _journal, _counter, keys, _settings, Slot.None);
        updates.Prepare();
        SerialChannel channel = new(BootStageConstants.RecoveryPort, BootStageConstants.RecoveryBaudRate);
        return new UpdateServer(channel, updates, _journal, reason, Refusal, BootStageConstants.MaxImageSize);
    }

    // Null: this boot stage was built without the library, and uses the ordinary signatures.
    private static HmacSha256? CreateHmac()
    {
#if NATIVE_HASH
        return new NativeHmac();
#else
        return null;
#endif
    }

    private BootSelector CreateSelector(TrustedKeys keys)
    {
        return new BootSelector(_storage, _journal, _counter, keys, _settings);
    }

    // Null for an invalid or duplicate key, a table of another key, or fewer keys than the threshold: the boot stage
    // does not continue with the remaining keys.
    private static TrustedKeys? ReadKeys(byte[][] points, int[]?[] tables, int threshold, int thresholdInverse)
    {
        if (tables.Length != points.Length)
        {
            return null;
        }

        TrustedKey[] keys = new TrustedKey[points.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            int[]? table = tables[i];
            P256PublicKey? key = table is null
                ? P256PublicKey.TryCreate(points[i])
                : P256PublicKey.TryCreate(points[i], table);
            if (key is null)
            {
                return null;
            }

            keys[i] = new P256TrustedKey(key);
        }

        try
        {
            return new TrustedKeys(keys, threshold, thresholdInverse);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private BootReason Launch(BootSelection selection, SlotImage image, TrustedKeys keys)
    {
        BootLog.WriteVerified(image.Verified);
        Updater updates = new(_storage, _journal, _counter, keys, _settings, image.SlotNumber);
        BootSession session = new(new BootRecord(selection, image, keys), _journal, _counter, updates);
        RunningImage.Begin(session);
        Reboot.Prepare();
        Watch.Begin(session, BootStageConstants.TrialMinutes, BootStageConstants.AliveSeconds);
        LaunchStatus status = Launcher.Launch(image.Bytes.Body, image.Assemblies, selection.Verdict);
        if (status == LaunchStatus.Ok)
        {
            return BootReason.None;
        }

        BootLog.WriteRefusal(status);

        // The next boot reverts an image whose trial ended. A confirmed image that ends with an exception is started
        // again. A confirmed image that cannot be launched is started again once: a fault of the chip may be the cause.
        // The next boot then starts recovery, which needs the memory that the image uses here. If the request cannot be
        // stored because memory is missing, the number of starts leads to recovery.
        if (selection.Action != BootAction.Trial
            && status != LaunchStatus.ApplicationFailed
            && _journal.State.Starts > 1
            && session.RequestRecovery(BootReason.LaunchFailed) != UpdateSessionResult.Success)
        {
            BootLog.Write("recovery cannot be asked for");
        }

        return BootReason.None;
    }
}
