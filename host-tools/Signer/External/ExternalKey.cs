using System;
using System.IO;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;

namespace SecureBoot.Signer.External;

/// <summary>A key in an external store, such as an HSM: a command signs with it, and the signature is
/// checked.</summary>
public sealed class ExternalKey : SigningKey
{
    private readonly SignerCommandLine _command;
    private readonly TimeSpan _patience;
    private readonly OutputWriter _writer;

    /// <summary>The command must sign in the name of <paramref name="key"/>. An interruption of
    /// <paramref name="writer"/> ends the command.</summary>
    public ExternalKey(PublicKey key, SignerCommandLine command, TimeSpan patience, OutputWriter writer)
        : base(key)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(writer);
        _command = command;
        _patience = patience;
        _writer = writer;
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[] signature = [];
        using SignerProcess process = new(_command);
        _writer.Guard(process.Abort, () => signature = Sign(process, message));
        return signature;
    }

    private byte[] Sign(SignerProcess process, byte[] digest)
    {
        string folder = process.CreateFolder();
        string digestPath = Path.Combine(folder, "digest");
        string signaturePath = Path.Combine(folder, "signature");
        WriteDigest(digestPath, digest);
        process.Run(digestPath, signaturePath, _patience);
        return SignatureReader.Read(ReadFile(signaturePath), digest, Public);
    }

    private static void WriteDigest(string path, byte[] digest)
    {
        try
        {
            File.WriteAllBytes(path, digest);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SignerProcess.Unwritable();
        }
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
            throw new SignerCommandException(
                $"the signer {_command.Program} ended well but {found}",
                $"it must write the signature to the path that {SignerCommandLine.SignaturePlace} stands for");
        }
    }
}
