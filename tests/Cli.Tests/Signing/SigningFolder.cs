using System;
using System.IO;
using System.Security.Cryptography;

namespace SecureBoot.Cli.Tests;

/// <summary>A folder with an unsigned image, its digest, and signatures that another tool made.</summary>
public sealed class SigningFolder : IDisposable
{
    /// <summary>The inputs of every image in the folder.</summary>
    private static readonly string[] s_inputs = ["--version", "1.2.3", "--security-counter", "7"];

    private readonly TempFolder _folder = new();

    /// <summary>The digest of the image.</summary>
    public byte[] Digest { get; }

    /// <summary>Makes the unsigned image.</summary>
    public SigningFolder()
    {
        Secureboot.Run([
            "sign", "--key", Vectors.VerifyingKey, "--digest-out", File("app.digest"), .. s_inputs, "--out",
            File("app.unsigned"), Vectors.Pe("Blink"),
        ]).AssertDone();
        Digest = System.IO.File.ReadAllBytes(File("app.digest"));
    }

    /// <summary>The image without a signature.</summary>
    public string UnsignedImage => File("app.unsigned");

    /// <summary>The path of the signed image, which a test makes.</summary>
    public string Image => File("app.img");

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name)
    {
        return _folder.File(name);
    }

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        return _folder.Write(name, content);
    }

    /// <summary>Writes a text file and returns its path.</summary>
    public string Write(string name, string content)
    {
        return _folder.Write(name, content);
    }

    /// <summary>Signs a digest with a key of the vectors.</summary>
    public static byte[] Sign(
        string key, byte[] digest, DSASignatureFormat format = DSASignatureFormat.Rfc3279DerSequence)
    {
        using ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(System.IO.File.ReadAllText(Vectors.Key(key)));
        return ecdsa.SignHash(digest, format);
    }

    /// <summary>Writes a file with a signature of the image, by the key that most tests use.</summary>
    public string WriteSignature(DSASignatureFormat format = DSASignatureFormat.Rfc3279DerSequence)
    {
        return Write("app.sig", Sign("ecdsa-p256-a.pem", Digest, format));
    }

    /// <summary>Signs the same inputs with other options.</summary>
    public CommandResult RunSign(params string[] options)
    {
        return Secureboot.Run(["sign", .. options, .. s_inputs, "--out", Image, Vectors.Pe("Blink")]);
    }

    /// <summary>Attaches a signature file.</summary>
    public CommandResult RunAttach(string signature, string key, string image)
    {
        return Secureboot.Run("attach", "--signature", signature, "--key", key, "--out", Image, image);
    }

    /// <summary>The status that verify reports for the image with the keys.</summary>
    public static string Verify(string image, int threshold, params string[] keys)
    {
        string[] options = Array.ConvertAll(keys, key => Vectors.Key(key + ".pub.pem"));
        return Secureboot.Run(["verify", .. string.Join(' ', Array.ConvertAll(options, key => $"--key {key}"))
            .Split(' '), "--threshold", $"{threshold}", "--loadable", image]).Field("status");
    }

    /// <summary>Whether the command wrote neither the image nor a temporary file.</summary>
    public bool IsNothingWritten => !System.IO.File.Exists(Image)
        && Array.TrueForAll(_folder.Names(), name => Path.GetExtension(name) != ".tmp");

    public void Dispose()
    {
        _folder.Dispose();
    }
}
