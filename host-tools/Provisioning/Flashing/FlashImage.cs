using System;
using System.Collections.Generic;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>A signed image that the board's boot stage will take.</summary>
public sealed class FlashImage
{
    private readonly byte[] _content;

    private FlashImage(byte[] content, VerifiedImage verified)
    {
        _content = content;
        Verified = verified;
        Assemblies = new BodyReader(content, verified.Header.HeaderSize, verified.Header.BodySize).Assemblies;
    }

    /// <summary>The size of the image in bytes.</summary>
    public int Size => _content.Length;

    /// <summary>The assemblies in it, in load order.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies { get; }

    /// <summary>The facts that verification read.</summary>
    public VerifiedImage Verified { get; }

    /// <summary>Reads an image and refuses one that the boot stage of this board would refuse, or that would not start
    /// beside the deployment, where that is known.</summary>
    public static FlashImage Read(string path, BoardConfig config, ConfiguredKeys keys, Deployment? deployment)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(keys);
        byte[] image = InputFile.Read(path, InputFile.MaxImageSize);
        if (image.Length > config.Boot.MaxImageSize)
        {
            throw new FlashException(
                $"{path}: found an image of "
                    + $"{image.Length} bytes, expected at most {config.Boot.MaxImageSize}, a slot of this board",
                "make the image smaller, or raise maxImageSize in nf.config and build the boot stage again",
                isRefusal: true);
        }

        TrustedKey[] trusted = Trust(keys);
        ImagePolicy policy = ImagePolicy.WithCounter(
            new TrustedKeys(trusted, config.Keys.Threshold), config.Boot.MaxImageSize, config.Boot.SecurityCounter);
        policy.Product = config.Boot.Product;
        ImageVerdict verdict = new ImageCheck(policy).Run(image);
        if (verdict.Image is null)
        {
            throw new FlashException(
                $"{path}: found an image that the boot stage would refuse: "
                    + $"{VerifyStatusNames.Get(verdict.Status)}, {StatusText.Of(verdict.Status)}",
                "secureboot inspect shows what is in it; nf.config says which keys and which counter count",
                isRefusal: true);
        }

        RequireForTheDevice(path, verdict, deployment);
        return new FlashImage(image, verdict.Image);
    }

    /// <summary>The version and counter, in words.</summary>
    public string Describe()
    {
        ImageHeader header = Verified.Header;
        return $"version {header.Major}.{header.Minor}.{header.Revision}+{header.Build}, security counter "
            + $"{Verified.SecurityCounter}";
    }

    /// <summary>The bytes that were verified.</summary>
    public byte[] ToArray()
    {
        return (byte[])_content.Clone();
    }

    private static TrustedKey[] Trust(ConfiguredKeys keys)
    {
        TrustedKey[] trusted = new TrustedKey[keys.Keys.Count];
        for (int i = 0; i < trusted.Length; i++)
        {
            trusted[i] = keys.Keys[i].ToTrustedKey();
        }

        return trusted;
    }

    private static void RequireForTheDevice(string path, ImageVerdict verdict, Deployment? deployment)
    {
        string? problem = verdict.Body is null
            ? StatusText.Of(BodyStatus.NotChecked)
            : BodyJudge.Problem(verdict.Body, deployment?.Assemblies);
        if (problem is not null)
        {
            throw new FlashException(
                $"{path}: found a body that the device would not load and start: {problem}", isRefusal: true);
        }
    }
}
