using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot build: a project, its boot stage and its signed image, as nf.config has them.</summary>
internal sealed class BuildCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _config;
    private readonly Option<string> _out;
    private readonly Flag _packages;
    private readonly NativeHashOption _nativeHash;
    private readonly Argument<string> _project;

    internal BuildCommand(Terminal terminal, OutputWriter writer)
        : base(
            "build",
            "Restore, build and sign an application as nf.config says, and its boot stage: exit 1 if the board "
                + "would refuse it, 2 if it does not build.",
            "[PROJECT] [options]",
            """
            secureboot build
            secureboot build firmware/SensorApp --packages
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _config = AddOption(
            "--config",
            "FILE",
            "the board's facts; default the nf.config of the project's folder or the next one above that has it");
        _out = AddOption(
            "--out",
            "IMAGE",
            $"the file to write, in place of an older one; default "
                + $"{BuiltImage.Name} beside the configuration, where flash finds it");
        _packages = AddFlag(
            "--packages",
            "build with nanoFramework's own libraries, which a real board has, not the virtual board's: "
                + "NanoFrameworkPackages=true");
        _nativeHash = new NativeHashOption(this, terminal);
        AddJson(terminal);
        _project = new Argument<string>("PROJECT")
        {
            Description = "the application's project or its folder; "
            + "default the project of <sign>, else this folder",
            Arity = ArgumentArity.ZeroOrOne
        };
        Add(_project);
    }

    protected override int Run(ParseResult arguments)
    {
        string? given = arguments.GetValue(_project) is { } text ? PathText.Require("PROJECT", text) : null;
        string configPath = FindConfig(arguments, given);
        BoardConfig config = BoardConfigReader.Read(configPath);
        BoardSign sign = config.Sign ?? throw new MisuseException(
            $"{configPath}: found no <sign>, expected one with the key that signs",
            "for example: <sign securityCounter=\"auto\"><key file=\"release.pem\" /></sign>; secureboot keygen "
                + "makes the key; secureboot sign signs by options instead");
        string project = FindProject(given ?? sign.Project ?? ".");
        string path = arguments.GetValue(_out) is { } named
            ? RequireImage(PathText.Require("--out", named))
            : MakeDefault(config.Folder);
        SignedOutput output = new(_terminal, _writer, path, force: true);
        output.Limit(config);

        List<SigningKey> keys = LoadKeys(sign, config);
        try
        {
            string[] options = _packages.IsGiven(arguments)
                ? ["-p:Configuration=Release", "-p:NanoFrameworkPackages=true"]
                : ["-p:Configuration=Release"];
            Deployment deployment = BuildBootStage(config, options);
            DeviceProject built = DeviceProject.Build(project, _terminal, options);
            Sign(arguments, config, sign, keys, MakeBody(built, deployment), built.ImageVersion, output);
            _terminal.Answer("judged by", Printable.Escape(configPath));
            return ExitCode.Done;
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private void Sign(
        ParseResult arguments,
        BoardConfig config,
        BoardSign sign,
        List<SigningKey> keys,
        BodyBuilder body,
        ImageVersion version,
        SignedOutput output)
    {
        uint counter = sign.SecurityCounter ?? Automatic(version);
        ProductId? product = config.Boot.Product is { } identifier ? new ProductId(Vendor: null, identifier) : null;
        BoardOptions.RequireTaken(config, counter, product);
        List<PublicKey> signers = keys.ConvertAll(key => key.Public);
        ImageBuilder image = new(version, body.Build())
        {
            SecurityCounter = counter,
            Product = product,
            ShortSigners = _nativeHash.Read(arguments, config, signers, isTwoStep: false),
        };
        byte[] bytes = new ImageSigner([.. keys]).Sign(image.BuildSignedRange());
        output.Write(bytes, signers);
        _terminal.Answer("version", version.ToString());
        _terminal.Answer("security counter", counter.ToString(null, null));
        foreach (BodyAssembly assembly in body.Assemblies)
        {
            _terminal.Answer("assembly", $"{assembly.Name} {assembly.Version}, {assembly.Size} bytes");
        }

        output.Report(signers, isSigned: true);
    }

    private Deployment BuildBootStage(BoardConfig config, string[] options)
    {
        string project = Path.Combine(
            config.Folder, "firmware", Deployment.BootStage, Deployment.BootStage + ".csproj");
        string folder = File.Exists(project)
            ? Path.GetDirectoryName(DeviceProject.Build(project, _terminal, options).Pe)!
            : BootStageOutput.TryFind(config.Folder)
                ?? throw new MisuseException(
                    $"found no {project} and no boot stage that was built, expected one: the application starts "
                        + "beside it",
                    "dotnet new secureboot makes a project that has one");
        Deployment deployment = Deployment.Read(folder, config.Partitions.DeploySize, hasLibraries: true);
        _terminal.Answer(
            "boot stage",
            $"{Printable.Escape(folder)}, {deployment.Assemblies.Count} assemblies, {deployment.Size} of "
                + $"{config.Partitions.DeploySize} bytes");
        return deployment;
    }

    private static BodyBuilder MakeBody(DeviceProject built, Deployment deployment)
    {
        (BodyBuilder body, List<string> natives) =
            built.MakeBody(new HashSet<string>(deployment.Assemblies.Select(assembly => assembly.Name)));
        if (natives.Count > 0)
        {
            string[] names = [.. natives.Select(Path.GetFileNameWithoutExtension)!];
            throw new RefusalException(
                $"found that the application needs {string.Join(", ", names)}, which the boot stage's deployment has "
                    + "not, and an image cannot bring: there is native code in it",
                $"add <NanoLibrary Include=\"{names[0]}\" /> to firmware/BootStage/BootStage.csproj");
        }

        return body.Assemblies.Count > 0
            && BodyJudge.Problem(body.Assemblies, deployment.Assemblies) is string problem
            ? throw new RefusalException(
                $"found a body that the device would not load and start: {problem}",
                "name the project of the program, whose Main takes no parameters")
            : body;
    }

    // Keys that the boot stage does not trust would make an image that no board of this nf.config takes.
    private List<SigningKey> LoadKeys(BoardSign sign, BoardConfig config)
    {
        ConfiguredKeys trusted = ConfiguredKeys.Load(config, isPublishedAllowed: true);
        List<SigningKey> keys = [.. sign.Keys.Select(key => LoadKey(config, key))];
        int count = keys.Count(key => trusted.Keys.Any(other => other.KeyHash.Equals(key.Public.KeyHash)));
        if (count >= config.Keys.Threshold)
        {
            return keys;
        }

        keys.ForEach(key => key.Dispose());
        throw new RefusalException(
            $"found {count} keys in <sign> that <keys> trusts, expected "
                + $"{config.Keys.Threshold}: the boot stage would refuse the image",
            "secureboot pubkey --key KEY.pem --out KEY.pub.pem, name that in <keys>, then secureboot provision");
    }

    private SigningKey LoadKey(BoardConfig config, BoardSigner key)
    {
        if (!TokenUri.IsUri(key.Path) && !File.Exists(key.Path))
        {
            throw new MisuseException(
                $"{key.Path}: no such file, and <sign> in {config.Path} names it",
                "copy the private key there, or make one: " + KeyCommands.For(key.Path));
        }

        return TokenUri.IsUri(key.Path)
            ? OpenToken(key)
            : KeyFile.LoadPrivate(key.Path, key.PasswordPath is { } password ? [PasswordFile.Read(password)] : []);
    }

    // A separate method, so that the library for tokens is loaded only for a token.
    private TokenKey OpenToken(BoardSigner key) =>
        TokenKey.Open(
            TokenUri.Parse(key.Path),
            PinPrompt.For(_terminal, key.PasswordPath, "passwordFile=\"FILE\" beside it in <sign>"));

    private static uint Automatic(ImageVersion version)
    {
        return version.AutoSecurityCounter <= ImagePolicy.CounterCeiling
            ? version.AutoSecurityCounter
            : throw new MisuseException(
                $"found the security counter {version.AutoSecurityCounter} for the version {version}, expected at most "
                    + $"{ImagePolicy.CounterCeiling}",
                "give securityCounter a number in <sign>, a little above the one before");
    }

    // Each build replaces the image of the build before, and no other file.
    private static string RequireImage(string path)
    {
        byte[] magic = new byte[sizeof(uint)];
        if (File.Exists(path))
        {
            using FileStream file = File.OpenRead(path);
            int count = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
            if (count < magic.Length || BitConverter.ToUInt32(magic) != ImageHeader.Magic)
            {
                throw new MisuseException(
                    $"--out: found a file that is no image: {Printable.Escape(path)}, expected an image or a new name",
                    "choose another name; build replaces only images");
            }
        }

        return path;
    }

    private string FindConfig(ParseResult arguments, string? given)
    {
        if (arguments.GetValue(_config) is { } named)
        {
            return PathText.Require("--config", named);
        }

        string start = given is null ? "."
            : Directory.Exists(given) ? given
            : Path.GetDirectoryName(Path.GetFullPath(given))!;
        return BoardOptions.FindUpwards(start)
            ?? throw new MisuseException(
                "found no nf.config in the project's folder or above it, expected the board's facts there",
                "dotnet new secureboot makes a project with one; docs/flashing.md says what is in it");
    }

    private static string FindProject(string path)
    {
        string? project = DeviceProject.Find(path);
        return project is not null && File.Exists(project)
            ? project
            : throw new MisuseException(
                $"{path}: found no project, expected a .csproj, or a folder with one",
                "name it, or have project in <sign> name it");
    }

    // The build, too, leaves its files in that folder.
    private static string MakeDefault(string folder)
    {
        string path = BuiltImage.PathOf(folder);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"{path}: found that its folder cannot be made", "give --out IMAGE");
        }
    }
}
