using System;
using System.IO;

namespace SecureBoot.Signer;

/// <summary>A key that somebody else keeps, such as an HSM: a command signs with it, and what it gives is checked.</summary>
public sealed class ExternalKey : SigningKey
{
    private readonly SignerCommandLine _command;
    private readonly TimeSpan _patience;

    /// <summary>The command must sign in the name of <paramref name="key"/>.</summary>
    public ExternalKey(PublicKey key, SignerCommandLine command, TimeSpan patience)
        : base(key)
    {
        ArgumentNullException.ThrowIfNull(command);
        _command = command;
        _patience = patience;
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        DirectoryInfo folder = CreateFolder();
        try
        {
            string digestPath = Path.Combine(folder.FullName, "digest");
            string signaturePath = Path.Combine(folder.FullName, "signature");
            WriteDigest(digestPath, digest);
            SignerProcess.Run(_command, digestPath, signaturePath, _patience);
            return SignatureReader.Read(ReadFile(signaturePath), digest, Public);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DirectoryInfo CreateFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("secureboot-sign-");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable();
        }
    }

    private static void WriteDigest(string path, byte[] digest)
    {
        try
        {
            File.WriteAllBytes(path, digest);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable();
        }
    }

    private static SignerCommandException Unwritable()
    {
        return new SignerCommandException($"{Path.GetTempPath()}: found no way to write there the digest for the signer", "make room there, or name another folder by TMPDIR");
    }

    private byte[] ReadFile(string path)
    {
        try
        {
            return InputFile.Read(path, SignatureReader.MaxFileSize);
        }
        catch (FileException exception)
        {
            string found = exception.Problem switch
            {
                FileProblem.Missing => "wrote no signature",
                FileProblem.Empty => "wrote an empty signature",
                FileProblem.TooLarge => $"wrote more than {SignatureReader.MaxFileSize} bytes as signature",
                _ => "wrote a signature that cannot be read",
            };
            throw new SignerCommandException($"the signer {_command.Program} ended well but {found}", $"it must write the signature to the path that {SignerCommandLine.SignaturePlace} stands for");
        }
    }
}
