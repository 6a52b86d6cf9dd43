using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Manifests;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>A folder that a web server serves: images by their digests, and a manifest for each channel
/// (docs/updates.md, section 2).</summary>
internal sealed class UpdateSite(string folder, string channel)
{
    private readonly string _folder = folder;
    private readonly string _channel = channel;
    private byte[]? _before;

    /// <summary>Refuses a channel whose name is more than a folder's.</summary>
    internal static string RequireChannel(string name)
    {
        return ChannelName.IsValid(name)
            ? name
            : throw new MisuseException(
                $"--channel: found '{Printable.Escape(name)}', expected {ChannelName.ValidValues}");
    }

    /// <summary>The names of a product's files, as a board makes them.</summary>
    internal UpdateSettings Names(byte[] product)
    {
        return new UpdateSettings(new PublisherKeys([]), product, _channel, []);
    }

    /// <summary>The one product that has the channel here, or throws.</summary>
    internal byte[] FindProduct()
    {
        IEnumerable<string> folders = Directory.Exists(_folder) ? Directory.GetDirectories(_folder) : [];
        string[] names = [.. folders
            .Where(folder => File.Exists(Path.Combine(folder, _channel, "manifest")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal)];
        return names.Length == 1 && ProductId.TryParse(names[0]) is { } product
            ? product.Class
            : throw NotOne(names.Length);
    }

    /// <summary>The turn to publish a product here, until it is disposed: its channels share the images.</summary>
    internal PublicationTurn TakeTurn(byte[] product)
    {
        string root = Path.GetFullPath(_folder);
        string real = Directory.Exists(root)
            ? Directory.ResolveLinkTarget(root, returnFinalTarget: true)?.FullName ?? root
            : root;
        return PublicationTurn.Take(Path.Combine(real, Convert.ToHexStringLower(product)));
    }

    /// <summary>The channel's manifest, or null without a manifest. A manifest without a signature of
    /// <paramref name="publishers"/> is refused.</summary>
    internal Manifest? ReadManifest(byte[] product, PublisherKeys publishers)
    {
        string path = PathOf(Names(product).ManifestName);
        _before = ReadBytes(path);
        if (_before is not { } bytes)
        {
            return null;
        }

        ManifestReader reader = new(publishers);
        ManifestStatus status = reader.Read(bytes, bytes.Length, out Manifest? manifest);
        string why = status == ManifestStatus.BadContainer ? StatusText.Of(reader.LastVerify) : ManifestText.Of(status);
        return status == ManifestStatus.Ok && manifest is not null
            ? manifest
            : throw new RefusalException(
                $"{Printable.Escape(path)}: found a manifest that does not count: {why}",
                "after a change of publishers name the old one with --publisher PUB.pem; else find out who wrote it");
    }

    /// <summary>A manifest of the image of <see cref="ReadManifest"/>, with other numbers, whatever became of the
    /// image's file.</summary>
    internal ManifestBuilder Rebuild(ManifestNumbers numbers) => ManifestBuilder.OfSameImage(_before ?? [], numbers);

    /// <summary>The image that a manifest names.</summary>
    internal byte[] ReadImage(Manifest manifest)
    {
        string path = PathOf(Names(manifest.Product).GetImageName(manifest.FileDigest));
        byte[] image = File.Exists(path) && new FileInfo(path).Length > 0
            ? InputFile.Read(path, InputFile.MaxImageSize)
            : [];
        return SHA256.HashData(image).AsSpan().SequenceEqual(manifest.FileDigest)
            ? image
            : throw new RefusalException(
                $"{Printable.Escape(path)}: found no file with the published image's bytes",
                "put the image's file back under this name, then try again; secureboot publish --halt works "
                    + "without the file");
    }

    /// <summary>Writes the image, unless the file exists or there is no image, and then the manifest in one step, over
    /// the manifest that was read. Returns the names of the written files.</summary>
    internal IReadOnlyList<string> Write(OutputWriter writer, ManifestBuilder builder, byte[]? image, byte[] manifest)
    {
        UpdateSettings names = Names([.. builder.Product]);
        string imagePath = PathOf(names.GetImageName(Convert.FromHexString(builder.FileDigest)));
        string manifestPath = PathOf(names.ManifestName);
        SiteFolder.Make(Path.GetDirectoryName(imagePath)!);
        SiteFolder.Make(Path.GetDirectoryName(manifestPath)!);
        OutputName.RequireFree(manifestPath, replace: true);
        RequireUnchanged(manifestPath);
        bool isNew = image is not null && IsMissing(imagePath, image);
        if (isNew)
        {
            writer.Write(imagePath, image!, replace: false);
        }

        RequireUnchanged(manifestPath);
        writer.Write(manifestPath, manifest, replace: true);
        return isNew ? [imagePath, manifestPath] : [manifestPath];
    }

    private static bool IsMissing(string path, byte[] image)
    {
        if (File.Exists(path) && !InputFile.Read(path, InputFile.MaxImageSize).AsSpan().SequenceEqual(image))
        {
            throw new RefusalException(
                $"{Printable.Escape(path)}: found other bytes than the file's name says, expected the image",
                "delete it, and find out who changed it: an image's file never changes");
        }

        return !File.Exists(path);
    }

    // A command on another machine, or a program that knows no turns.
    private void RequireUnchanged(string manifestPath)
    {
        byte[]? now = ReadBytes(manifestPath);
        if ((now is null) != (_before is null) || !now.AsSpan().SequenceEqual(_before))
        {
            throw new RefusalException(
                $"{Printable.Escape(manifestPath)}: found another manifest than a moment ago, expected the same",
                "somebody else published; run this command again");
        }
    }

    private static byte[]? ReadBytes(string path)
    {
        return File.Exists(path) ? InputFile.ReadToReplace(path, ManifestContainer.MaxSize) : null;
    }

    private Exception NotOne(int count)
    {
        string found = $"--site: found {count} products with the channel {_channel}, expected one";
        return count == 0
            ? new RefusalException(found, "publish an image first")
            : new MisuseException(found, "name one of them with --product");
    }

    private string PathOf(string name)
    {
        return Path.Combine(_folder, name.Replace('/', Path.DirectorySeparatorChar));
    }
}
