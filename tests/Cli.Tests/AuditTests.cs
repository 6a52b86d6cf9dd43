using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SecureBoot.DeviceSupport;
using SecureBoot.MetadataProcessor;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot audit.</summary>
public sealed partial class AuditTests : IDisposable
{
    private static readonly string[] s_firmware =
    [
        "SecureBoot.Buffers.pe", "SecureBoot.pe", "SecureBoot.Sensors.pe", "BootStage.pe", "SensorApp.pe",
    ];
    private static readonly string s_baseline = Path.Combine(Repository.Root, "firmware", "audit.baseline");

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Audit_EachMarkedLine_IsASiteAndNoOther()
    {
        string source = File.ReadAllText(Repository.Vectors("audit", "Sites.cs"));
        string[] expected = [.. source.Split('\n')
            .SelectMany((line, i) => Mark().Matches(line).Select(mark => $"{i + 1} {mark.Groups[1].Value}"))];

        JsonElement[] sites = [.. Sites(Compile("Sites", source)).Where(site => Kind(site) != "native")];

        Assert.True(expected.Length > 30);
        Assert.Equal(expected.Order(StringComparer.Ordinal), sites.Select(Describe).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Audit_NativeMethods_AreCountedReachedAndAll()
    {
        string program = Compile(
            "App",
            "public class P { public static void Main() { System.Array.Copy(new byte[2], 0, new byte[2], 0, 2); } "
                + "public void Never() { System.Array.Clear(new byte[2], 0, 2); } }");
        using JsonDocument json = Run("audit", "--json", program);
        JsonElement core = json.RootElement.GetProperty("natives").EnumerateArray()
            .Single(one => one.GetProperty("assembly").GetString() == "mscorlib");
        string[] names = [.. core.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)];

        Assert.Equal(249, core.GetProperty("all").GetInt32());
        Assert.Contains("System.Array.Copy", names);
        Assert.DoesNotContain("System.Array.Clear", names);
        Assert.Equal(
            2,
            Sites(program)
                .Count(site => Kind(site) == "native"
                    && site.GetProperty("what").GetString()!.StartsWith("System.Array.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Audit_ImageAndDeployment_AreTheSameSites()
    {
        string program = Compile(
            "App",
            "public class P { static int s_n; public static void Main() { s_n = 2; byte[] b = new byte[s_n]; } }");
        string image = _folder.File("app.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.0.0+0", "--security-counter", "1", "--out",
            image, program).AssertDone();
        string deployment = _folder.Write(
            "deployment.bin", [.. File.ReadAllBytes(program), .. Enumerable.Repeat((byte)0xFF, 64)]);

        string[] own = [.. Sites(program).Select(Describe)];
        Assert.Equal(["1 array none", "1 static"], own.Order(StringComparer.Ordinal));
        Assert.Equal(own, Sites(image).Select(Describe));
        Assert.Equal(own, Sites(deployment).Select(Describe));
        Assert.Contains(
            "App.pe: array", Secureboot.Run("audit", Alone(deployment)).AssertDone().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_Baseline_DeniesOnlyWhatIsNew()
    {
        const string Before = "public class P { public static void M(int n) { byte[] a = new byte[n]; } }";
        string baseline = _folder.File("app.audit");
        string program = Compile("App", Before);
        Secureboot.Run("audit", "--baseline", baseline, "--deny", "new", program).AssertError(2, "found no file");
        Secureboot.Run("audit", "--baseline", baseline, "--update", program).AssertDone();
        string line = Assert.Single(
            File.ReadAllLines(baseline), one => one.StartsWith("array ", StringComparison.Ordinal));
        Assert.Equal("array App P.M: an array of argument 1 x1", line);
        Secureboot.Run("audit", "--baseline", baseline, "--deny", "new", program).AssertDone();

        // The update keeps a note in the baseline. A second site of the same kind in the same method is still new.
        File.WriteAllText(
            baseline,
            File.ReadAllText(baseline).Replace(line, line + "  # the caller compares", StringComparison.Ordinal));
        program = Compile(
            "App", Before.Replace("byte[] a", "byte[] b = new byte[n]; byte[] a", StringComparison.Ordinal));
        CommandResult denied = Secureboot.Run("audit", "--baseline", baseline, "--deny", "new", program)
            .AssertError(1, "found 1 sites that are not in");
        Assert.Contains("new array, an array of argument 1", denied.Output, StringComparison.Ordinal);
        Secureboot.Run("audit", "--baseline", baseline, "--update", program).AssertDone();
        Assert.Contains("array App P.M: an array of argument 1 x2  # the caller compares", File.ReadAllLines(baseline));

        program = Compile("App", "public class P { }");
        Assert.Contains(
            "gone: array App P.M",
            Secureboot.Run("audit", "--baseline", baseline, "--deny", "new", program).AssertDone().Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_Firmware_HasNoSiteThatIsNotInItsBaseline()
    {
        string[] files = [.. s_firmware.Select(name => Path.Combine(AppContext.BaseDirectory, "firmware", name))];
        CommandResult result = Secureboot.Run(["audit", "--baseline", s_baseline, "--deny", "new", .. files]);
        Assert.True(
            result.ExitCode == 0,
            $"{result.Output}\nlook at each new site, then write it down: secureboot audit --baseline "
                + $"firmware/audit.baseline --update with {string.Join(' ', s_firmware)}\n{result.Talk}");
        Assert.DoesNotContain("gone: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no symbols", result.Output, StringComparison.Ordinal);
        string[] unnoted =
        [
            .. File.ReadAllLines(s_baseline)
                .Where(line =>
                    line.Length > 0 && line[0] != '#' && !line.StartsWith("native ", StringComparison.Ordinal)
                        && !line.Contains("  # ", StringComparison.Ordinal)),
        ];
        Assert.True(unnoted.Length == 0, "sites that nobody has said anything of:\n" + string.Join('\n', unnoted));
    }

    [Fact]
    public void Audit_Sarif_HasARuleAndAPlaceForEachSite()
    {
        string program = Compile("Sites", File.ReadAllText(Repository.Vectors("audit", "Sites.cs")));
        string log = _folder.File("sites.sarif");
        Secureboot.Run("audit", "--sarif", log, program).AssertDone();
        Secureboot.Run("audit", "--sarif", log, program).AssertError(2, "sites.sarif");
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(log));
        JsonElement run = json.RootElement.GetProperty("runs")[0];
        string[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Select(rule => rule.GetProperty("id").GetString()!)];
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];

        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(Sites(program).Length, results.Length);
        Assert.All(
            results,
            one => Assert.Equal(rules[one.GetProperty("ruleIndex").GetInt32()], one.GetProperty("ruleId").GetString()));
        Assert.Contains(
            results,
            one => one.GetProperty("locations")[0].TryGetProperty("physicalLocation", out JsonElement place)
                && place.GetProperty("region").GetProperty("startLine").GetInt32() > 1);
    }

    [Fact]
    public void Audit_BadInput_SaysWhatIsExpected()
    {
        string damaged = _folder.Write("damaged.pe", [.. "NFMRK1\0\0"u8, .. new byte[200]]);
        string program = Compile("App", "public class P { }");
        string other = _folder.Write("other.bin", File.ReadAllBytes(Compile("App", "public class Q { }")));
        File.Delete(_folder.File("App.pe"));
        program = Compile("App", "public class P { }");

        Secureboot.Run("audit", damaged).AssertError(2, "found bytes at 0 that are no assembly");
        Secureboot.Run("audit", _folder.Write("letter.txt", "hello")).AssertError(2, "found no image and no assembly");
        Secureboot.Run("audit", _folder.Write("App.dll", "MZ"))
            .AssertError(2, "found an assembly as the compiler wrote it");
        Secureboot.Run("audit", _folder.File("none.pe")).AssertError(2, "none.pe");
        Secureboot.Run("audit", program, other).AssertError(2, "found another assembly App");
        Secureboot.Run("audit", "--deny", "old", "--baseline", "x", program)
            .AssertError(2, "found 'old', expected new");
        Secureboot.Run("audit", "--deny", "new", program).AssertError(2, "without --baseline");
        Secureboot.Run("audit", "--baseline", _folder.Write("bad.audit", "array App\n"), program)
            .AssertError(2, "in line 1");
        Secureboot.Run("audit", "--reference", _folder.File("nowhere"), program).AssertError(2, "found no folder");
    }

    private static string Describe(JsonElement site)
    {
        bool isBoundable = Kind(site) is "range" or "array" or "allocation";
        string guard = !isBoundable ? ""
            : site.GetProperty("guard").ValueKind == JsonValueKind.Null ? " none"
            : " guarded";
        return site.GetProperty("line").GetInt32() + " " + Kind(site) + guard;
    }

    private static string Kind(JsonElement site) => site.GetProperty("kind").GetString()!;

    private static JsonElement[] Sites(string path)
    {
        using JsonDocument json = Run("audit", "--json", path);
        return [.. json.RootElement.GetProperty("assemblies").EnumerateArray()
            .SelectMany(one => one.GetProperty("sites").EnumerateArray()).Select(site => site.Clone())];
    }

    private static JsonDocument Run(params string[] arguments) =>
        JsonDocument.Parse(Secureboot.Run(arguments).AssertDone().Output);

    // Copies a file into a folder without debug information, so that the report has no source lines.
    private string Alone(string path)
    {
        Directory.CreateDirectory(_folder.File("alone"));
        File.Copy(path, _folder.File("alone/app.bin"));
        return _folder.File("alone/app.bin");
    }

    private string Compile(string name, string source)
    {
        (byte[] dll, byte[] pdb) = DeviceCompiler.CompileDll(
            name + ".cs",
            source,
            optimise: true,
            source.Contains("void Main()", StringComparison.Ordinal)
                ? OutputKind.ConsoleApplication
                : OutputKind.DynamicallyLinkedLibrary);
        ProcessedAssembly processed = DeviceCompiler.Process(dll, pdb);
        _folder.Write(name + ".pdb", pdb);
        _folder.Write(name + ".pdbx", processed.Pdbx);
        return _folder.Write(name + ".pe", processed.Pe);
    }

    [GeneratedRegex("// ((?:range|array|allocation) (?:none|guarded)|catch|thread|static|reflection)(?=$| //|\r)")]
    private static partial Regex Mark();
}
