using System;
using System.IO;
using System.Linq;
using SecureBoot.DeviceSupport;
using SecureBoot.PeFormat.Checks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Updates.Tests;

/// <summary>The size limit of firmware/Updates (docs/updates.md, section 10).</summary>
public static class SizeTests
{
    private const int MaxLines = 1600;
    private const int MaxByteCode = 20 * 1024;

    [Fact]
    public static void Sources_AreAtMost1600Lines()
    {
        string folder = Path.Combine(Repository.Root, "firmware", "Updates");
        string[] lines = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))];
        int braces = lines.Count(line => line is "{" or "}");

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{lines.Length - braces} lines of code, and {braces} with a brace alone");
        Assert.InRange(lines.Length - braces, 800, MaxLines);
    }

    // Measures the .pe that a board loads: the table of method bodies with their handlers.
    [Fact]
    public static void ByteCode_IsAtMost20Kilobytes()
    {
        byte[] pe = File.ReadAllBytes(DeviceFolder.File("SecureBoot.Updates.pe"));
        int bytes = CheckedPe.Read(pe).ByteCode.Length;

        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes of IL in a .pe of {pe.Length}");
        Assert.InRange(bytes, 5000, MaxByteCode);
    }
}
