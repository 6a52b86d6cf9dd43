using System;
using System.IO;
using System.Linq;
using SecureBoot.Provisioning;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>A folder in which the demo leaves its key, its image and the boot stage's deployment.</summary>
internal sealed class KeptDemo
{
    private const string Key = "release.pem";
    private const string PublicKeyName = "release.pub.pem";
    private const string Image = "app.img";
    private const string BootStage = "BootStage.bin";

    private readonly OutputWriter _writer;
    private readonly string _folder;
    private readonly bool _force;

    /// <summary>A folder that is made if it is not there, and empty unless <paramref name="force"/> is given.</summary>
    internal KeptDemo(OutputWriter writer, string folder, bool force)
    {
        _writer = writer;
        _folder = folder;
        _force = force;
        Prepare();
        OutputName.RequireSecretFree(PathOf(Key));
        foreach (string name in new[] { PublicKeyName, Image, BootStage })
        {
            OutputName.RequireFree(PathOf(name), force);
        }
    }

    /// <summary>Writes all of it, or nothing.</summary>
    internal void Write(Terminal terminal, DemoImages images, string firmware)
    {
        Deployment deployment = Deployment.Read(firmware, InputFile.MaxImageSize);
        KeyFile.Create(_writer, PathOf(Key), images.PrivateKey, password: null);
        try
        {
            _writer.Write(
                [
                    new OutputFile(PathOf(PublicKeyName), PublicKeyWriter.Write(images.Key, PublicKeyFormat.Pem)),
                    new OutputFile(PathOf(Image), images.Good),
                    new OutputFile(PathOf(BootStage), deployment.ToArray()),
                ],
                _force);
        }
        catch
        {
            File.Delete(PathOf(Key));
            throw;
        }

        terminal.Answer("kept", $"{Printable.Escape(_folder)}: {Key}, {PublicKeyName}, {Image}, {BootStage} ({deployment.Assemblies.Count} assemblies, {deployment.Size} bytes)");
        if (!deployment.Holds(images.Key))
        {
            terminal.Warning($"the boot stage in {BootStage} trusts the keys that it was built with, and {PublicKeyName} is not among them: the demo hands its key to the virtual board");
            terminal.Hint($"for a board: name {PublicKeyName} in nf.config, then secureboot provision, dotnet build firmware/BootStage, secureboot flash");
        }
    }

    private string PathOf(string name)
    {
        return Path.Combine(_folder, name);
    }

    private void Prepare()
    {
        try
        {
            Directory.CreateDirectory(_folder);
            if (!_force && Directory.EnumerateFileSystemEntries(_folder).Any())
            {
                throw new MisuseException($"--keep: found the folder {_folder} with something in it, expected an empty one", "name another one, or give --force");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"--keep: found that the folder {_folder} cannot be made", "name another one");
        }
    }
}
