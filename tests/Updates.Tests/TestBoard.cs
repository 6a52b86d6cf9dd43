using System;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Image;
using SecureBoot.PeFormat;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Manifests;

namespace SecureBoot.Updates.Tests;

/// <summary>A board with the firmware's boot and update libraries on storage that loses power.</summary>
internal sealed class TestBoard
{
    internal const int MaxImageSize = 786_000;

    private static readonly PrivateKey s_imageKey = PrivateKey.Create(KeyType.EcdsaP256);
    private static readonly PrivateKey s_publisherKey = PrivateKey.Create(KeyType.EcdsaP256);

    internal static ProductId Product { get; } = ProductId.TryParse("example.com/thermostat")!;

    internal static byte[] ImagePoint => s_imageKey.Public.GetPoint();

    internal static byte[] PublisherPoint => s_publisherKey.Public.GetPoint();

    internal static TrustedKeys Keys { get; } = new([s_imageKey.Public.ToTrustedKey()], 1);

    internal PublisherKeys Publishers { get; set; } = new([s_publisherKey.Public.ToTrustedKey()]);

    internal byte[] Device { get; set; } = [0x24, 0x6F, 0x28, 1, 2, 3];

    internal PowerCutStorage Storage { get; private set; } = new();

    internal TestClock Clock { get; } = new();

    internal BootSession? Session { get; private set; }

    internal UpdatePoller? Poller { get; private set; }

    internal DdiPoller? Ddi { get; private set; }

    internal BootSelection? Selection { get; private set; }

    internal static byte[] MakeImage(byte major, int size, uint counter = 1)
    {
        byte[] filler = new byte[Math.Max(64, size - 600)];
        new Random(major).NextBytes(filler);
        byte[] body = DataAssembly.Create("Application", new Version(major, 0, 0, 0), filler);
        ImageBuilder builder = new(new ImageVersion(major, 0, 0, 0), body)
        {
            SecurityCounter = counter,
            Product = Product,
        };
        return new ImageSigner([s_imageKey]).Sign(builder.BuildSignedRange());
    }

    internal static ManifestNumbers Numbers(uint sequence) => new()
    {
        Sequence = sequence,
        Issued = 1_800_000_000 + sequence,
        Rollout = Manifest.WholeFleet,
        PollSeconds = 3600,
    };

    internal static byte[] MakeManifest(byte[] image, ManifestNumbers numbers)
    {
        return new ManifestBuilder("image", image, numbers).Sign([s_publisherKey]);
    }

    internal void Install(byte[] image)
    {
        Storage.Put(Slot.FileOf(Slot.A), image);
        Assert(PowerOn(new ScriptedSource()), "an installed image runs");
        Assert(Session!.Confirm() == UpdateSessionResult.Success, "an installed image confirms");
    }

    /// <summary>Resets the board, which loses unflushed data. Returns false if nothing boots.</summary>
    internal bool PowerOn(RangeSource source)
    {
        bool isBooted = Boot();
        Poller = isBooted
            ? new UpdatePoller(Session!, new UpdateSettings(Publishers, Product.Class, "stable", Device), source, Clock)
            : null;
        return isBooted;
    }

    /// <summary>Resets the board, which then gets updates from a server with hawkBit's interface.</summary>
    internal bool PowerOn(Ddi.DdiLink link)
    {
        bool isBooted = Boot();
        Ddi = isBooted ? new DdiPoller(Session!, Product.Class, Device, link, link.Files, Clock) : null;
        return isBooted;
    }

    private bool Boot()
    {
        Storage.PowerOff();
        Clock.Uptime = 0;
        Journal journal = new(Storage);
        SecurityCounter counter = new(new NoHardwareCounter(), 0);
        BootSettings settings = new(MaxImageSize) { Product = Product.Class, StartLimit = 100 };
        do
        {
            Selection = new BootSelector(Storage, journal, counter, Keys, settings).Select(selfTestPassed: true);
        }
        while (Selection.Reason == BootReason.JudgedAgain);
        if (Selection.Image is null)
        {
            return false;
        }

        BootRecord record = new(Selection, Selection.Image, Keys);
        Session = new BootSession(
            record, journal, counter, new Updater(Storage, journal, counter, Keys, settings, record.SlotNumber));
        return true;
    }

    internal bool Runs(byte[] image)
    {
        LoadedImage bytes = Selection!.Image!.Bytes;
        return image.AsSpan().SequenceEqual([.. bytes.Header, .. bytes.Body, .. bytes.Tail]);
    }

    internal static string ManifestName =>
        new UpdateSettings(new PublisherKeys([]), Product.Class, "stable", []).ManifestName;

    internal static string ImageName(byte[] image)
    {
        return new UpdateSettings(new PublisherKeys([]), Product.Class, "stable", [])
            .GetImageName(System.Security.Cryptography.SHA256.HashData(image));
    }

    private static void Assert(bool isSo, string what)
    {
        Xunit.Assert.True(isSo, what);
    }

    internal sealed class TestClock : UpdateClock
    {
        internal uint Unix { get; set; } = 1_800_000_100;

        internal uint Uptime { get; set; }

        public override uint GetUnixSeconds() => Unix;

        public override uint GetUptimeSeconds() => Uptime;
    }
}
