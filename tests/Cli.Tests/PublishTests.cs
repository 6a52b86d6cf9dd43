using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot publish: the files of a site, and files that must never be on the site.</summary>
public sealed class PublishTests : IDisposable
{
    private const string Product = "example.com/thermostat";

    private readonly TempFolder _folder = new();
    private readonly string _publisher;
    private readonly string _site;
    private readonly string _image;

    public PublishTests()
    {
        _publisher = _folder.File("publisher.pem");
        _site = _folder.File("site");
        Secureboot.Run("keygen", "--out", _publisher).AssertDone();
        _image = Sign("1.0.0", "app.img");
    }

    private string ProductFolder => Directory.GetDirectories(_site).Single();

    private string ManifestPath => Path.Combine(ProductFolder, "stable", "manifest");

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Publish_Image_IsByItsDigestBesideASignedManifest()
    {
        CommandResult result = Publish("--rollout", "5%", "--expires", "30d", _image).AssertDone();

        Assert.Equal("1", result.Field("sequence"));
        Assert.Equal("5 %", result.Field("rollout"));
        string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_image)));
        Assert.Equal(
            File.ReadAllBytes(_image), File.ReadAllBytes(Path.Combine(ProductFolder, "images", digest + ".img")));
        Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(ProductFolder));
        Assert.InRange(File.ReadAllBytes(ManifestPath).Length, 300, 500);
        Check(_site).AssertDone();
    }

    [Fact]
    public void Publish_Numbers_ChangeAndTheRestStays()
    {
        Publish("--rollout", "5%", "--expires", "30d", "--poll", "2h", "--window", "6h", _image).AssertDone();
        Assert.Equal("50 %", Publish("--rollout", "50%").AssertDone().Field("rollout"));
        CommandResult halted = Publish("--halt").AssertDone();
        Assert.Equal("halted, at 50 %", halted.Field("rollout"));
        Assert.Equal("3", halted.Field("sequence"));
        Assert.NotEqual("never", halted.Field("expires"));

        // A new share does not resume a halted rollout.
        Assert.Equal("halted, at 60 %", Publish("--rollout", "60%").AssertDone().Field("rollout"));
        Assert.Equal("60 %", Publish("--resume").AssertDone().Field("rollout"));
        Assert.Single(Directory.GetFiles(Path.Combine(ProductFolder, "images")));
        Check(_site).AssertDone();
    }

    [Fact]
    public void Refresh_KeepsTheSequenceAndIsIssuedLater()
    {
        string before = Publish("--expires", "30d", _image).AssertDone().Field("issued");
        byte[] bytes = File.ReadAllBytes(ManifestPath);
        CommandResult refreshed = Publish("--refresh").AssertDone();

        Assert.Equal("1", refreshed.Field("sequence"));
        Assert.True(string.CompareOrdinal(before, refreshed.Field("issued")) < 0);
        Assert.NotEqual(bytes, File.ReadAllBytes(ManifestPath));
    }

    [Fact]
    public void Publish_NewImage_BeginsAnew()
    {
        Publish("--rollout", "5%", _image).AssertDone();
        Publish("--halt").AssertDone();
        CommandResult result = Publish(Sign("1.1.0", "next.img")).AssertDone();

        Assert.Equal("100 %", result.Field("rollout"));
        Assert.Equal("1.1.0+0", result.Field("version"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(ProductFolder, "images")).Length);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Publish_SequenceThatGoesBack_IsRefused(string sequence)
    {
        Publish(_image).AssertDone();
        Publish("--rollout", "10%").AssertDone();
        Unchanged(() => Publish("--sequence", sequence, "--rollout", "20%")
            .AssertError(1, "expected more than 2, the published one"));
        Publish("--sequence", "40", "--rollout", "20%").AssertDone();
        Unchanged(() => Publish("--refresh", "--sequence", "41").AssertError(1, "expected none with --refresh"));
    }

    [Fact]
    public void Publish_OlderVersion_IsRefused()
    {
        Publish(Sign("2.0.0", "two.img")).AssertDone();
        Unchanged(() => Publish(_image).AssertError(1, "expected a later one than that which is published"));
        Unchanged(() => Publish(Sign("2.0.0", "other.img", counter: "9")).AssertError(1, "expected a later one"));
    }

    [Fact]
    public void Publish_ByAnImagesKey_IsRefused()
    {
        Secureboot.Run("publish", "--key", Vectors.SigningKey, "--site", _site, _image)
            .AssertError(1, "which signed the image, expected a publisher's key");
        Assert.False(Directory.Exists(_site));
    }

    [Fact]
    public void Publish_OverAnothersManifest_IsRefusedUnlessHeIsNamed()
    {
        Publish(_image).AssertDone();
        Secureboot.Run("keygen", "--out", _folder.File("other.pem")).AssertDone();
        Unchanged(() => Secureboot.Run("publish", "--key", _folder.File("other.pem"), "--site", _site, "--halt")
            .AssertError(1, "found a manifest that does not count: "));
        CommandResult result = Secureboot.Run("publish", "--key", _folder.File("other.pem"), "--publisher", _publisher,
            "--site", _site, "--halt").AssertDone();
        Assert.Equal("2", result.Field("sequence"));
    }

    [Fact]
    public void Publish_ImageWithoutProductOrCounter_IsRefused()
    {
        string bare = _folder.File("bare.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.0.0", "--security-counter", "1",
            "--no-config", "--out", bare, Vectors.Pe("Blink")).AssertDone();
        Publish(bare).AssertError(1, "found an image that says no product");
        string damaged = _folder.Write(
            "damaged.img",
            [.. File.ReadAllBytes(_image).Select((value, index) => index == 500 ? (byte)(value ^ 1) : value)]);
        Publish(damaged).AssertError(1, "found no image");
        Assert.False(Directory.Exists(_site));
    }

    [Theory]
    [InlineData(2, "found nothing to do")]
    [InlineData(2, "found --halt and --resume, expected one of them", "--halt", "--resume")]
    [InlineData(1, "found no manifest of this product and channel", "--halt", "--product", Product)]
    [InlineData(1, "found 0 products with the channel stable", "--halt")]
    [InlineData(2, "--channel: found '../x'", "--halt", "--channel", "../x")]
    [InlineData(2, "--channel: found 'images'", "--halt", "--channel", "images")]
    [InlineData(2, "--rollout: found '5', expected 0% to 100%", "--rollout", "5", "--product", Product, "IMAGE")]
    [InlineData(2, "--rollout: found '100.01%'", "--rollout", "100.01%", "IMAGE")]
    [InlineData(2, "--rollout: found '0.001%'", "--rollout", "0.001%", "IMAGE")]
    [InlineData(2, "--rollout: found '-1%'", "--rollout", "-1%", "IMAGE")]
    [InlineData(2, "--expires: found '30', expected a number and s, m, h or d", "--expires", "30", "IMAGE")]
    [InlineData(2, "--poll: found '59s', 59 seconds, expected 60 to 604800", "--poll", "59s", "IMAGE")]
    [InlineData(2, "--window: found '8d', 691200 seconds, expected 0 to 604800", "--window", "8d", "IMAGE")]
    [InlineData(2, "--minimum-version: found 'x'", "--minimum-version", "x", "IMAGE")]
    [InlineData(2, "--sequence: found '2147483648'", "--sequence", "2147483648", "IMAGE")]
    public void Publish_Misuse_WritesNothing(int exitCode, string fragment, params string[] arguments)
    {
        Publish([.. arguments.Select(argument => argument == "IMAGE" ? _image : argument)])
            .AssertError(exitCode, fragment);
        Assert.False(Directory.Exists(_site));
    }

    [Fact]
    public void Publish_SameImageAgain_StaysHalted()
    {
        Publish("--rollout", "50%", _image).AssertDone();
        Publish("--halt").AssertDone();
        Assert.StartsWith("halted", Publish(_image).AssertDone().Field("rollout"), StringComparison.Ordinal);
        Assert.Equal("50 %", Publish("--resume").AssertDone().Field("rollout"));
    }

    [Fact]
    public void Publish_PublishedImageIsMissing_SaysWhatMendsTheSite()
    {
        Publish(_image).AssertDone();
        File.Delete(Directory.GetFiles(Path.Combine(ProductFolder, "images")).Single());
        CommandResult result = Publish("--rollout", "5%")
            .AssertError(1, "found no file with the published image's bytes");
        Assert.Contains("hint: put the image's file back", result.Talk, StringComparison.Ordinal);

        CommandResult halted = Publish("--halt").AssertDone();
        Assert.StartsWith("halted", halted.Field("rollout"), StringComparison.Ordinal);
        Publish(_image).AssertDone();
        Assert.Equal(1, Check(_site).ExitCode);
        Publish("--resume").AssertDone();
        Check(_site).AssertDone();
    }

    [Theory]
    [InlineData("9.0.0")]
    [InlineData("1.0.0")]
    public void Publish_MinimumVersionThatNoBoardHas_IsRefused(string version)
    {
        Publish(_image).AssertDone();
        Unchanged(() => Publish("--minimum-version", version).AssertError(1, "no board would take the image"));
    }

    [Fact]
    public void Publish_LastSequence_IsRefused()
    {
        Publish(_image).AssertDone();
        Unchanged(() => Publish("--sequence", "2147483647", "--rollout", "3%")
            .AssertError(2, "--sequence: found '2147483647', expected a number from 1 to 2146483647"));
    }

    [Fact]
    public void Publish_ImageOfAnotherProduct_IsRefused()
    {
        Publish("--product", Product, _image).AssertDone();
        Unchanged(() => Publish("--product", "example.com/other", Sign("2.0.0", "two.img"))
            .AssertError(1, "found an image of another product than --product"));
    }

    [Fact]
    public void Publish_ImagesFileWasChanged_IsRefused()
    {
        Publish(_image).AssertDone();
        string published = Directory.GetFiles(Path.Combine(ProductFolder, "images")).Single();
        File.WriteAllBytes(published, [1, 2, 3]);

        Unchanged(
            () => Publish("--sequence", "9", _image).AssertError(1, "found other bytes than the file's name says"));
        Unchanged(() => Check(_site).AssertError(1, "found 3 bytes"));
    }

    [Fact]
    public void Check_Url_AsABoardWould()
    {
        Publish(_image).AssertDone();
        using StaticServer server = new(_site);

        Assert.Equal("a board would take it", Check(server.Url).AssertDone().Field("check"));
        Check(server.Url + "none/").AssertError(1, "found the status 404, expected 206");
    }

    [Theory]
    [InlineData("no ranges", "found the status 200")]
    [InlineData("redirect", "found the status 302")]
    [InlineData("gzip", "found the encoding gzip")]
    [InlineData("other range", "found the range 'bytes 1-")]
    [InlineData("busy", "found the status 503")]
    [InlineData("cut", "found no answer: ")]
    public void Check_ServerThatABoardDoesNotTake_SaysWhy(string fault, string fragment)
    {
        Publish(_image).AssertDone();
        using StaticServer server = new(_site) { Fault = fault };

        Check(server.Url).AssertError(1, fragment);
    }

    [Fact]
    public void Check_OtherPublisherOrDamage_IsRefused()
    {
        Publish(_image).AssertDone();
        Secureboot.Run("keygen", "--out", _folder.File("other.pem")).AssertDone();
        Secureboot.Run("publish", "--key", _folder.File("other.pem"), "--product", Product, "--check", _site)
            .AssertError(1, "found a manifest that does not count");
        byte[] bytes = File.ReadAllBytes(ManifestPath);
        bytes[200] ^= 1;
        File.WriteAllBytes(ManifestPath, bytes);
        Check(_site).AssertError(1, "found a manifest that does not count");
    }

    // A publisher's key is online, so a command or a service may hold it.
    [Fact]
    public void Publish_SignerHoldsTheKey_IsTheSame()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "needs /usr/bin/openssl: apt-get install openssl");
        string key = _folder.File("publisher.pub.pem");
        Secureboot.Run("pubkey", "--key", _publisher, "--out", key).AssertDone();
        string signer = $"/usr/bin/openssl pkeyutl -sign -inkey {_publisher} -in {{digest}} -out {{signature}}";
        Secureboot.Run("publish", "--key", key, "--signer", signer, "--site", _site, "--rollout", "5%", _image)
            .AssertDone();
        Check(_site).AssertDone();
        Assert.Equal(
            "2",
            Secureboot.Run("publish", "--key", key, "--signer", signer, "--site", _site, "--halt").AssertDone()
                .Field("sequence"));
        Assert.Equal("boards would not begin: halted", Check(_site).Field("check"));

        Unchanged(() =>
            Secureboot.Run("publish", "--key", key, "--signer", "cp {digest} {signature}", "--site", _site, "--resume")
                .AssertError(1, "that are no signature of the digest"));
        Unchanged(() =>
            Secureboot.Run("publish", "--key", key, "--signer", "sh -c false {digest} {signature}", "--site", _site,
                "--resume").AssertError(2, "ended with exit code 1"));
    }

    private string Sign(string version, string name, string counter = "1")
    {
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", version, "--security-counter", counter,
            "--product", Product, "--no-config", "--out", _folder.File(name), Vectors.Pe("Blink")).AssertDone();
        return _folder.File(name);
    }

    private CommandResult Publish(params string[] arguments)
    {
        return Secureboot.Run(["publish", "--key", _publisher, "--site", _site, .. arguments]);
    }

    private CommandResult Check(string place)
    {
        return Secureboot.Run("publish", "--key", _publisher, "--product", Product, "--check", place);
    }

    private void Unchanged(Action action)
    {
        byte[] before = File.ReadAllBytes(ManifestPath);
        action();
        Assert.Equal(before, File.ReadAllBytes(ManifestPath));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(ManifestPath)!));
    }
}
