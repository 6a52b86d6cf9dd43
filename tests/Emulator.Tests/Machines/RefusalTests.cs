using System;
using System.Linq;
using SecureBoot.Emulator.Tests.Programs;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>What the device does not have is refused at load, all of it, each with its place.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Load_ProgramFullOfWhatTheDeviceLacks_ListsEachOffenceWithItsLine()
    {
        const string Source = """
            using System;
            public unsafe class Program
            {
                static T Same<T>(T value) { return value; }
                static int Sum(int[,] grid) { return grid[0, 0]; }
                public static void Main()
                {
                    int* p = stackalloc int[4];
                    p[0] = 1;
                    Same(3);
                }
            }
            """;
        (byte[] assembly, byte[] symbols) = DeviceCompiler.Compile("bad.cs", Source, optimise: true);
        RefusedException refused = Assert.Throws<RefusedException>(() => new Machine().Load(assembly, symbols));
        string[] offences = [.. refused.Offences.Select(o => o.ToString())];
        Assert.Contains(offences, o => o.StartsWith("the generic method Same", StringComparison.Ordinal) && o.EndsWith("bad.cs:4", StringComparison.Ordinal));
        Assert.Contains(offences, o => o.StartsWith("the array System.Int32[", StringComparison.Ordinal) && o.Contains("Program::Sum", StringComparison.Ordinal));
        Assert.Contains(offences, o => o.StartsWith("the opcode localloc", StringComparison.Ordinal) && o.EndsWith("bad.cs:8", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ClassWithAFinalizer_SaysThatTheEmulatorHasNone()
    {
        (byte[] assembly, byte[] symbols) = DeviceCompiler.Compile("final.cs", "public class Program { ~Program() { } public static void Main() { } }", optimise: true);
        RefusedException refused = Assert.Throws<RefusedException>(() => new Machine().Load(assembly, symbols));
        Assert.Equal("System.Object.Finalize is on the device, but not in this emulator yet", Assert.Single(refused.Offences).What);
    }

    [Fact]
    public void Load_ProgramOfTheHostsLibrary_NamesTheMembers()
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => new Machine().Load(typeof(RefusalTests).Assembly.Location));
        Assert.Contains(refused.Offences, o => o.What.StartsWith("System.Linq.Enumerable", StringComparison.Ordinal) || o.What.Contains("generic", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(5000)]
    public void Load_BytesThatAreNoAssembly_SaysSo(int length)
    {
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        Assert.Throws<BadImageFormatException>(() => new Machine().Load(bytes));
    }
}
