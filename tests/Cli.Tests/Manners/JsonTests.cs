using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Json.Schema;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The output of --json follows docs/answer.schema.json, also where the command fails.</summary>
public sealed class JsonTests : IDisposable
{
    private static readonly JsonSchema s_schema = JsonSchema.FromText(
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "answer.schema.json")));

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void SignAndVerify_AreAsTheSchemaSays()
    {
        string image = _folder.File("i.img");
        JsonElement signed = Check(0, "sign", "--key", Vectors.SigningKey, "--version", "1.2.3+4", "--security-counter",
            "7", "--product", "example.com/lamp", "--native-hash", "--out", image, Vectors.Pe("Blink"));
        Assert.Equal("7", Text(signed, "securityCounter"));
        Check(0, "sign", "--key", Vectors.SigningKey, "--version", "1.2.3", "--security-counter", "7", "--digest-out",
            _folder.File("d"), "--out", _folder.File("u"), Vectors.Pe("Blink"));

        JsonElement verified = Check(0, "verify", "--key", Vectors.VerifyingKey, image);
        Assert.Equal(
            ("Ok", "1.2.3+4", "loadable"),
            (Text(verified, "status"), Text(verified, "version"), Text(verified, "body")));
        Assert.Equal(
            "UnknownKey", Text(Check(1, "verify", "--key", Vectors.Key("ecdsa-p256-b.pub.pem"), image), "status"));
    }

    [Fact]
    public void Failures_AreOneObjectToo()
    {
        JsonElement missing = Check(2, "verify", "--key", Vectors.VerifyingKey, _folder.File("none"));
        Assert.Contains(
            "no such file",
            missing.GetProperty("messages")[0].GetProperty("text").GetString(),
            StringComparison.Ordinal);
        Check(2, "push", "--port", _folder.File("ttyNone"), _folder.Write("i.img", "x"));
        Check(2, "build", _folder.Path);
    }

    [Fact]
    public void ProvisionAndFlash_AreAsTheSchemaSays()
    {
        using FlashBench bench = new();
        string[] config = ["--config", bench.Config];
        JsonElement flashed = Check(
            0,
            [
                "flash", .. config, "--boot", bench.Deployment, "--app", bench.Image, "--port", bench.Port, "--nanoff",
                bench.Nanoff.Tool,
            ]);
        Assert.Equal("Blink loaded", Text(flashed, "application"));
        JsonElement plan = Check(
            0,
            ["flash", .. config, "--boot", bench.Deployment, "--app", bench.Image, "--port", bench.Port, "--dry-run"]);
        Assert.Equal(8, plan.GetProperty("answers").GetProperty("wouldRun").GetArrayLength());
        Check(2, ["flash", .. config, "--monitor"]);

        using BoardFolder board = new();
        Assert.NotEmpty(Check(0, "provision", "--config", board.Config, "--dry-run").GetProperty("answers")
            .GetProperty("change").EnumerateArray());
        Check(0, "provision", "--config", board.Config);
    }

    [Fact]
    public void Doctor_IsAsTheSchemaSays()
    {
        using FlashBench bench = new();
        JsonElement answer = Check(
            1, "doctor", "--config", bench.Config, "--port", bench.Port, "--nanoff", bench.Nanoff.Tool);
        Assert.Equal("ESP32_REV3, nanoCLR 1.17.0.339", Text(answer, "board"));
        Assert.Equal("secureboot build", Text(answer, "fixImage"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"command":"verify","exitCode":0,"answers":{},"messages":[]}""")]
    [InlineData("""{"command":"verify","exitCode":1,"answers":{"other":["x"]},"messages":[]}""")]
    [InlineData("""{"command":"push","exitCode":2,"answers":{},"messages":[]}""")]
    [InlineData("""{"command":"push","exitCode":1,"answers":{"board":"x"},"messages":[]}""")]
    public void Schema_OtherObjects_AreNot(string json)
    {
        Assert.False(IsValid(json));
    }

    [Fact]
    public void Schema_NamesTheCommandsThatHaveIt()
    {
        string[] all = [.. Secureboot.Run("--help").Output.Split("commands:\n")[1].Split("\n\n")[0].Split('\n')
            .Select(line => line.Trim().Split(' ')[0])];
        string[] named =
        [
            .. all.Where(command =>
                Secureboot.Run(command, "--help").Output.Contains("docs/answer.schema.json", StringComparison.Ordinal)),
        ];
        using JsonDocument schema = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "answer.schema.json")));
        string[] expected = [.. schema.RootElement.GetProperty("properties").GetProperty("command").GetProperty("enum")
            .EnumerateArray().Select(name => name.GetString()!)];
        Assert.Equal(expected.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static JsonElement Check(int exitCode, params string[] arguments)
    {
        CommandResult result = Secureboot.Run([.. arguments, "--json"]);
        Assert.True(
            result.Output.Count(letter => letter == '\n') == 1 && IsValid(result.Output), result.Output + result.Talk);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        Assert.Equal((exitCode, exitCode), (result.ExitCode, document.RootElement.GetProperty("exitCode").GetInt32()));
        return document.RootElement.Clone();
    }

    private static bool IsValid(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return s_schema.Evaluate(document.RootElement).IsValid;
    }

    private static string? Text(JsonElement answer, string name)
    {
        return answer.GetProperty("answers").GetProperty(name)[0].GetString();
    }
}
