using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>A board for flash: configuration, key, deployment, signed image, a port and a stand-in for
/// nanoff.</summary>
public sealed class FlashBench : IDisposable
{
    // The boot stage in this folder never runs and has no native hash.
    private static readonly string s_good = BoardFolder.Good.Replace(
        "securityCounter=\"3\"", "securityCounter=\"3\" nativeHash=\"false\"", StringComparison.Ordinal);

    private readonly BoardFolder _folder = new();

    /// <summary>Makes a folder with which flash succeeds.</summary>
    public FlashBench()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NanoffStandIn.NeedsShell);
        _folder.Configure(s_good);
        Nanoff = new NanoffStandIn(_folder.File("tool"));
        WriteDeployment(
            DevicePe.Make("mscorlib", native: 0x1549C856, major: 0),
            DevicePe.Make("SecureBoot"),
            DevicePe.Make("BootStage", Point));
        Sign("1.2.0", "3", Vectors.Pe("Blink"));
        File.WriteAllText(Port, "");
    }

    /// <summary>The stand-in for nanoff.</summary>
    public NanoffStandIn Nanoff { get; }

    /// <summary>A file in place of a port.</summary>
    public string Port => _folder.File("port0");

    /// <summary>The path of the boot stage's deployment.</summary>
    public string Deployment => _folder.File("BootStage.bin");

    /// <summary>The signed image.</summary>
    public string Image => _folder.File("app.img");

    /// <summary>The folder with the files for nanoff.</summary>
    public string Work => _folder.File("flash");

    /// <summary>The configuration's path.</summary>
    public string Config => _folder.Config;

    private byte[] Point
    {
        get
        {
            using ECDsa key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(_folder.File("release.pub.pem")));
            ECPoint q = key.ExportParameters(includePrivateParameters: false).Q;
            return [0x04, .. q.X!, .. q.Y!];
        }
    }

    /// <summary>Writes the configuration with a text replaced.</summary>
    public void Configure(string old, string text)
    {
        _folder.Configure(s_good.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Writes an nf.config with another target, and with pins that all chips have.</summary>
    public void ConfigureTarget(string target)
    {
        const string Pins =
            """<pins led="4" recovery="5" recoveryReceive="13" recoveryTransmit="14" pulse="18" """
            + """particles="21" particlesTransmit="15" allow="5 15" />""";
        string text = System.Text.RegularExpressions.Regex.Replace(
            BoardFolder.Good,
            "<pins [^>]*>",
            Pins.Replace(
                "recovery=\"5\"",
                $"recovery=\"{(target.Contains("S3", StringComparison.Ordinal) ? 5 : 27)}\"",
                StringComparison.Ordinal));
        _folder.Configure(text.Replace("ESP32_REV3", target, StringComparison.Ordinal));
    }

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name)
    {
        return _folder.File(name);
    }

    /// <summary>Writes a deployment that consists of assemblies.</summary>
    public void WriteDeployment(params byte[][] assemblies)
    {
        File.WriteAllBytes(Deployment, [.. assemblies.SelectMany(assembly => assembly)]);
    }

    /// <summary>Signs an image with the board's key.</summary>
    public void Sign(string version, string? counter, params string[] bodies)
    {
        string[] options = counter is null ? ["--allow-no-counter"] : ["--security-counter", counter];
        Secureboot.Run([
            "sign", "--key", _folder.File("release.pem"), "--version", version, .. options, "--out", Image, "--force",
            .. bodies,
        ]).AssertDone();
    }

    /// <summary>Runs flash with all arguments.</summary>
    public CommandResult Flash(params string[] options)
    {
        return Bare(["--boot", Deployment, "--app", Image, "--port", Port, "--nanoff", Nanoff.Tool, .. options]);
    }

    /// <summary>Runs flash with only the configuration.</summary>
    public CommandResult Bare(params string[] options)
    {
        CommandResult result = Secureboot.Run(["flash", "--config", Config, .. options]);
        result.AssertStyle();
        return result;
    }

    public void Dispose()
    {
        _folder.Dispose();
    }
}
