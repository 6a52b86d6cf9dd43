using System.Linq;
using Mono.Cecil;
using Xunit;

namespace SecureBoot.Libraries.Tests;

/// <summary>Each library of host-tools/Board/Libraries has the identity of nanoFramework's library: name, version,
/// public members, native methods.</summary>
public static class LibraryTests
{
    /// <summary>assembly, version</summary>
    public static TheoryData<string, string> Libraries { get; } = new()
    {
        { "System.Device.Adc", "1.1.28.0" },
        { "System.Device.Gpio", "1.1.64.0" },
        { "System.Device.I2c", "1.1.29.0" },
        { "System.Device.Spi", "1.3.82.0" },
        { "System.IO.FileSystem", "1.1.94.0" },
        { "System.IO.Ports", "1.1.139.0" },
        { "System.IO.Streams", "1.1.96.0" },
        { "System.Math", "1.5.116.0" },
        { "System.Net", "1.11.54.0" },
        { "System.Net.Http", "1.5.210.0" },
        { "nanoFramework.Hardware.Esp32", "1.6.42.0" },
        { "nanoFramework.M2Mqtt", "5.1.218.0" },
        { "nanoFramework.M2Mqtt.Core", "5.1.218.0" },
        { "nanoFramework.Runtime.Events", "1.11.39.0" },
        { "nanoFramework.Runtime.Native", "1.7.11.0" },
        { "nanoFramework.System.Collections", "1.5.75.0" },
        { "nanoFramework.System.Security.Cryptography", "1.0.43.0" },
        { "nanoFramework.System.Text", "1.3.42.0" },
        { "nanoFramework.TestFramework", "3.0.80.0" },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public static void Library_Identity_IsTheRealOne(string name, string version)
    {
        using BuiltLibrary library = BuiltLibrary.Open(name);

        AssemblyNameDefinition identity = library.Module.Assembly.Name;
        Assert.Equal(name, identity.Name);
        Assert.Equal(version, identity.Version.ToString());
        Assert.Equal(name, library.Pe.Name);
        Assert.Equal(version, library.Pe.Version.ToString());
        Assert.Equal("C07D481E9758C731", System.Convert.ToHexString(identity.PublicKeyToken));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public static void Library_PublicMembers_AreTheRealOnes(string name, string version)
    {
        _ = version;
        using BuiltLibrary library = BuiltLibrary.Open(name);

        string[] built = [.. DocumentationIds.Of(library.Module)];

        string[] real = [.. library.PublicMembers()];
        Assert.Equal(library.Missing(), real.Except(built).Order(System.StringComparer.Ordinal));
        Assert.Empty(built.Except(real).Select(member => "extra " + member));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public static void Library_ConstantsAndDefaults_AreTheRealOnes(string name, string version)
    {
        _ = version;
        using BuiltLibrary library = BuiltLibrary.Open(name);

        string[] built = [.. PublicValues.Of(library.Module)];

        Assert.Empty(library.PublicValues().Except(built).Where(value => !library.IsMissing(value))
            .Select(value => "missing " + value));
        Assert.Empty(built.Except(library.PublicValues()).Select(value => "extra " + value));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public static void Library_NativeMethods_AreTheRealOnes(string name, string version)
    {
        _ = version;
        using BuiltLibrary library = BuiltLibrary.Open(name);

        Assert.Equal(library.Natives(), ByTypeOf(library, [.. NativeMethods.Of(library.Module)]));
        Assert.Equal(library.NativeIndexes(), NativeIndexes.Of(library.Pe));
        Assert.Equal($"{library.Checksum():X8}", $"{library.Pe.NativeChecksum:X8}");
    }

    // Metadata lists types in the order of the source files; the lists follow the order of the real library.
    private static string[] ByTypeOf(BuiltLibrary library, string[] built)
    {
        string[] types = [.. library.Natives().Select(TypeOf).Distinct()];
        return [.. built.OrderBy(line => (uint)System.Array.IndexOf(types, TypeOf(line)))];
    }

    private static string TypeOf(string line)
    {
        return line.Split('\t')[0];
    }
}
