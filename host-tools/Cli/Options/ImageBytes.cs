using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Options;

/// <summary>Reads an image as raw bytes, or as Intel HEX from a file that is named so.</summary>
internal static class ImageBytes
{
    internal static byte[] Read(string path)
    {
        return IntelHex.IsName(path)
            ? IntelHex.Read(path, InputFile.Read(path, 4 * InputFile.MaxImageSize)).Bytes
            : InputFile.Read(path, InputFile.MaxImageSize);
    }
}
