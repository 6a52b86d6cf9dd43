using System;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>One boot: self test, decide, hand over.</summary>
internal sealed class BootSequence
{
    private readonly byte[][] _points;
    private readonly int[]?[] _tables;
    private readonly int _threshold;
    private readonly BootStorage _storage;
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;
    private TrustedKeys? _keys;

    internal BootSequence(byte[][] points, int[]?[] tables, int threshold, uint floor)
    {
        _points = points;
        _tables = tables;
        _threshold = threshold;
        _storage = new FileStorage(BoardConstants.Drive);
        _journal = new Journal(_storage);
        _counter = new SecurityCounter(new NoHardwareCounter(), floor);
    }

    /// <summary>Why the image that was refused last was refused.</summary>
    internal VerifyStatus Refusal { get; private set; }

    /// <summary>Boots. <see cref="BootReason.None"/> says that the application ran and ended; all else why nothing runs.</summary>
    internal BootReason Run()
    {
        TrustedKeys? keys = GetKeys();
        if (keys is null)
        {
            BootLog.WriteRefusal(VerifyStatus.MissingTrustedKeys);
            return BootReason.MissingKeys;
        }

        BootSelector selector = new(_storage, _journal, _counter, keys, BoardConstants.MaxImageSize);
        BootSelection selection = selector.Select(KnownAnswers.Run());
        Refusal = selection.Refusal;
        BootLog.WriteSelection(selection);
        return selection.Image is null ? selection.Reason : Launch(selection, selection.Image, keys);
    }

    /// <summary>Serves the update protocol, or is null: without keys or cryptography no image could be verified.</summary>
    internal UpdateServer? CreateServer(ByteChannel channel, BootReason reason)
    {
        TrustedKeys? keys = GetKeys();
        if (keys is null || keys.Count == 0 || !KnownAnswers.Run())
        {
            return null;
        }

        _journal.Load();
        Updater updates = new(_storage, _journal, _counter, keys, BoardConstants.MaxImageSize, Slot.None);
        return new UpdateServer(channel, updates, _journal, reason, Refusal, BoardConstants.MaxImageSize);
    }

    // Null when one of the keys is none or stands twice, a table is not its key's, or so many keys are not there: a wrong key is no reason
    // to go on with the others.
    private TrustedKeys? GetKeys()
    {
        if (_keys is not null || _tables.Length != _points.Length)
        {
            return _keys;
        }

        TrustedKey[] keys = new TrustedKey[_points.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            int[]? table = _tables[i];
            P256PublicKey? key = table is null ? P256PublicKey.TryCreate(_points[i]) : P256PublicKey.TryCreate(_points[i], table);
            if (key is null)
            {
                return null;
            }

            keys[i] = new P256TrustedKey(key);
        }

        try
        {
            _keys = new TrustedKeys(keys, _threshold);
        }
        catch (ArgumentException)
        {
            return null;
        }

        return _keys;
    }

    private BootReason Launch(BootSelection selection, SlotImage image, TrustedKeys keys)
    {
        BootLog.WriteVerified(image.Verified);
        Updater updates = new(_storage, _journal, _counter, keys, BoardConstants.MaxImageSize, image.SlotNumber);
        RunningImage.Begin(new BootSession(new BootRecord(selection, image, keys), _journal, _counter, updates));
        LaunchStatus status = Launcher.Launch(image.Bytes.Rest, image.Assemblies);
        if (status == LaunchStatus.Ok)
        {
            return BootReason.None;
        }

        BootLog.WriteRefusal(status);

        // An image on trial has had its trial: the next boot reverts it. A confirmed one that ends with an exception is started again.
        bool isOver = selection.Action == BootAction.Trial || status == LaunchStatus.ApplicationFailed;
        return isOver ? BootReason.None : BootReason.LaunchFailed;
    }
}
