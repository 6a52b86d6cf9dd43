using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SecureBoot.Cli.Publishing;
using SecureBoot.Cli.Shell;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot publish: commands that publish at the same time lose no update.</summary>
public sealed class ParallelPublishTests : IDisposable
{
    private const int Commands = 6;
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(100);

    private readonly PublisherFolder _folder = new();

    public ParallelPublishTests()
    {
        _folder.Publish(_folder.Sign("app.img")).AssertDone();
    }

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public async Task Publish_SixProcesses_EachHasASequence()
    {
        SecurebootProcess[] processes = [.. Enumerable.Range(1, Commands).Select(share => SecurebootProcess.Start(
            "publish", "--key", _folder.Key, "--site", _folder.Site, "--rollout", $"{share}%"))];
        CommandResult[] results = await Task.WhenAll(processes.Select(process => process.Finish()));
        Array.ForEach(processes, process => process.Dispose());

        Assert.Equal(
            Enumerable.Range(2, Commands),
            results.Select(result => int.Parse(result.AssertDone().Field("sequence"), CultureInfo.InvariantCulture))
                .Order());
        Assert.Equal("7", _folder.Check(_folder.Site).AssertDone().Field("sequence"));
        Assert.Equal(
            [_folder.PublishedImage, _folder.Manifest],
            Directory.GetFiles(_folder.Site, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    // Both commands write the image's file, which the channels share.
    [Fact]
    public async Task Publish_ChannelsAtOnce_AllAreDone()
    {
        string image = _folder.Sign("next.img", "2.0.0");
        SecurebootProcess[] processes = [.. Enumerable.Range(1, Commands).Select(channel => SecurebootProcess.Start(
            "publish", "--key", _folder.Key, "--site", _folder.Site, "--channel", $"c{channel}", image))];
        CommandResult[] results = await Task.WhenAll(processes.Select(process => process.Finish()));
        Array.ForEach(processes, process => process.Dispose());

        Assert.All(results, result => Assert.Equal("1", result.AssertDone().Field("sequence")));
        Assert.Single(results, result => result.Output.Contains("/images/", StringComparison.Ordinal));
    }

    [Fact]
    public void Turn_AnotherCommandDoesNotEnd_IsRefused()
    {
        using PublicationTurn turn = PublicationTurn.Take(_folder.Manifest);
        OnAnotherThread(() =>
        {
            using PublicationTurn other = PublicationTurn.Take(_folder.File("other"), s_moment);
            RefusalException refusal = Assert.Throws<RefusalException>(
                () => PublicationTurn.Take(_folder.Manifest, s_moment));
            Assert.StartsWith("found another command that publishes", refusal.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Turn_CommandWasKilled_IsFree()
    {
        PublicationTurn? lost = null;
        OnAnotherThread(() => lost = PublicationTurn.Take(_folder.Manifest));
        Assert.NotNull(lost);
        using PublicationTurn turn = PublicationTurn.Take(_folder.Manifest, s_moment);
    }

    // As from another machine: the program that signs puts another manifest there.
    [Fact]
    public void Publish_ManifestChangesMeanwhile_IsRefused()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "needs /usr/bin/openssl: apt-get install openssl");
        string other = _folder.File("other");
        File.Copy(_folder.Manifest, other);
        _folder.Publish("--rollout", "5%").AssertDone();
        string key = _folder.File("publisher.pub.pem");
        Secureboot.Run("pubkey", "--key", _folder.Key, "--out", key).AssertDone();
        string program = _folder.File("sign.sh");
        File.WriteAllText(
            program,
            $"cp {other} {_folder.Manifest}\n/usr/bin/openssl pkeyutl -sign -inkey {_folder.Key} -in $1 -out $2\n");

        Secureboot.Run(
            "publish", "--key", key, "--signer", $"sh {program} {{digest}} {{signature}}", "--site", _folder.Site,
            "--rollout", "50%").AssertError(1, "found another manifest than a moment ago, expected the same");
        Assert.Equal(File.ReadAllBytes(other), File.ReadAllBytes(_folder.Manifest));
    }

    private static void OnAnotherThread(Action action)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
