using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Board;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator.Loader;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Running;

/// <summary>Gets a virtual board ready: its boot stage, whom that trusts, and the image in its slot.</summary>
internal sealed class RunSetup(Terminal terminal, OutputWriter writer)
{
    private const int MostKeys = 8;

    private readonly Terminal _terminal = terminal;
    private readonly OutputWriter _writer = writer;

    internal string? ConfigPath { get; init; }

    internal string? BootFolder { get; init; }

    internal string[] KeyPaths { get; init; } = [];

    internal List<string> Passwords { get; init; } = [];

    internal bool Insists { get; init; }

    internal bool IsJson { get; init; }

    /// <summary>The board's facts.</summary>
    internal BoardConfig Config { get; private set; } = null!;

    /// <summary>The boot stage.</summary>
    internal BootStageChoice BootStage { get; private set; } = null!;

    /// <summary>Whom it trusts.</summary>
    internal BoardTrust Trust { get; private set; } = null!;

    /// <summary>Assemblies of the deployment that the boot stage itself does not refer to.</summary>
    internal List<string> Libraries { get; private set; } = [];

    /// <summary>The source of the symbols.</summary>
    internal IAssemblySource? Symbols { get; private set; }

    /// <summary>The image that was given and what became of it, in words.</summary>
    internal string? Installed { get; private set; }

    /// <summary>The image.</summary>
    internal byte[]? InstalledImage { get; private set; }

    /// <summary>Prepares all of it.</summary>
    internal void Prepare(KeptBoard folder, VirtualBoard board, string? given)
    {
        string? project = given is null ? null : DeviceProject.Find(given);
        BoardFacts facts = BoardFacts.Find(
            ConfigPath, project is null ? "." : Path.GetDirectoryName(Path.GetFullPath(project))!);
        Config = facts.Config;
        DeviceProject? built = project is null ? null : DeviceProject.Build(project, _terminal);
        BootStage = BootStageChoice.Find(BootFolder, facts, _terminal);
        List<PrivateKey> signers = project is null ? [] : LoadSigners(folder);
        try
        {
            Trust = Gather(facts, folder, signers);
            string boot = BootStage.IsOwn
                ? "the command's own boot stage"
                : "the boot stage of " + Printable.Escape(BootStage.Folder);
            Tell($"{Printable.Escape(folder.Path)}, {boot}, trusts {Trust.Keys.Count} keys, of which "
                + $"{Trust.Threshold} must have signed");
            if (given is null)
            {
                _ = Deployed();
            }
            else
            {
                Install(board, given, built is null ? ReadImage(given) : Sign(board, built, signers));
            }
        }
        finally
        {
            signers.ForEach(key => key.Dispose());
        }
    }

    private void Install(VirtualBoard board, string given, byte[] image)
    {
        Installed = $"{given} {new SlotInstall(board.Files, Config, Trust).Install(given, image, Insists)}";
        InstalledImage = image;
        Tell(Printable.Escape(Installed));
    }

    private byte[] ReadImage(string path)
    {
        byte[] image = InputFile.Read(path, InputFile.MaxImageSize);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Symbols = new FolderSource(folder);
        if (ImageHeader.TryRead(
            image,
            Math.Min(image.Length, ImageHeader.Size),
            image.Length,
            InputFile.MaxImageSize,
            out ImageHeader? header) == VerifyStatus.Ok && header is not null)
        {
            AddLibraries(new BodyReader(image, header.HeaderSize, header.BodySize).Assemblies, folder);
        }

        return image;
    }

    // References of the body that neither the body nor the boot stage has: a board needs them in the deployment.
    private void AddLibraries(IReadOnlyList<BodyAssembly> assemblies, string folder)
    {
        HashSet<string> known = [.. Deployed(), .. assemblies.Select(assembly => assembly.Name)];
        foreach (string name in assemblies
            .SelectMany(assembly => assembly.References)
            .Select(reference => reference.Name)
            .Where(known.Add))
        {
            string? path = new[] { folder, BootStage.Folder, BootStageChoice.OwnFolder }
                .Select(place => Path.Combine(place, name + ".pe"))
                .FirstOrDefault(File.Exists);
            if (path is null)
            {
                _terminal.Warning($"the image needs {name}, which neither it nor the boot stage's deployment has");
                continue;
            }

            AddLibrary(path);
        }
    }

    private void AddLibrary(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        Libraries.Add(path);
        _terminal.Warning($"the boot stage's deployment has no {name}: this board gets it all the same");
        _terminal.Hint(Config.Updates is null
            ? $"for a board of yours add <NanoLibrary Include=\"{name}\" /> to firmware/BootStage/BootStage.csproj"
            : "for a board of yours: secureboot provision, then dotnet build firmware/BootStage -c Release");
    }

    private byte[] Sign(VirtualBoard board, DeviceProject built, List<PrivateKey> signers)
    {
        string folder = Path.GetDirectoryName(built.Pe)!;
        HashSet<string> deployed = Deployed();
        AddUpdates(folder, deployed);
        (BodyBuilder body, List<string> natives) = built.MakeBody(deployed);
        natives.ForEach(AddLibrary);
        Symbols = new FolderSource(folder);
        ProductId? product = Config.Boot.Product is { } identifier ? new ProductId(Vendor: null, identifier) : null;
        SlotInstall install = new(board.Files, Config, Trust);
        List<KeyHash> shortSigners = Config.Boot.NativeHash
            ? NativeHashOption.AbleOf(signers.Select(key => key.Public))
            : [];
        ImageBuilder image = new(
            built.ImageVersion,
            body.Build())
        { SecurityCounter = install.Counter, Product = product, ShortSigners = shortSigners };
        byte[] signedRange = image.BuildSignedRange();

        // An unchanged program keeps the installed image: a new signature would make a different file.
        return install.FindSigned(signedRange, shortSigners.Count) ?? new ImageSigner([.. signers]).Sign(signedRange);
    }

    // The libraries of an application with updates, for a boot stage whose deployment was built without them.
    private void AddUpdates(string folder, HashSet<string> deployed)
    {
        foreach (string name in Config.Updates is null ? [] : BoardUpdates.Libraries)
        {
            string path = Path.Combine(folder, name + ".pe");
            if (File.Exists(path) && deployed.Add(name))
            {
                AddLibrary(path);
            }
        }
    }

    // All of the deployment is loaded, also what only the application uses.
    private HashSet<string> Deployed()
    {
        IReadOnlyList<BodyAssembly> assemblies = Deployment.Read(
            BootStage.Folder, Config.Partitions.DeploySize, hasLibraries: !BootStage.IsOwn).Assemblies;
        Libraries.AddRange(assemblies
            .Where(assembly => assembly.Name is not ("mscorlib" or Deployment.BootStage))
            .Select(assembly => Path.Combine(BootStage.Folder, assembly.Name + ".pe")));
        return [.. assemblies.Select(assembly => assembly.Name)];
    }

    /// <summary>The keys that sign a project: the named ones, or the board's own.</summary>
    internal List<PrivateKey> LoadSigners(KeptBoard folder)
    {
        return KeyPaths.Length == 0
            ? [folder.TakeKey(_writer, IsJson ? _terminal.Hint : Tell)]
            : [.. KeyPaths.Select(path => KeyFile.LoadPrivate(PathText.Require("--key", path), Passwords))];
    }

    // The keys of nf.config, the board's own key, and the named keys.
    private BoardTrust Gather(BoardFacts facts, KeptBoard folder, List<PrivateKey> signers)
    {
        List<PublicKey> keys = BootStage.KeysOf(facts, _terminal);
        IEnumerable<PublicKey> named = signers.Count > 0
            ? signers.Select(key => key.Public)
            : KeyPaths.Select(path => PublicKeySource.Load(PathText.Require("--key", path), Passwords));
        IEnumerable<PublicKey> own = folder.HasKey ? [PublicKeySource.Load(folder.KeyPath, passwords: [])] : [];
        foreach (PublicKey key in named
            .Concat(own)
            .Where(key => !keys.Exists(other => other.KeyHash.Equals(key.KeyHash)))
            .ToArray())
        {
            if (!keys.Exists(other => other.KeyHash.Equals(key.KeyHash)))
            {
                keys.Add(key);
            }
        }

        if (keys.Find(key => key.Type != KeyType.EcdsaP256) is { } other)
        {
            throw new MisuseException(
                $"--key: found a key of the type {other.Type}, expected ecdsa-p256",
                "the boot stage verifies ECDSA P-256 only");
        }

        int threshold = facts.Config.Keys.Threshold;
        if (signers.Count > 0 && signers.Count < threshold)
        {
            throw new MisuseException(
                $"found {signers.Count} keys to sign the project with, expected {threshold}, as nf.config asks",
                "give --key so often");
        }

        return keys.Count <= MostKeys
            ? new BoardTrust(keys, threshold, facts.Config.Boot.SecurityCounter)
            : throw new MisuseException(
                $"found {keys.Count} keys to trust, expected at most {MostKeys}",
                "take a key out of nf.config, or name fewer by --key");
    }

    private void Tell(string text)
    {
        if (!IsJson)
        {
            _terminal.Answer("board", text);
        }
    }
}
