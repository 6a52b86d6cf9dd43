using System;
using System.Globalization;
using SecureBoot.Board.Network;
using SecureBoot.Board.Storage;
using SecureBoot.Updates.Tests.Http;
using Xunit;

namespace SecureBoot.Updates.Tests.Application;

/// <summary>SensorApp with updates on the boot stage as a board gets it, and Debian's nginx: links die and the power is
/// cut while version 2 comes.</summary>
public sealed class SensorAppNginxTests
{
    private const int MostPowerOns = 400;
    private const string Confirmed = "# healthy: image confirmed";
    private const string Staged = "# updates: reset";

    public SensorAppNginxTests()
    {
        Assert.SkipWhen(NginxServer.Missing is not null, NginxServer.Missing ?? "");
    }

    // An interruption costs a chunk that was not whole, and after a power cut the chunk before it.
    [Theory]
    [Trait("Set", "slow")]
    [InlineData(3, 3)]
    [InlineData(20, 3)]
    public void Update_With96KilobytesOfHeap_CostsTwoChunksAnInterruption(int deaths, int cuts)
    {
        (long fetched, int size) = Run(new UpdatingBoard(), UpdatingBoard.MakeImage(2, 24_000), deaths, cuts);
        Assert.InRange(fetched, size, size + ((deaths + (2 * cuts)) * 1024));
    }

    // A board with memory for an image of half a megabyte.
    [Fact]
    [Trait("Set", "slow")]
    public void Update_LinkDiesAndPowerIsCut20TimesEach_CostsATenthMoreAtMost()
    {
        UpdatingBoard board = new() { BootStage = "LargeBootStage", HeapBytes = 2_000_000 };
        (long fetched, int size) = Run(board, UpdatingBoard.MakeImage(2, 520_000), deaths: 20, cuts: 20);
        Assert.InRange(fetched, size, size + (size / 10));
    }

    private static (long Fetched, int Size) Run(UpdatingBoard board, byte[] image, int deaths, int cuts)
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        using NginxServer nginx = new();
        byte[] old = UpdatingBoard.MakeImage(1);
        board.Install(old);
        Publish(nginx, old, 5);
        ImageCounter counter = new(new LoopbackHost(nginx.Port));
        board.Board.Network.Map(UpdatingBoard.Server, counter);
        Assert.Contains(Confirmed, board.PowerOn(minutes: 5, until: Confirmed), StringComparison.Ordinal);

        Publish(nginx, image, 6);
        int part = image.Length / (deaths + cuts);
        // Early enough that all links die before the image is whole.
        counter.BreaksAfter = () => counter.Died < deaths ? 1000 + random.Next(part / 2) : null;
        int cut = 0;
        string console = "";
        for (int turn = 0; !console.Contains(Staged, StringComparison.Ordinal); turn++)
        {
            Assert.True(turn < MostPowerOns, $"seed {seed}: {cut} cuts, {counter.Died} links died\n{board.Said()}");
            board.Cut = cut < cuts
                ? new StorageCut(8 + random.Next(2 + (part / 512)), (CutForm)random.Next(5))
                : null;
            console = board.PowerOn(minutes: 600);
            Assert.Contains("verified version 1.0.0", console, StringComparison.Ordinal);
            cut += board.Board.Files.IsOff ? 1 : 0;
        }

        board.Cut = null;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {counter.Died} links died, {cut} power cuts, {counter.Bytes} bytes of images for "
                + $"{image.Length}"));
        Assert.Equal((deaths, cuts), (counter.Died, cut));
        console = board.PowerOn(minutes: 5, until: Confirmed);
        Assert.Contains("verified version 2.0.0", console, StringComparison.Ordinal);
        Assert.Contains(Confirmed, console, StringComparison.Ordinal);
        return (counter.Bytes, image.Length);
    }

    private static void Publish(NginxServer nginx, byte[] image, uint sequence)
    {
        nginx.Put(TestBoard.ManifestName, UpdatingBoard.MakeManifest(image, sequence));
        nginx.Put(TestBoard.ImageName(image), image);
    }
}
