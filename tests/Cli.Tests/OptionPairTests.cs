using System;
using System.IO;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Options that need or exclude each other: no option is ignored in silence, and nothing is written.</summary>
public sealed class OptionPairTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("simulate update --depth 2", "found --depth without --exhaustive, expected both")]
    [InlineData("simulate --heap-bytes 70000", "found --heap-bytes without --heap, expected both")]
    [InlineData("simulate --shard 1/2", "found --shard without --exhaustive or --faults, expected both")]
    [InlineData("simulate --outage 1h", "found --outage without --fleet, expected both")]
    [InlineData("simulate --every 7", "found --every without --faults, expected both")]
    [InlineData("simulate --faults --fleet 100", "found --fleet and --faults, expected one of them")]
    [InlineData("simulate --list update", "found SCENARIO and --list, expected one of them")]
    [InlineData("simulate --heap update", "found SCENARIO and --heap, expected one of them")]
    [InlineData("simulate --heap --json", "found --json and --heap, expected one of them")]
    [InlineData("simulate --fleet 100 --json", "found --json and --fleet, expected one of them")]
    [InlineData("simulate --exhaustive --seed 2", "found --seed and --exhaustive, expected one of them")]
    [InlineData("simulate --exhaustive --cut 1:head", "found --cut and --exhaustive, expected one of them")]
    [InlineData("simulate --exhaustive --html {}/a.html", "found --html and --exhaustive, expected one of them")]
    [InlineData("run a.img --board {}/b --html {}/same --plot {}/same", "found one file for --html and --plot")]
    [InlineData("audit --baseline {}/a --update --sarif {}/a --force x.pe",
        "found one file for --baseline and --sarif")]
    [InlineData("demo --force", "found --force without --keep, expected both")]
    [InlineData("demo --firmware firmware", "found --firmware without --keep, expected both")]
    [InlineData("audit --force x.pe", "found --force without --sarif, expected both")]
    [InlineData("keygen --out {}/k.pem --pin-file pin",
        "found --pin-file for a key in a file, expected --password-file")]
    [InlineData("sign --key k.pem --pin-file pin --version 1.0.0 --security-counter 1 --out {}/b a.pe",
        "found --pin-file without a key in a token")]
    [InlineData("sign --key k.pem --digest-out {}/d --deterministic --version 1 --security-counter 1 --out {}/b a.pe",
        "found --deterministic where nothing is signed, expected none")]
    [InlineData("sign --key k.pem --digest-out {}/d --signer x --version 1 --security-counter 1 --out {}/b a.pe",
        "found --signer where nothing is signed, expected none")]
    [InlineData("sign --key k.pem --digest-out {}/d --signer-timeout 9 --version 1 --security-counter 1 --out {}/b a",
        "found --signer-timeout where nothing is signed, expected none")]
    [InlineData("publish --key k.pem --check site --product example.com/a --rollout 5%",
        "found --rollout and --check, expected one of them")]
    [InlineData("publish --key k.pem --check site --site site", "found --site and --check, expected one of them")]
    [InlineData("flash --only boot --erase", "found --erase without the step firmware, expected both")]
    [InlineData("flash --from app --erase", "found --erase without the step firmware, expected both")]
    public void Command_OptionThatDoesNothing_IsMisuse(string line, string error)
    {
        string[] arguments = line.Replace("{}", _folder.Path, StringComparison.Ordinal).Split(' ');
        Secureboot.Run(arguments).AssertError(exitCode: 2, error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
