using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>A token of SoftHSM2 in a temporary folder, with an ECDSA P-256 key that no program can export.</summary>
public sealed class SoftHsm : IDisposable
{
    private const string Pin = "648219";

    private static readonly string[] s_modules =
    [
        "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so",
        "/usr/local/lib/softhsm/libsofthsm2.so",
    ];

    private readonly TempFolder _folder = new();

    private SoftHsm(string module)
    {
        Module = module;
        Environment = new() { ["SOFTHSM2_CONF"] = _folder.File("softhsm2.conf"), ["HSM_PIN"] = Pin };
    }

    /// <summary>The path of the PKCS#11 library.</summary>
    public string Module { get; }

    /// <summary>Environment variables that a process needs to use the token.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The path of the public key in PEM.</summary>
    public string PublicKey => _folder.File("hsm.pub.pem");

    /// <summary>The value for sign --signer.</summary>
    public string Signer(string mechanism = "ECDSA", string id = "01")
    {
        return $"pkcs11-tool --module '{Module}' --token-label release --login --pin env:HSM_PIN --sign --mechanism "
            + $"{mechanism} --id {id} --input-file {{digest}} --output-file {{signature}}";
    }

    /// <summary>Skips the test if a tool is missing.</summary>
    public static string RequireTools(params string[] programs)
    {
        string? module = s_modules.FirstOrDefault(File.Exists);
        Assert.SkipWhen(module is null, "needs SoftHSM2: apt-get install softhsm2");
        foreach (string program in programs)
        {
            bool isThere = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, program)));
            Assert.SkipUnless(
                isThere, $"needs the program {program}: apt-get install softhsm2 opensc openssl");
        }

        return module!;
    }

    /// <summary>Makes the token and its key.</summary>
    public static async Task<SoftHsm> Create()
    {
        SoftHsm hsm = new(RequireTools("softhsm2-util", "pkcs11-tool"));
        Directory.CreateDirectory(hsm._folder.File("tokens"));
        hsm._folder.Write(
            "softhsm2.conf",
            $"directories.tokendir = {hsm._folder.File("tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n");
        await hsm.Run(
            "softhsm2-util", "--init-token", "--free", "--label", "release", "--so-pin", "87654321", "--pin", Pin);
        await hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--keypairgen", "--key-type", "EC:prime256v1", "--id",
            "01", "--label", "release", "--usage-sign", "--sensitive");
        await hsm.RunTool(
            "--read-object", "--type", "pubkey", "--id", "01", "--output-file", hsm._folder.File("hsm.pub.der"));
        byte[] der = File.ReadAllBytes(hsm._folder.File("hsm.pub.der"));
        hsm._folder.Write("hsm.pub.pem", PemEncoding.WriteString("PUBLIC KEY", der) + "\n");
        return hsm;
    }

    /// <summary>Runs pkcs11-tool with the token.</summary>
    public async Task<string> RunTool(params string[] arguments)
    {
        return await Run("pkcs11-tool", ["--module", Module, "--token-label", "release", .. arguments]);
    }

    /// <summary>Runs the command with the token in its environment.</summary>
    public async Task<CommandResult> RunSecureboot(params string[] arguments)
    {
        using SecurebootProcess process = SecurebootProcess.Start(SecurebootProcess.Executable, arguments, Environment);
        return await process.Finish();
    }

    public void Dispose()
    {
        _folder.Dispose();
    }

    private async Task<string> Run(string program, params string[] arguments)
    {
        using SecurebootProcess process = SecurebootProcess.Start(program, arguments, Environment);
        CommandResult result = await process.Finish();
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {result.Output}{result.Talk}");
        return result.Output;
    }
}
