using System;
using System.IO;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Publishing;

/// <summary>The files of a site as a board gets them.</summary>
internal abstract class SiteFiles : IDisposable
{
    /// <summary>The files at a URL or in a folder.</summary>
    internal static SiteFiles Open(string place)
    {
        if (!place.Contains("://", StringComparison.Ordinal))
        {
            return new FolderSiteFiles(SiteFolder.Require("--check", place));
        }

        return Uri.TryCreate(place, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? new HttpSiteFiles(address)
            : throw new MisuseException(
                $"--check: found '{Printable.Escape(place)}', expected a folder, or an address with http:// or "
                    + "https://");
    }

    /// <summary>A file from an offset to its end, in one answer.</summary>
    /// <exception cref="RefusalException">A board would not take the answer.</exception>
    internal abstract byte[] Read(string name, int offset, int most);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the connection.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private sealed class FolderSiteFiles(string folder) : SiteFiles
    {
        internal override byte[] Read(string name, int offset, int most)
        {
            byte[] file = InputFile.Read(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)), most);
            return file[Math.Min(offset, file.Length)..];
        }
    }
}
