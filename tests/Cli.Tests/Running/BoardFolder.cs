using System;
using System.IO;
using System.Security.Cryptography;

namespace SecureBoot.Cli.Tests;

/// <summary>A folder with an nf.config, a key, and the firmware's source folders.</summary>
public sealed class BoardFolder : IDisposable
{
    /// <summary>A valid configuration, into which tests put errors.</summary>
    public const string Good = """
        <?xml version="1.0" encoding="utf-8"?>
        <nf version="1">
          <board target="ESP32_REV3" flash="4MB" port="/dev/ttyUSB0" />
          <pins led="2" recovery="27" recoveryReceive="16" recoveryTransmit="17" pulse="4" particles="25"
        """ + """ particlesTransmit="26" allow="2" />""" + """

          <serial recovery="COM2" recoveryBaud="115200" particles="COM3" />
          <boot drive="I:\" maxImageSize="98304" securityCounter="3" />
          <keys threshold="1" table="16">
            <key file="release.pub.pem" />
          </keys>
        </nf>

        """;

    private readonly TempFolder _folder = new();

    /// <summary>Makes the folder and a key.</summary>
    public BoardFolder()
    {
        Directory.CreateDirectory(File("firmware/BootStage"));
        Directory.CreateDirectory(File("firmware/SensorApp"));
        Secureboot.Run("keygen", "--out", File("release.pem")).AssertDone();
        Secureboot.Run("pubkey", "--key", File("release.pem"), "--out", File("release.pub.pem")).AssertDone();
        Configure(Good);
    }

    /// <summary>The configuration's path.</summary>
    public string Config => File("nf.config");

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name)
    {
        return _folder.File(name);
    }

    /// <summary>Writes the configuration.</summary>
    public void Configure(string text)
    {
        _folder.Write("nf.config", text);
    }

    /// <summary>Writes another public key and returns its hash.</summary>
    public string AddKey(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _folder.Write(name, key.ExportSubjectPublicKeyInfoPem());
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>The text of a written source file.</summary>
    public string Source(string name)
    {
        return System.IO.File.ReadAllText(File("firmware/" + name));
    }

    /// <summary>Whether the command wrote a source file.</summary>
    public bool HasSources => Directory.GetFiles(File("firmware"), "*", SearchOption.AllDirectories).Length > 0;

    public void Dispose()
    {
        _folder.Dispose();
    }
}
