using System;
using System.IO;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>sign --deterministic: the same inputs give the same bytes.</summary>
public sealed class DeterministicTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Sign_TwiceFromTheSameInputs_GivesTheSameBytes()
    {
        byte[] first = Sign(
            "first.img",
            ["--deterministic", "--key", Vectors.SigningKey, "--key", Vectors.Key("ecdsa-p256-b.pem")],
            Vectors.Pe("Blink"));
        byte[] second = Sign(
            "second.img",
            ["--deterministic", "--key", Vectors.SigningKey, "--key", Vectors.Key("ecdsa-p256-b.pem")],
            Vectors.Pe("Blink"));
        Assert.Equal(first, second);

        // Without --deterministic the nonces are random, so the signatures differ.
        Assert.NotEqual(
            Sign("third.img", ["--key", Vectors.SigningKey], Vectors.Pe("Blink")),
            Sign("fourth.img", ["--key", Vectors.SigningKey], Vectors.Pe("Blink")));
    }

    [Fact]
    public void Sign_RsaKey_IsMisuse()
    {
        string[] options = ["--deterministic", "--key", Vectors.SigningKey, "--key", Vectors.Key("rsa-3072-a.pem")];
        Secureboot.Run(["sign", .. options, "--version", "1", "--out", _folder.File("i.img"), Vectors.Pe("Blink")])
            .AssertError(
                exitCode: 2,
                "found a key of the type rsa-3072, expected ecdsa-p256 or ecdsa-p384 for a deterministic signature");
        Assert.Empty(_folder.Names());
    }

    [Fact]
    [Trait("Set", "slow")]
    public async Task Sign_SourcesBuiltInTwoFolders_GivesTheSameBytes()
    {
        byte[] first = Sign("first.img", ["--deterministic", "--key", Vectors.SigningKey], await Build("first"));
        byte[] second = Sign(
            "second.img", ["--deterministic", "--key", Vectors.SigningKey], await Build("a/second/folder"));
        Assert.Equal(first, second);
    }

    private byte[] Sign(string name, string[] options, params string[] bodies)
    {
        Secureboot.Run([
            "sign", .. options, "--version", "1.2.3", "--security-counter", "7", "--out", _folder.File(name), .. bodies,
        ]).AssertDone();
        return File.ReadAllBytes(_folder.File(name));
    }

    // Builds the sensor library with debug information, which contains the paths of the sources.
    private async Task<string[]> Build(string name)
    {
        string root = _folder.File(name);
        foreach (string file in new[]
        {
            "Directory.Build.props",
            "Directory.Packages.props",
            ".editorconfig",
            "firmware/Directory.Build.props",
            "host-tools/Directory.Build.props",
        })
        {
            Copy(Path.Combine(Repository.Root, file), Path.Combine(root, file));
        }

        foreach (string project in new[]
        {
            "firmware/Buffers", "firmware/Sensors", "host-tools/MetadataProcessor", "host-tools/PeFormat",
        })
        {
            CopyFolder(Path.Combine(Repository.Root, project), Path.Combine(root, project));
        }

        string sources = Path.Combine(root, "firmware", "Sensors", "Sensors.csproj");
        string[] arguments =
        [
            "build", sources, "-f", "netnano1.0", "-v", "q", "-nologo", "-p:RunAnalyzers=false",
        ];
        using SecurebootProcess build = SecurebootProcess.Start("dotnet", arguments, BuildEnvironment.Variables);
        CommandResult result = await build.Finish();
        Assert.True(result.ExitCode == 0, result.Output + result.Talk);
        string output = Path.Combine(root, "artifacts", "bin", "Sensors", "debug_netnano1.0");
        return [
            Path.Combine(output, "SecureBoot.Buffers.pe"),
            Path.Combine(output, "SecureBoot.Sensors.pe"),
            Vectors.Pe("Blink"),
        ];
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
