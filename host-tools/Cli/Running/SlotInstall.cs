using System;
using System.Security.Cryptography;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Update.Serial;

namespace SecureBoot.Cli.Running;

/// <summary>Puts an image into the slot where it belongs: on a fresh board as flashing does, on any other as recovery
/// takes one.</summary>
internal sealed class SlotInstall
{
    private readonly FileStore _files;
    private readonly DriveStorage _storage;
    private readonly BoardConfig _config;
    private readonly BoardTrust _trust;
    private readonly Journal _journal;

    internal SlotInstall(FileStore files, BoardConfig config, BoardTrust trust)
    {
        _files = files;
        _storage = new DriveStorage(files);
        _config = config;
        _trust = trust;
        _journal = new Journal(_storage);
        _journal.Load();
    }

    /// <summary>The security counter that the board goes by.</summary>
    internal uint Counter => Math.Max(_journal.State.Counter, _config.Boot.SecurityCounter);

    /// <summary>Installs the image, and returns a description of the result.</summary>
    /// <exception cref="UpdateException">The board does not take the image.</exception>
    internal string Install(string path, byte[] image, bool insists)
    {
        if (image.Length > _config.Boot.MaxImageSize)
        {
            throw new UpdateException(
                $"{path}: found an image of "
                    + $"{image.Length} bytes, expected at most {_config.Boot.MaxImageSize}, a slot of this board",
                "make the image smaller, or raise maxImageSize in nf.config, then secureboot provision and dotnet "
                    + "build firmware/BootStage -c Release",
                isRefused: true);
        }

        if (FindSame(image) is { } slot)
        {
            return $"is in slot {Slot.NameOf(slot)} already, {BootNames.Get(_journal.State.StateOf(slot))}";
        }

        bool isFresh = _journal.Status == JournalStatus.Unprovisioned && !_files.Exists(PathOf(Slot.A));
        if (isFresh || _trust.Keys.Count == 0)
        {
            _files.Put(PathOf(Slot.A), image);
            return "put into slot A, as flashing does";
        }

        return $"put into slot {Slot.NameOf(Stage(image, insists))}, as recovery takes one";
    }

    /// <summary>The content of the slots, in words.</summary>
    internal static string Describe(FileStore files)
    {
        DriveStorage storage = new(files);
        Journal journal = new(storage);
        JournalStatus status = journal.Load();
        string counter = status == JournalStatus.Ok ? $"security counter {journal.State.Counter}" : $"journal {status}";
        return $"A {Describe(files, journal, Slot.A)}, B {Describe(files, journal, Slot.B)}, {counter}";
    }

    private static string Describe(FileStore files, Journal journal, int slot)
    {
        string state = journal.Status == JournalStatus.Ok || !files.Exists(PathOf(slot))
            ? BootNames.Get(journal.State.StateOf(slot))
            : "not looked at";
        if (!files.Exists(PathOf(slot)))
        {
            return state;
        }

        byte[] image = files.Get(PathOf(slot));
        return ImageHeader.TryRead(
            image,
            Math.Min(image.Length, ImageHeader.Size),
            image.Length,
            InputFile.MaxImageSize,
            out ImageHeader? header) == VerifyStatus.Ok && header is not null
            ? $"{state} {header.Major}.{header.Minor}.{header.Revision}+{header.Build}"
            : $"{state}, {image.Length} bytes that are no image";
    }

    /// <summary>The image in a slot that was made of a signed range, or null. The room for its short signatures, the
    /// last TLVs of the range, may hold any.</summary>
    internal byte[]? FindSigned(byte[] signedRange, int shortSignatures)
    {
        return Find(image => IsMadeOf(image, signedRange, shortSignatures)) is { } slot
            ? _files.Get(PathOf(slot))
            : null;
    }

    private static bool IsMadeOf(byte[] image, byte[] signedRange, int shortSignatures)
    {
        if (image.Length < signedRange.Length)
        {
            return false;
        }

        byte[] range = image[..signedRange.Length];
        for (int i = 0; i < shortSignatures; i++)
        {
            int end = range.Length - (i * (TlvList.PrefixSize + ShortSignatures.Size));
            range.AsSpan(end - EcdsaSignature.Size, EcdsaSignature.Size).Clear();
        }

        return range.AsSpan().SequenceEqual(signedRange);
    }

    private int? FindSame(byte[] image)
    {
        return Find(other => other.AsSpan().SequenceEqual(image));
    }

    // Among those that may still boot.
    private int? Find(Predicate<byte[]> isIt)
    {
        for (int slot = Slot.A; slot < Slot.Count; slot++)
        {
            bool isKept = _journal.Status != JournalStatus.Ok
                || _journal.State.StateOf(slot) is SlotState.Pending or SlotState.Trial or SlotState.Confirmed;
            if (isKept && _files.Exists(PathOf(slot)) && isIt(_files.Get(PathOf(slot))))
            {
                return slot;
            }
        }

        return null;
    }

    private int Stage(byte[] image, bool insists)
    {
        BootSettings settings = new(_config.Boot.MaxImageSize)
        {
            Product = _config.Boot.Product,
            RefusesDowngrade = _config.Boot.RefusesDowngrade,
            StartLimit = _config.Boot.StartLimit,
            Hmac = _config.Boot.NativeHash ? HostHmac.Instance : null
        };
        SecurityCounter counter = new(new NoHardwareCounter(), _config.Boot.SecurityCounter);
        Updater updater = new(_storage, _journal, counter, _trust.ToTrustedKeys(), settings, Slot.None);
        if (image.Length < ImageHeader.Size)
        {
            throw UpdateRefusal.Of(UpdateSessionResult.HeaderMismatch, VerifyStatus.TruncatedHeader);
        }

        UpdateSessionResult result = updater.Start(image.Length, SHA256.HashData(image), out UpdateSession? session);
        for (int at = 0; result == UpdateSessionResult.Success && at < image.Length; at += Updater.MaxChunk)
        {
            result = session!.Store(at, image, at, Math.Min(Updater.MaxChunk, image.Length - at));
        }

        result = result == UpdateSessionResult.Success ? session!.Complete(insists) : result;
        return result == UpdateSessionResult.Success
            ? session!.StagingSlot
            : throw UpdateRefusal.Of(result, updater.LastVerify);
    }

    private static string PathOf(int slot)
    {
        return FileStore.Root + Slot.FileOf(slot);
    }
}
