using System;
using SecureBoot.Board.Network;
using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>A board on the emulator with Debian's nginx over real connections. CI installs nginx for the slow set; the
/// ordinary run does not need it.</summary>
public sealed class NginxTests
{
    private static readonly byte[] s_old = TestBoard.MakeImage(1, 2000);

    public NginxTests()
    {
        Assert.SkipWhen(NginxServer.Missing is not null, NginxServer.Missing ?? "");
    }

    [Theory]
    [Trait("Set", "slow")]
    [InlineData("", PollOutcome.Staged, RangeStatus.Ok, UpdateDecision.Download)]
    [InlineData(
        "gzip on; gzip_types *; gzip_min_length 1;", PollOutcome.Staged, RangeStatus.Ok, UpdateDecision.Download)]
    [InlineData("limit_rate 8k;", PollOutcome.Staged, RangeStatus.Ok, UpdateDecision.Download)]
    [InlineData("max_ranges 0;", PollOutcome.NoManifest, RangeStatus.BadStatus, UpdateDecision.None)]
    [InlineData(
        "add_header Content-Encoding gzip;", PollOutcome.NoManifest, RangeStatus.BadAnswer, UpdateDecision.None)]
    [InlineData(
        "return 302 http://elsewhere.example/;", PollOutcome.NoManifest, RangeStatus.BadStatus, UpdateDecision.None)]
    [InlineData(
        "location ~ img { return 302 http://elsewhere.example/; }",
        PollOutcome.Interrupted,
        RangeStatus.BadStatus,
        UpdateDecision.Download)]
    [InlineData(
        "location ~ img { max_ranges 0; }", PollOutcome.Interrupted, RangeStatus.BadStatus, UpdateDecision.Download)]
    [InlineData(
        "location ~ img { return 404; }", PollOutcome.Interrupted, RangeStatus.NotFound, UpdateDecision.Download)]
    [InlineData("location ~ img { return 503; }", PollOutcome.Interrupted, RangeStatus.Busy, UpdateDecision.Download)]
    public void Poll_OfAServer_EndsAsTheTableSays(
        string server, PollOutcome outcome, RangeStatus range, UpdateDecision decision)
    {
        using NginxServer nginx = new(server);
        HttpBoard board = NewBoard(nginx, TestBoard.MakeImage(2, 4000));

        Assert.Equal((outcome, range, decision), HttpBoard.LastPoll(board.PowerOn()));
    }

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void Poll_OfAServerOf40BytesASecond_IsTooSlow()
    {
        using NginxServer nginx = new("location ~ img { limit_rate 40; }");
        HttpBoard board = NewBoard(nginx, TestBoard.MakeImage(2, 40_000));

        Assert.Equal(
            (PollOutcome.Interrupted, RangeStatus.TooSlow, UpdateDecision.Download),
            HttpBoard.LastPoll(board.PowerOn()));
    }

    [Theory]
    [Trait("Set", "slow")]
    [InlineData("good", 2026, PollOutcome.Staged)]
    [InlineData("expired", 2026, PollOutcome.NoManifest)]
    [InlineData("foreign", 2026, PollOutcome.NoManifest)]
    [InlineData("wrong name", 2026, PollOutcome.NoManifest)]
    [InlineData("good", 1970, PollOutcome.NoManifest)]
    [InlineData("good", 2039, PollOutcome.NoManifest)]
    public void Poll_OverTls_AcceptsTheRightCertificateOnly(string kind, int year, PollOutcome outcome)
    {
        using TestCertificates own = new();
        using TestCertificates other = new();
        (string, string) certificate = (kind == "foreign" ? other : own).Sign(
            kind == "wrong name" ? "elsewhere.example" : "updates.example", 2021, kind == "expired" ? 2022 : 2038);
        using NginxServer nginx = new("", certificate);
        HttpBoard board = NewBoard(nginx, TestBoard.MakeImage(2, 4000));
        board.Url = "https://updates.example/";
        board.Authority = own.Authority;
        board.Board.TimeAtBoot = new DateTime(year, 6, 1, 0, 0, 0, DateTimeKind.Utc);

        (PollOutcome Outcome, RangeStatus Range, UpdateDecision) poll = HttpBoard.LastPoll(board.PowerOn());

        Assert.Equal(
            (outcome, outcome == PollOutcome.Staged ? RangeStatus.Ok : RangeStatus.Unreachable),
            (poll.Outcome, poll.Range));
    }

    // Without TLS the board checks no certificate, and therefore needs no valid clock.
    [Fact]
    [Trait("Set", "slow")]
    public void Poll_ClockAt1970WithoutTls_IsNoHindrance()
    {
        using NginxServer nginx = new();
        HttpBoard board = NewBoard(nginx, TestBoard.MakeImage(2, 4000));
        board.Board.TimeAtBoot = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        Assert.Equal(PollOutcome.Staged, HttpBoard.LastPoll(board.PowerOn()).Outcome);
    }

    private static HttpBoard NewBoard(NginxServer nginx, byte[] image)
    {
        ManifestNumbers numbers = TestBoard.Numbers(5);
        numbers.Expires = numbers.Issued + (30 * 86_400);
        nginx.Put(TestBoard.ManifestName, TestBoard.MakeManifest(image, numbers));
        nginx.Put(TestBoard.ImageName(image), image);
        HttpBoard board = new(s_old);
        board.Board.Network.Map("updates.example", new LoopbackHost(nginx.Port));
        return board;
    }
}
