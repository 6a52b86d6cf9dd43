using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>No output replaces an input of its command, by whatever path the two are named.</summary>
public sealed class OverwrittenInputTests : IDisposable
{
    private const string Sign = "sign --key {k.pem} --version 1 --security-counter 1 ";

    private static readonly string s_core = Path.Combine(AppContext.BaseDirectory, "corelibrary", "mscorlib.dll");

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("app.pe", Sign + "--out {app.pe} --force {app.pe}")]
    [InlineData("nf.config", Sign + "--config {nf.config} --out {nf.config} --force {app.pe}")]
    [InlineData("pass", Sign + "--password-file {pass} --out {pass} --force {app.pe}")]
    [InlineData("b.pub.pem", Sign + "--revoke {b.pub.pem} --out {b.pub.pem} --force {app.pe}")]
    [InlineData("app.pe", "sign --key {k.pub.pem} --version 1 --security-counter 1 --digest-out {app.pe} --out {x} " +
        "--force {app.pe}")]
    [InlineData("app.sig", "attach --signature {app.sig} --key {k.pub.pem} --out {app.sig} --force {un.img}")]
    [InlineData("un.img", "attach --signature {app.sig} --key {k.pub.pem} --out {un.img} --force {un.img}")]
    [InlineData("k.pub.pem", "attach --signature {app.sig} --key {k.pub.pem} --out {k.pub.pem} --force {un.img}")]
    [InlineData("app.img", "rotate --old-key {k.pub.pem} --key {b.pem} --out {app.img} --force {app.img}")]
    [InlineData("k.pub.pem", "rotate --old-key {k.pub.pem} --key {b.pem} --out {k.pub.pem} --force {app.img}")]
    [InlineData("app.dll", "pe --reference {core} --out {app.dll} --force {app.dll}")]
    [InlineData("LibA.dll", "pe --reference {core} --reference {LibA.dll} --out {LibA.dll} --force {user.dll}")]
    [InlineData("app.pe", "pe --reference {core} --compare {app.pe} --out {app.pe} --force {app.dll}")]
    [InlineData("k.pub.pem", "pubkey --key {k.pub.pem} --format hash --out {k.pub.pem} --force")]
    [InlineData("pass", "keygen --out {pass} --password-file {pass}")]
    [InlineData("app.img", "sbom --out {app.img} --force {app.img}")]
    [InlineData("app.pe", "audit --sarif {app.pe} --force {app.pe}")]
    [InlineData("app.pe", "audit --sarif {app.pe} --force --update --baseline {x} {app.pe}")]
    public void Output_ThatIsAnInput_IsRefusedAndNothingIsWritten(string input, string line)
    {
        Prepare();
        Dictionary<string, byte[]> before = Contents();
        CommandResult run = Run(line).AssertError(exitCode: 2, input);
        if (!line.StartsWith("keygen", StringComparison.Ordinal))
        {
            run.AssertError(exitCode: 2, "found a file that this command reads");
        }

        Dictionary<string, byte[]> after = Contents();
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(before, pair => Assert.Equal(pair.Value, after[pair.Key]));
    }

    [Theory]
    [InlineData("folder/../app.pe", "app.pe")]
    [InlineData("link.pe", "app.pe")]
    [InlineData("app.pe", "link.pe")]
    [InlineData("link.pe", "link.pe")]
    [InlineData("turn/app.pe", "app.pe")]
    [InlineData("app.pe", "turn/link.pe")]
    [InlineData("turn/turn/link.pe", "folder/../turn/app.pe")]
    public void Output_ThatIsAnInputByAnotherPath_IsRefused(string output, string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        Prepare();
        Directory.CreateDirectory(_folder.File("folder"));
        File.CreateSymbolicLink(_folder.File("link.pe"), "app.pe");
        Directory.CreateSymbolicLink(_folder.File("turn"), _folder.File("folder/.."));

        Run($"{Sign} --out {{{output}}} --force {{{input}}}")
            .AssertError(exitCode: 2, "found a file that this command reads");
        Assert.Equal(Vectors.PeBytes("Blink"), File.ReadAllBytes(_folder.File("app.pe")));
        Assert.Equal("app.pe", new FileInfo(_folder.File("link.pe")).LinkTarget);
    }

    [Fact]
    public void DigestOut_ThatIsTheImageByAnotherPath_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        Prepare();
        Directory.CreateSymbolicLink(_folder.File("turn"), ".");
        Run("sign --key {k.pub.pem} --version 1 --security-counter 1 --digest-out {turn/x} --out {x} {app.pe}")
            .AssertError(exitCode: 2, "which is also the image's name");
    }

    [Fact]
    public void Output_ThatOnlyLooksLikeAnInput_IsReplaced()
    {
        Prepare();
        Directory.CreateDirectory(_folder.File("other"));
        File.Copy(_folder.File("app.pe"), _folder.File("other/app.pe"));
        Run(Sign + "--out {other/app.pe} --force {app.pe}").AssertDone();
        Run("audit --update --baseline {base} {app.pe}").AssertDone();
        Run("audit --update --baseline {base} {app.pe}").AssertDone();
    }

    private void Prepare()
    {
        File.Copy(Vectors.Pe("Blink"), _folder.File("app.pe"));
        File.Copy(Vectors.SigningKey, _folder.File("k.pem"));
        File.Copy(Vectors.VerifyingKey, _folder.File("k.pub.pem"));
        File.Copy(Vectors.Key("ecdsa-p256-b.pem"), _folder.File("b.pem"));
        File.Copy(Vectors.Key("ecdsa-p256-b.pub.pem"), _folder.File("b.pub.pem"));
        File.Copy(Repository.Vectors("processor", "LibA.dll"), _folder.File("LibA.dll"));
        File.Copy(Repository.Vectors("processor", "LibB.dll"), _folder.File("user.dll"));
        File.Copy(Repository.Vectors("processor", "HelloExe.dll"), _folder.File("app.dll"));
        _folder.Write("pass", "secret");
        File.Copy(Path.Combine(Repository.Root, "nf.config"), _folder.File("nf.config"));
        Run(Sign + "--out {app.img} {app.pe}").AssertDone();
        Run("sign --key {k.pub.pem} --version 1 --security-counter 1 --digest-out {d} --out {un.img} {app.pe}")
            .AssertDone();
        _folder.Write(
            "app.sig", SigningFolder.Sign("ecdsa-p256-a.pem", File.ReadAllBytes(_folder.File("d"))));
    }

    private CommandResult Run(string line)
    {
        return Secureboot.Run([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
            word == "{core}" ? s_core : word[0] == '{' ? _folder.File(word[1..^1]) : word)]);
    }

    private Dictionary<string, byte[]> Contents()
    {
        return Directory.GetFiles(_folder.Path).ToDictionary(path => path, File.ReadAllBytes);
    }
}
