using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Demonstration;

/// <summary>A folder in which the demo leaves its key, its image and the deployment of a boot stage that trusts the
/// key.</summary>
internal sealed class KeptDemo
{
    private const string Key = "release.pem";
    private const string PublicKeyName = "release.pub.pem";
    private const string Image = "app.img";
    private const string BootStage = "BootStage.bin";

    private readonly OutputWriter _writer;
    private readonly BootStageBuild _build;
    private readonly string _folder;
    private readonly bool _force;

    /// <summary>A folder that is created if necessary, and must be empty unless <paramref name="force"/> is
    /// given.</summary>
    internal KeptDemo(OutputWriter writer, BootStageBuild build, string folder, bool force)
    {
        _writer = writer;
        _build = build;
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
    internal void Write(Terminal terminal, DemoImages images)
    {
        Deployment deployment = Compile(terminal, images.Key);
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

        terminal.Answer(
            "kept",
            $"{Printable.Escape(_folder)}: {Key}, {PublicKeyName}, {Image}, {BootStage} ({deployment.Assemblies.Count} "
                + $"assemblies, {deployment.Size} bytes)");
        BoardLibraries.Warn(terminal, deployment);
    }

    private Deployment Compile(Terminal terminal, PublicKey key)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("secureboot-demo-");
        try
        {
            Stopwatch time = Stopwatch.StartNew();
            terminal.Progress("compiling the boot stage with the demo's key");
            string output = _build.Run([key], work.FullName, line => terminal.Progress(Printable.Escape(line)));
            Deployment? deployment = Directory.Exists(output) ? Deployment.Read(output, InputFile.MaxImageSize) : null;
            if (deployment?.Holds(key) is not true)
            {
                throw new MisuseException(
                    "--firmware: found a boot stage that was built without the demo's key, expected the sources "
                        + "that belong to this command",
                    "name the folder firmware of a clone of its version");
            }

            terminal.Answer("");
            terminal.Answer(
                "compiled",
                $"the boot stage with the key {key.KeyHash}, by dotnet build, in {time.Elapsed.TotalSeconds:0} s");
            return deployment;
        }
        finally
        {
            work.Delete(recursive: true);
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
                throw new MisuseException(
                    $"--keep: found the folder {_folder} with something in it, expected an empty one",
                    "name another one, or give --force");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"--keep: found that the folder {_folder} cannot be made", "name another one");
        }
    }
}
