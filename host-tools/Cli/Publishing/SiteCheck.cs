using System;
using System.Security.Cryptography;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Manifests;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>Looks at a channel as a board would: manifest, then the image in two answers, block by block.</summary>
internal sealed class SiteCheck(Terminal terminal, SiteFiles files, UpdateSettings names)
{
    private readonly Terminal _terminal = terminal;
    private readonly SiteFiles _files = files;
    private readonly UpdateSettings _names = names;

    /// <summary>Checks the site, prints the findings, and gives the verdict.</summary>
    /// <exception cref="RefusalException">Boards would refuse the manifest or its image's file.</exception>
    /// <exception cref="ImageException">Boards would refuse the image itself.</exception>
    internal SiteVerdict Run(uint now)
    {
        byte[] bytes = _files.Read(_names.ManifestName, 0, ManifestContainer.MaxSize);
        ManifestReader reader = new(_names.Publishers);
        ManifestStatus status = reader.Read(bytes, bytes.Length, out Manifest? manifest);
        if (status != ManifestStatus.Ok || manifest is null)
        {
            string why = status == ManifestStatus.BadContainer
                ? StatusText.Of(reader.LastVerify)
                : ManifestText.Of(status);
            throw new RefusalException($"{_names.ManifestName}: found a manifest that does not count: {why}");
        }

        ManifestReport.Write(_terminal, manifest);
        RequireImage(manifest);
        return manifest.Product.AsSpan().SequenceEqual(_names.Product)
            ? SiteVerdict.Of(manifest, now)
            : throw new RefusalException($"{_names.ManifestName}: found a manifest for the product "
                + $"{new Guid(manifest.Product, bigEndian: true)}, expected that of its folder");
    }

    // Also from the middle of the file: a server without ranges cannot resume a download.
    private void RequireImage(Manifest manifest)
    {
        string name = _names.GetImageName(manifest.FileDigest);
        int half = manifest.Numbers.Size / 2;
        byte[] whole = _files.Read(name, 0, InputFile.MaxImageSize);
        byte[] rest = _files.Read(name, half, InputFile.MaxImageSize);
        if (whole.Length != manifest.Numbers.Size || !rest.AsSpan().SequenceEqual(whole.AsSpan(half)))
        {
            throw new RefusalException($"{name}: found {whole.Length} bytes, and {rest.Length} from {half} on, "
                + $"expected the {manifest.Numbers.Size} of the manifest");
        }

        for (int block = 0; block < manifest.Numbers.BlockCount; block++)
        {
            int start = block * Manifest.BlockSize;
            if (!manifest.IsBlock(
                block, SHA256.HashData(whole.AsSpan(start, Math.Min(Manifest.BlockSize, whole.Length - start)))))
            {
                throw new RefusalException($"{name}: found other bytes than the manifest names from {start} on");
            }
        }

        if (!SHA256.HashData(whole).AsSpan().SequenceEqual(manifest.FileDigest))
        {
            throw new RefusalException($"{name}: found a file of another digest than the manifest's");
        }

        _ = new ManifestBuilder(name, whole, new ManifestNumbers());
        _terminal.Answer("image", $"{name}, {whole.Length} bytes, whole, and from {half} on");
    }
}
