using SecureBoot.Crypto;

namespace SecureBoot.Updates;

/// <summary>The parts of a server's action that a board reads (docs/updates.md, section 8).</summary>
internal sealed class DdiDeployment
{
    /// <summary>Reads the answer of <c>deploymentBase</c>.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="artifact">The only name of a file that counts.</param>
    internal DdiDeployment(JsonText text, string artifact)
    {
        int deployment = text.Find(text.Root, "deployment");
        int download = text.Find(deployment, "download");
        int update = text.Find(deployment, "update");
        IsAllowed = IsAttempt(text, download) || text.Is(download, "forced");
        IsForced = text.Is(download, "forced") && text.Is(update, "forced");
        IsInstalled = (IsAttempt(text, update) || text.Is(update, "forced"))
            && !text.Is(text.Find(deployment, "maintenanceWindow"), "unavailable");
        IsRead = deployment >= 0;
        for (int chunk = text.First(text.Find(deployment, "chunks")); chunk >= 0; chunk = text.Next(chunk))
        {
            for (int file = text.First(text.Find(chunk, "artifacts")); file >= 0; file = text.Next(file))
            {
                if (text.Is(text.Find(file, "filename"), artifact))
                {
                    ReadFile(text, file, artifact);
                    Count++;
                }
            }
        }
    }

    /// <summary>Whether the text is a deployment.</summary>
    internal bool IsRead { get; }

    /// <summary>Whether the board may download the file now.</summary>
    internal bool IsAllowed { get; }

    /// <summary>Whether the update needs no consent.</summary>
    internal bool IsForced { get; }

    /// <summary>Whether the board may try the image after the download.</summary>
    internal bool IsInstalled { get; }

    /// <summary>The number of files with the name.</summary>
    internal int Count { get; private set; }

    /// <summary>The bytes of the file; 0 without a valid size, digest and path.</summary>
    internal int Size { get; private set; }

    /// <summary>SHA-256 of the file.</summary>
    internal byte[] Digest { get; } = new byte[Sha256.DigestSize];

    /// <summary>The path of the file below the board's address: made of a number and the board's own name for the
    /// file.</summary>
    internal string Path { get; private set; } = "";

    private static bool IsAttempt(JsonText text, int value) => text.Is(value, "attempt");

    private void ReadFile(JsonText text, int file, string artifact)
    {
        int links = text.Find(file, "_links");
        int link = text.Find(links, "download");
        ulong module = text.ReadNumber(
            text.Find(link < 0 ? text.Find(links, "download-http") : link, "href"), "/softwaremodules/", out int end);
        ulong size = text.ReadNumber(text.Find(file, "size"), "", out _);
        bool isGood = module > 0
            && text.StartsWith(end, "/artifacts/")
            && text.TryReadHex(text.Find(text.Find(file, "hashes"), "sha256"), Digest)
            && size is >= Image.ImageHeader.Size and <= Manifest.MaxBlocks * Manifest.BlockSize;
        Size = isGood ? (int)size : 0;
        Path = "softwaremodules/" + module.ToString() + "/artifacts/" + artifact;
    }
}
