using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using SecureBoot.Emulator.Faults;
using SecureBoot.Image;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Chip faults during a boot: no bad image boots, and the campaign finds known former weaknesses
/// again.</summary>
public class FaultCampaignTests
{
    private static string Firmware => Path.Combine(AppContext.BaseDirectory, "firmware");

    [Theory]
    [Trait("Set", "slow")]
    [InlineData("signature of another image", "branch,call", "20")]
    [InlineData("counter, short", "skip,branch", "40")]
    [InlineData("revoked, ordinary", "branch,call", "20")]
    [InlineData("good, confirmed", "branch,skip", "20")]
    [InlineData("good, pending", "branch,zero", "20")]
    [InlineData("good, fresh board", "branch", "10")]
    public void Faults_InTheDecisionCode_BootNothingBadAndKeepTheGood(string image, string models, string every)
    {
        JsonElement report = Run(Firmware, image, models, every, 0);
        Assert.Equal(0, report.GetProperty("sum").GetProperty("accepted").GetInt64());
        Assert.Empty(report.GetProperty("hits").EnumerateArray());
        Assert.True(report.GetProperty("sum").GetProperty("injections").GetInt64() > 100);
    }

    /// <summary>A run that stops early, because its end is known, reports the same end as a complete run.</summary>
    [Theory]
    [Trait("Set", "slow")]
    [InlineData("signature of another image, pending", 97, false)]
    [InlineData("good, confirmed", 131, false)]
    [InlineData("body, ordinary", 197, true)]
    public void Faults_RunsThatEndEarly_EndAsWholeOnes(string name, int stride, bool isArithmeticSampled)
    {
        using Cli.Simulation.FaultCases cases = new(product: null);
        Cli.Simulation.FaultCase tried = cases.List.Concat(cases.Good()).Single(one => one.Name == name);
        Cli.Simulation.FaultOptions options = new(
            Enum.GetValues<FaultKind>().ToHashSet(), isArithmeticSampled, Shard: 0, Shards: 1, stride);
        Assert.Equal(Count(tried, options with { IsShort = false }), Count(tried, options));
    }

    /// <summary>The state after a process that ended in the middle of a line.</summary>
    [Fact]
    [Trait("Set", "slow")]
    public void Faults_StateWithHalfALine_GoesOnToTheSameSum()
    {
        string state = Path.GetTempFileName();
        File.Delete(state);
        try
        {
            JsonElement whole = Run(Firmware, "counter, short", "branch,skip", "30", 0, "--state", state);
            byte[] written = File.ReadAllBytes(state);
            Assert.True(written.Count(value => value == '\n') > 2);
            File.WriteAllBytes(state, written[..(written.Length - 20)]);
            JsonElement resumed = Run(Firmware, "counter, short", "branch,skip", "30", 0, "--state", state);
            Assert.Equal(whole.GetProperty("sum").ToString(), resumed.GetProperty("sum").ToString());
            Assert.Equal(written, File.ReadAllBytes(state));
        }
        finally
        {
            File.Delete(state);
        }
    }

    /// <summary>Restores each former weakness by a change of the firmware's byte code.</summary>
    [Theory]
    [Trait("Set", "slow")]
    [InlineData(
        "EcdsaP256::Judge",
        "20006A0000",
        "205C6A0000",
        "signature of another image",
        "SecureBoot.Crypto.EcdsaP256.Judge")]
    [InlineData(
        "SecondLook::Check", null, "205C6A00002A", "revoked, ordinary", "SecureBoot.Image.RevokedKeys.Contains")]
    [InlineData(
        "SecondLook::Check", null, "205C6A00002A", "counter, ordinary", "SecureBoot.Image.ImageClaims.CheckCounter")]
    [InlineData(
        "SecondLook::Check", null, "205C6A00002A", "threshold, ordinary", "SecureBoot.Image.SignatureCheck.Conclude")]
    [InlineData(
        "JournalStart::Run", "204F4A0000", "2000000000", "counter, short", "SecureBoot.Boot.BootSelector.Begin")]
    public void Faults_WithAWeaknessBroughtBack_AreReportedAtItsSite(
        string method, string? bytes, string weaker, string image, string site)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Firmware, "*.pe"))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            string path = Path.Combine(folder, "SecureBoot.pe");
            File.WriteAllBytes(path, Weaken(File.ReadAllBytes(path), method, bytes, weaker));
            JsonElement report = Run(folder, image, "branch", "1", 1);
            string[] methods = [.. report
                .GetProperty("hits")
                .EnumerateArray()
                .Select(hit => hit.GetProperty("method").GetString()!)
                .Distinct()];
            Assert.Contains(site, methods);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The whole campaign. The test takes minutes on an idle machine.</summary>
    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void Faults_All_BootNothingBad()
    {
        JsonElement report = Run(Firmware, null, null, "1", 0);
        Assert.Empty(report.GetProperty("hits").EnumerateArray());
        Assert.True(report.GetProperty("sum").GetProperty("injections").GetInt64() > 200_000);
    }

    private static string Count(Cli.Simulation.FaultCase tried, Cli.Simulation.FaultOptions options)
    {
        Cli.Simulation.FaultCaseRun run = new(Path.Combine(Firmware, "BootStage.pe"), tried, options);
        Cli.Simulation.FaultCount sum = new();
        List<Cli.Simulation.FaultHit> hits = [];
        for (int block = 0; block < run.Blocks; block++)
        {
            sum.Add(run.Run(block, hits));
        }

        Assert.Empty(hits);
        return sum.ToString();
    }

    private static JsonElement Run(
        string folder, string? image, string? models, string every, int exitCode, params string[] others)
    {
        string[] arguments =
            ["simulate", "--faults", "--json", "--sites", "decision", "--every", every, "--boot", folder];
        arguments = [.. arguments, .. image is null
            ? Array.Empty<string>()
            : ["--image", image], .. models is null ? Array.Empty<string>() : ["--models", models], .. others];
        using MemoryStream output = new();
        using StringWriter talk = new();
        int code = Cli.Program.Run(arguments, output, talk);
        string answer = Encoding.UTF8.GetString(output.ToArray());
        TestContext.Current.TestOutputHelper?.WriteLine(answer + talk);
        Assert.Equal(exitCode, code);
        return JsonDocument.Parse(answer).RootElement;
    }

    // Replaces the first occurrence of some bytes in a method's body, or the start of the body, and computes the
    // checksums again.
    private static byte[] Weaken(byte[] pe, string method, string? bytes, string weaker)
    {
        PeFile file = CheckedPe.Read(pe);
        int row = Array.FindIndex(
            file.MethodDefs, m => m.Rva != PeFile.None && NameOf(file, m).EndsWith(method, StringComparison.Ordinal));
        int code = pe.AsSpan().IndexOf(file.ByteCode) + file.MethodDefs[row].Rva;
        int at = bytes is null ? 0 : pe.AsSpan(code).IndexOf(Convert.FromHexString(bytes));
        Convert.FromHexString(weaker).CopyTo(pe, code + at);
        BinaryPrimitives.WriteUInt32LittleEndian(
            pe.AsSpan(12), PeCrc32.Compute(0, pe, AssemblyHeader.Size, pe.Length - AssemblyHeader.Size));
        BinaryPrimitives.WriteUInt32LittleEndian(pe.AsSpan(8), AssemblyHeader.ComputeHeaderCrc(pe, 0));
        return pe;
    }

    private static string NameOf(PeFile file, MethodDefRow method)
    {
        int index = Array.IndexOf(file.MethodDefs, method);
        int type = Array.FindIndex(file.TypeDefs, t => index >= t.FirstMethod && index < t.FirstMethod + t.Methods);
        return (type < 0 ? "" : file.FullName(type)) + "::" + file.Text(method.Name);
    }
}
