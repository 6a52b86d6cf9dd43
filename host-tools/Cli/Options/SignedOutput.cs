using System;
using System.Collections.Generic;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Options;

/// <summary>The image that a signing command writes, and the report about it.</summary>
internal sealed class SignedOutput
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly string _path;
    private readonly bool _force;
    private readonly uint _slotSize;
    private int _boardSize = InputFile.MaxImageSize;

    /// <summary>An output to <paramref name="path"/>, which must be free unless <paramref name="force"/> is
    /// given.</summary>
    internal SignedOutput(
        Terminal terminal, OutputWriter writer, string path, bool force, uint slotSize = InputFile.MaxImageSize)
    {
        OutputName.RequireFree(path, force);
        if (OutputName.IsStandardOutput(path))
        {
            terminal.LeaveOutput();
        }

        _terminal = terminal;
        _writer = writer;
        _path = path;
        _force = force;
        _slotSize = slotSize;
    }

    /// <summary>Has an image refused that is larger than the board takes.</summary>
    internal void Limit(BoardConfig? config)
    {
        _boardSize = config?.Boot.MaxImageSize ?? InputFile.MaxImageSize;
    }

    /// <summary>The digest's own path, which must be another one and free too.</summary>
    internal string RequireDigest(string path)
    {
        OutputName.RequireFree(path, _force);
        if (OutputName.IsStandardOutput(path))
        {
            throw new MisuseException($"--digest-out: found '{path}', the standard output, expected a file's name");
        }

        if (OutputName.IsSame(path, _path))
        {
            throw new MisuseException(
                $"--digest-out: found '{path}', which is also the image's name", "give two names");
        }

        return path;
    }

    /// <summary>Writes the image if the device would accept it with all of the keys. The bytes that are read back must
    /// be the same.</summary>
    internal void Write(byte[] image, IReadOnlyList<PublicKey> signers)
    {
        Write(image, image, signers);
    }

    /// <summary>The same for an image that the file holds in another form.</summary>
    internal void Write(byte[] image, byte[] file, IReadOnlyList<PublicKey> signers)
    {
        RequireFits(image.Length);
        UnfinishedImage.RequireStatus(image, signers, VerifyStatus.Ok);
        _writer.Write(_path, file, _force);
        _terminal.Answer("wrote", $"{Printable.Escape(_path)}, {file.Length} bytes");
    }

    /// <summary>Writes an image that no device takes yet, and its digest.</summary>
    internal void WriteUnsigned(UnfinishedImage image, IReadOnlyList<PublicKey> signers, string digestPath)
    {
        byte[] bytes = image.Build();
        RequireFits(bytes.Length);
        UnfinishedImage.RequireStatus(bytes, signers, VerifyStatus.MissingSignature);
        _writer.Write([new OutputFile(_path, bytes), new OutputFile(digestPath, image.Message)], _force);
        _terminal.Answer("wrote", $"{Printable.Escape(_path)}, {bytes.Length} bytes, not signed");
        _terminal.Answer("digest", Convert.ToHexStringLower(image.Digest));
        if (image.Form.IsPure)
        {
            _terminal.Answer(
                "to be signed", $"the image's first {image.Message.Length} bytes themselves, not the digest");
        }
    }

    /// <summary>Reports that an added signature is only an ordinary signature, if the image also has short
    /// signatures.</summary>
    internal static void ReportOrdinary(Terminal terminal, byte[] image)
    {
        int count = ImageInspector.Inspect(image).ShortSigners.Count;
        terminal.Answer(
            "short signatures",
            count == 0
                ? "none"
                : $"{count} as before: what is added is an ordinary signature only, so a device that trusts no "
                    + "short signer takes longer to boot");
    }

    /// <summary>Prints the signers, or the future signers.</summary>
    internal void Report(List<PublicKey> signers, bool isSigned)
    {
        foreach (PublicKey key in signers)
        {
            _terminal.Answer(isSigned ? "signed by" : "to be signed by", $"{key.KeyHash} ({key.Type})");
        }

        if (!signers.Exists(key => key.Type == KeyType.EcdsaP256))
        {
            _terminal.Warning("no signature is of the type ecdsa-p256, the one that the boot stage verifies");
        }
    }

    private void RequireFits(int size)
    {
        if (size > _boardSize)
        {
            throw new RefusalException(
                $"found an image of {size} bytes, expected at most {_boardSize}, the maxImageSize of the board",
                "make the body smaller, or raise maxImageSize in nf.config and build the boot stage again");
        }

        uint most = Math.Min(_slotSize, InputFile.MaxImageSize);
        if (size > most)
        {
            throw new MisuseException(
                $"found an image of {size} bytes, expected at most {most}",
                "make the body smaller, or the slot larger");
        }
    }
}
