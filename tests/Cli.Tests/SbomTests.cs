using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Bills of materials: they follow CycloneDX 1.6 and list the parts that are present.</summary>
public sealed partial class SbomTests : IDisposable
{
    private static readonly string[] s_kinds = ["application", "firmware", "library", "file"];

    private static readonly string[] s_toolParts =
    [
        "System.CommandLine", "Mono.Cecil", "SecureBoot.Signer", "BootStage", "mscorlib", "System.Device.Gpio",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Sbom_Image_ListsItsAssembliesWithHashesAndNeeds()
    {
        JsonElement bill = Read(Sign("Greeter", "UsesGreeter"));
        AssertCycloneDx(bill);

        JsonElement subject = bill.GetProperty("metadata").GetProperty("component");
        Assert.Equal(
            ("firmware", "UsesGreeter", "1.2.3+4"),
            (Text(subject, "type"), Text(subject, "name"), Text(subject, "version")));
        Assert.Equal(
            Hash(File.ReadAllBytes(_folder.File("app.img"))),
            subject.GetProperty("hashes")[0].GetProperty("content").GetString());
        Dictionary<string, string> properties = subject.GetProperty("properties").EnumerateArray()
            .ToDictionary(property => Text(property, "name"), property => Text(property, "value"));
        Assert.Equal("7", properties["secureboot:securityCounter"]);
        Assert.Equal(
            Secureboot.Run("pubkey", "--key", Vectors.SigningKey, "--format", "hash").Output.Trim(),
            properties["secureboot:namedSigner"]);

        JsonElement[] parts = [.. bill.GetProperty("components").EnumerateArray()];
        Assert.Equal(["Greeter", "UsesGreeter", "mscorlib"], parts.Select(part => Text(part, "name")));
        Assert.Equal(
            [Hash(Vectors.PeBytes("Greeter")), Hash(Vectors.PeBytes("UsesGreeter"))],
            parts[..2].Select(part => part.GetProperty("hashes")[0].GetProperty("content").GetString()));
        JsonElement user = bill.GetProperty("dependencies").EnumerateArray()
            .Single(entry => Text(entry, "ref") == Text(parts[1], "bom-ref"));
        Assert.Contains(
            Text(parts[0], "bom-ref"),
            user.GetProperty("dependsOn").EnumerateArray().Select(reference => reference.GetString()));
    }

    [Theory]
    [InlineData("ecdsa-p384", "--sha=auto")]
    [InlineData("ed25519", "--pure")]
    [InlineData("ed25519", "--sha=512")]
    public void Sbom_ImageThatOnlyTheHostVerifies_IsListed(string type, string form)
    {
        string key = _folder.File("other.pem");
        string image = _folder.File("other.img");
        Secureboot.Run("keygen", "--type", type, "--out", key).AssertDone();
        Secureboot.Run(
            "sign", "--key", key, form, "--version", "1.2.3", "--security-counter", "7", "--out", image,
            Vectors.Pe("Blink")).AssertDone();

        JsonElement bill = Read(image);
        AssertCycloneDx(bill);
        Assert.Equal("Blink", Text(bill.GetProperty("components")[0], "name"));

        byte[] damaged = File.ReadAllBytes(image);
        damaged[40] ^= 1;
        Secureboot.Run("sbom", _folder.Write("damaged.img", damaged)).AssertError(exitCode: 1, "the bytes are not");
    }

    [Fact]
    public void Sbom_SameImage_GivesTheSameBytes()
    {
        string image = Sign("Blink");
        string other = _folder.Write("other name.img", File.ReadAllBytes(image));

        byte[] first = Secureboot.Run("sbom", image).AssertDone().OutputBytes;
        Assert.Equal(first, Secureboot.Run("sbom", other).AssertDone().OutputBytes);
        Secureboot.Run("sbom", "--out", _folder.File("app.cdx.json"), image).AssertDone();
        Assert.Equal(first, File.ReadAllBytes(_folder.File("app.cdx.json")));
        Assert.DoesNotContain("timestamp", System.Text.Encoding.UTF8.GetString(first), StringComparison.Ordinal);
    }

    [Fact]
    public void Sbom_AnotherImage_HasAnotherSerialNumber()
    {
        string first = Text(Read(Sign("Blink")), "serialNumber");
        File.Delete(_folder.File("app.img"));
        Assert.NotEqual(first, Text(Read(Sign("Greeter", "UsesGreeter")), "serialNumber"));
    }

    [Fact]
    public void Sbom_Timestamp_StandsInTheMetadata()
    {
        JsonElement bill = Read(Sign("Blink"), "--timestamp", "2026-03-01T12:00:00Z");
        AssertCycloneDx(bill);
        Assert.Equal("2026-03-01T12:00:00Z", Text(bill.GetProperty("metadata"), "timestamp"));
    }

    [Fact]
    public void Sbom_Tool_ListsPackagesOwnPartsAndFirmware()
    {
        JsonElement bill = Read("--tool");
        AssertCycloneDx(bill);
        Assert.Equal("secureboot", Text(bill.GetProperty("metadata").GetProperty("component"), "name"));

        string[] names = [.. bill.GetProperty("components").EnumerateArray().Select(part => Text(part, "name"))];
        Assert.All(s_toolParts, name => Assert.Contains(name, names));
        JsonElement parser = bill.GetProperty("components").EnumerateArray()
            .Single(part => Text(part, "name") == "System.CommandLine");
        Assert.Equal("pkg:nuget/System.CommandLine@" + Text(parser, "version"), Text(parser, "purl"));
        Assert.Equal(Secureboot.Run("sbom", "--tool").OutputBytes, Secureboot.Run("sbom", "--tool").OutputBytes);
    }

    [Theory]
    [InlineData("no image", 1, "found no image: the first word is not the magic of an image")]
    [InlineData("flipped", 1, "the bytes are not those that were signed")]
    [InlineData("no body", 1, "the body cannot be listed")]
    [InlineData("missing", 2, "no such file")]
    public void Sbom_WrongImage_IsRefused(string what, int exitCode, string fragment)
    {
        byte[] image = File.ReadAllBytes(Sign("Blink"));
        image[^1] ^= (byte)(what == "flipped" ? 0 : 1);
        image[40] ^= (byte)(what == "flipped" ? 1 : 0);
        string path = what switch
        {
            "no image" => Vectors.Pe("Blink"),
            "flipped" => _folder.Write("bad.img", image),
            "no body" => TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin"),
            _ => _folder.File("missing.img"),
        };

        Secureboot.Run("sbom", "--out", _folder.File("bill"), path).AssertError(exitCode, fragment);
        Assert.False(File.Exists(_folder.File("bill")));
    }

    [Theory]
    [InlineData("found no image, expected an image or --tool")]
    [InlineData("found an image and --tool", "--tool", "IMAGE")]
    [InlineData("--timestamp: found 'today'", "--timestamp", "today", "IMAGE")]
    [InlineData("--timestamp: found '2026-03-01'", "--timestamp", "2026-03-01", "IMAGE")]
    [InlineData("--timestamp: found '2026-13-01T12:00:00Z'", "--timestamp", "2026-13-01T12:00:00Z", "IMAGE")]
    [InlineData("a file of that name exists", "--out", "IMAGE", "IMAGE")]
    [InlineData("--out: found an empty text", "--out", "", "IMAGE")]
    public void Sbom_WrongUse_IsMisuse(string fragment, params string[] arguments)
    {
        string image = Sign("Blink");
        Secureboot.Run(["sbom", .. arguments.Select(argument => argument == "IMAGE" ? image : argument)])
            .AssertError(exitCode: 2, fragment);
    }

    private static void AssertCycloneDx(JsonElement bill)
    {
        Assert.Equal(
            ("CycloneDX", "1.6", 1),
            (Text(bill, "bomFormat"), Text(bill, "specVersion"), bill.GetProperty("version").GetInt32()));
        Assert.Matches(SerialNumber(), Text(bill, "serialNumber"));
        JsonElement[] parts = [bill.GetProperty("metadata").GetProperty("component"), .. bill.GetProperty("components")
            .EnumerateArray()];
        foreach (JsonElement part in parts)
        {
            Assert.Contains(Text(part, "type"), s_kinds);
            Assert.NotEqual("", Text(part, "name"));
            Assert.All(
                part.TryGetProperty("hashes", out JsonElement hashes) ? hashes.EnumerateArray() : [],
                hash => Assert.True(Text(hash, "alg") == "SHA-256" && Text(hash, "content").Length == 64));
        }

        string[] references = [.. parts.Select(part => Text(part, "bom-ref"))];
        Assert.Equal(references.Length, references.Distinct().Count());
        JsonElement[] dependencies = [.. bill.GetProperty("dependencies").EnumerateArray()];
        Assert.Equal(
            references.Order(StringComparer.Ordinal),
            dependencies.Select(entry => Text(entry, "ref")).Order(StringComparer.Ordinal));
        Assert.All(
            dependencies.SelectMany(entry => entry.GetProperty("dependsOn").EnumerateArray()),
            need => Assert.Contains(need.GetString(), references));
    }

    private string Sign(params string[] assemblies)
    {
        Secureboot.Run([
            "sign", "--key", Vectors.SigningKey, "--version", "1.2.3+4", "--security-counter", "7", "--out",
            _folder.File("app.img"), .. assemblies.Select(Vectors.Pe),
        ]).AssertDone();
        return _folder.File("app.img");
    }

    private static JsonElement Read(params string[] arguments)
    {
        return JsonDocument.Parse(Secureboot.Run(["sbom", .. arguments]).AssertDone().OutputBytes).RootElement;
    }

    private static string Text(JsonElement element, string name)
    {
        return element.GetProperty(name).GetString() ?? "";
    }

    private static string Hash(byte[] bytes)
    {
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    private static partial Regex SerialNumber();
}
