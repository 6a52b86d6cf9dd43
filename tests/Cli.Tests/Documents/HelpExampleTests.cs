using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SecureBoot.Cli.Shell;
using SecureBoot.DeviceSupport;
using SecureBoot.MetadataProcessor;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer.Files;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The examples in the help of each command, which docs/cli.md repeats, do what they say. The examples of one
/// command run in order, in one folder with the files that they name.</summary>
public sealed partial class HelpExampleTests : IDisposable
{
    // Parts of examples that no test machine has, and their replacements.
    private static readonly (string Example, string Here)[] s_replaced =
    [
        ("--check https://updates.example.com/", "--check site"),
        ("--config boards/kitchen/nf.config --out firmware", "--config nf.config --out firmware"),
    ];

    // Examples that need a board or another program at the other end: the test only parses the command line.
    private static readonly string[] s_needBoard = ["secureboot flash --app app.img --port",
        "secureboot flash --only app", "secureboot push ", "secureboot monitor ",
        "secureboot run app.img --serial COM2=/dev/pts/3"];

    // Examples that take minutes or build. ProcessTests, CI and the slow sections of the documents run similar
    // commands.
    private static readonly string[] s_slow = ["secureboot simulate --exhaustive", "secureboot simulate --heap",
        "secureboot simulate --faults", "secureboot demo", "secureboot run firmware/", "secureboot build",
        "secureboot bench"];

    private static readonly string[] s_signers = ["release", "alice", "bob"];

    private readonly DocumentFolder _folder = new();

    /// <summary>The commands.</summary>
    public static TheoryData<string> Commands => [.. Examples("").Select(line => line.Split(' ')[1]).Distinct()];

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Examples_OfEachCommand_AreDone(string command)
    {
        Prepare(command);
        string[] runs = [.. Examples(command).Where(line =>
            !s_slow.Concat(s_needBoard).Any(start => line.StartsWith(start, StringComparison.Ordinal)))];
        CommandResult result = await _folder.Run("set -ex\n"
            + string.Concat(runs.Select(line => Removing(line) + Here(line) + Allowed(command) + "\n")));
        Assert.True(result.ExitCode == 0, result.Output + result.Talk);
    }

    [Fact]
    public void Examples_OfAllCommands_AreCommandLines()
    {
        string[] examples = [.. Commands.SelectMany(row => Examples(row.Data))];
        Assert.InRange(examples.Length, 60, 120);
        Assert.Empty(Examples("").Except(examples));
        foreach (string example in examples)
        {
            string[] words = [.. Word().Matches(example.Split(" > ")[0]).Skip(1).Select(word => word.Value.Trim('\''))];
            CommandLine line = new(new Terminal(Stream.Null), new OutputWriter(() => Stream.Null), asked: null);
            Assert.True(line.Root.Parse(words).Errors.Count == 0, example);
        }
    }

    [Fact]
    public void Lists_HaveNothingThatIsNoExample()
    {
        string[] examples = [.. Commands.SelectMany(row => Examples(row.Data))];
        Assert.All(
            s_slow.Concat(s_needBoard),
            start => Assert.Contains(examples, line => line.StartsWith(start, StringComparison.Ordinal)));
        Assert.All(
            s_replaced,
            pair => Assert.Contains(examples, line => line.Contains(pair.Example, StringComparison.Ordinal)));
    }

    private static string[] Examples(string command)
    {
        string help = command.Length == 0 ? Secureboot.Run("--help").Output : Secureboot.Run(command, "--help").Output;
        return [.. help.Split("\nexamples:\n")[1]
            .Replace("\\\n      ", "", StringComparison.Ordinal)
            .Split('\n')
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Trim())];
    }

    private static string Here(string line)
    {
        return s_replaced.Aggregate(
            line, (text, pair) => text.Replace(pair.Example, pair.Here, StringComparison.Ordinal));
    }

    // Removes the output of the previous example, because no command overwrites an output without an option. A dry run
    // writes nothing, and needs the folders that the run would need.
    private static string Removing(string line)
    {
        return line.Contains("--dry-run", StringComparison.Ordinal)
            ? ""
            : string.Concat(Output().Matches(line).Select(match => $"rm -rf {match.Groups[1].Value}\n"));
    }

    // A machine without a board lacks something, and the exit code of a confirmed race is 1.
    private static string Allowed(string command) => command is "doctor" or "race" ? " || [ $? -eq 1 ]" : "";

    private void Prepare(string command)
    {
        _folder.AddUsualFiles();
        File.Delete(_folder.File("nf.config"));
        Directory.CreateDirectory(_folder.File("home/.local/share/bash-completion/completions"));
        Directory.CreateDirectory(_folder.File("home/.config/fish/completions"));
        _folder.Write("password.txt", "correct horse battery staple\n");
        if (command == "keygen")
        {
            return;
        }

        foreach (string name in s_signers.Concat(["next", "hsm", "publisher"]))
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            _folder.Write(name + ".pem", key.ExportPkcs8PrivateKeyPem() + "\n");
            _folder.Write(name + ".pub.pem", key.ExportSubjectPublicKeyInfoPem() + "\n");
        }

        switch (command)
        {
            case "sign":
                PrepareSign();
                break;
            case "attach":
                PrepareAttach();
                break;
            case "pe" or "emulate":
                PrepareProgram();
                break;
            case "race":
                PrepareRace();
                break;
            default:
                PrepareImage();
                break;
        }
    }

    // Makes a board and an image that all publishers have signed for a product. The virtual board trusts its
    // development key.
    private void PrepareImage()
    {
        string[] keys = [.. s_signers.SelectMany(name => new[] { "--key", _folder.File(name + ".pem") })];
        Secureboot
            .Run(["sign", .. keys, "--version", "1.2.3", "--security-counter", "7", "--product",
                "example.com/thermostat", "--no-config", "--out", _folder.File(
                    "app.img"), _folder.File("Library.pe"), _folder.File("App.pe")])
            .AssertDone();
        File.WriteAllBytes(
            _folder.File("BootStage.bin"),
            Deployment.Read(_folder.File("artifacts/bin/BootStage/release"), 1 << 20, hasLibraries: true).ToArray());
        _folder.Write("nf.config", BoardFolder.Good);
        Directory.CreateDirectory(_folder.File(".board"));
        File.Copy(_folder.File("release.pem"), _folder.File(".board/development.pem"));
    }

    // The stand-in for the program that holds the key gives a signature made beforehand, of the same digest.
    private void PrepareSign()
    {
        File.WriteAllBytes(_folder.File("App.bin"), new byte[1000]);
        File.WriteAllBytes(
            _folder.File("deployment.bin"),
            [.. File.ReadAllBytes(_folder.File("Library.pe")), .. Vectors.PeBytes("Blink")]);
        using TempFolder other = new();
        string signature = SignDigest(other.File("app.unsigned"), other.File("app.digest"));
        _folder.AddTool("hsm-sign", $"#!/bin/sh\ncp '{signature}' \"$2\"\n");
    }

    private void PrepareAttach()
    {
        SignDigest(_folder.File("app.unsigned"), _folder.File("app.digest"));
    }

    private string SignDigest(string image, string digest)
    {
        // A program that needs only mscorlib.
        File.Copy(Vectors.Pe("Blink"), _folder.File("App.pe"), overwrite: true);
        Secureboot
            .Run(
                "sign",
                "--key",
                _folder.File("hsm.pub.pem"),
                "--digest-out",
                digest,
                "--version",
                "1.2.3",
                "--security-counter",
                "auto",
                "--out",
                image,
                _folder.File("App.pe"))
            .AssertDone();
        using ECDsa key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(_folder.File("hsm.pem")));
        File.WriteAllBytes(
            _folder.File("app.sig"), key.SignHash(File.ReadAllBytes(digest), DSASignatureFormat.Rfc3279DerSequence));
        return _folder.File("app.sig");
    }

    private void PrepareProgram()
    {
        Directory.CreateDirectory(_folder.File("packages/lib"));
        Directory.CreateDirectory(_folder.File("official"));
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "corelibrary", "mscorlib.dll"),
            _folder.File("packages/lib/mscorlib.dll"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "corelibrary", "mscorlib.dll"), _folder.File("mscorlib.dll"));
        File.Copy(Repository.Vectors("processor", "HelloExe.dll"), _folder.File("App.dll"));
        File.Copy(Repository.Vectors("processor", "HelloExe.pe"), _folder.File("official/App.pe"));
        File.Copy(Repository.Vectors("processor", "HelloExe.pe"), _folder.File("App.pe"), overwrite: true);
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "firmware", "SecureBoot.Buffers.pe"),
            _folder.File("Library.pe"),
            overwrite: true);
    }

    // A program with a race at the line of the example.
    private void PrepareRace()
    {
        const int Line = 33;
        string source = File.ReadAllText(Repository.Vectors("race", "Counter.cs")).ReplaceLineEndings("\n");
        int at = Array.FindIndex(source.Split('\n'), text => text.EndsWith("s_count++;", StringComparison.Ordinal)) + 1;
        (byte[] dll, byte[] pdb) = DeviceCompiler.CompileDll(
            "Program.cs", new string('\n', Line - at) + source, optimise: true);
        ProcessedAssembly processed = DeviceCompiler.Process(dll, pdb);
        File.WriteAllBytes(_folder.File("App.pdb"), pdb);
        File.WriteAllBytes(_folder.File("App.pdbx"), processed.Pdbx);
        File.WriteAllBytes(_folder.File("App.pe"), processed.Pe);
        _folder.Write(
            "App.sarif",
            """{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "SB1101", "message": { "text": """
                + "\"'s_count' is changed by a load and a store in 'Count' and changed so too in 'Count', "
                + "which run on different threads\""
                + """ }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "Program.cs" }, """
                + """ "region": { "startLine": 33 } } } ] } ] } ] }""");
    }

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"--(?:out|digest-out|plot) ([^-\s]\S*)")]
    private static partial Regex Output();
}
