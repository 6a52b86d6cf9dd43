using System;
using System.IO;
using System.Linq;
using System.Reflection;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Updates.Tests;

/// <summary>How much firmware/Updates may be (docs/updates.md, section 10).</summary>
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

    [Fact]
    public static void ByteCode_IsAtMost20Kilobytes()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
            | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        int bytes = typeof(UpdateClient).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            .Sum(method => method.GetMethodBody()?.GetILAsByteArray()!.Length ?? 0);

        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes of IL");
        Assert.InRange(bytes, 5000, MaxByteCode);
    }
}
