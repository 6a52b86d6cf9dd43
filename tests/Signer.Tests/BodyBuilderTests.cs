using System;
using System.Linq;
using SecureBoot.Signer.ImageBodies;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class BodyBuilderTests
{
    [Fact]
    public void Build_TwoAssemblies_StandOneAfterTheOther()
    {
        BodyBuilder builder = new();
        builder.Add("a", ImgtoolVectors.Assembly("Greeter"));
        builder.Add("b", ImgtoolVectors.Assembly("UsesGreeter"));

        Assert.Equal(
            [.. ImgtoolVectors.Assembly("Greeter"), .. ImgtoolVectors.Assembly("UsesGreeter")], builder.Build());
        Assert.Equal(
            ("Greeter", 0, 392),
            (builder.Assemblies[0].Name, builder.Assemblies[0].Offset, builder.Assemblies[0].Size));
        Assert.Equal(
            ("UsesGreeter", 392, 444),
            (builder.Assemblies[1].Name, builder.Assemblies[1].Offset, builder.Assemblies[1].Size));
        Assert.Equal(["mscorlib", "Greeter"], builder.Assemblies[1].References.Select(reference => reference.Name));
    }

    [Fact]
    public void Build_Nothing_IsRefused()
    {
        Assert.Throws<BodyException>(() => new BodyBuilder().Build());
    }

    [Fact]
    public void Add_Dll_IsRefusedWithWhatToTake()
    {
        byte[] dll = System.IO.File.ReadAllBytes(typeof(BodyBuilderTests).Assembly.Location);
        BodyException exception = Assert.Throws<BodyException>(() => new BodyBuilder().Add("x.dll", dll));
        Assert.Contains("found a .dll, expected the .pe", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NFMRK2\0\0", "x.pe: found an assembly of nanoFramework's second generation")]
    [InlineData("NFMRK1\0\0", "x.pe: the loader would refuse the assembly at byte 0: ")]
    public void Add_MarkerAlone_IsRefusedWithTheReason(string content, string reason)
    {
        BodyException exception = Assert.Throws<BodyException>(
            () => new BodyBuilder().Add("x.pe", System.Text.Encoding.ASCII.GetBytes(content)));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_DamageInTheSecondOfADeployment_IsPlaced()
    {
        byte[] deployment = [.. ImgtoolVectors.Assembly("Greeter"), .. ImgtoolVectors.Assembly("Blink")];
        deployment[^1] ^= 1;
        BodyException exception = Assert.Throws<BodyException>(() => new BodyBuilder().Add("x.bin", deployment));
        Assert.Equal(
            "x.bin: the loader would refuse the assembly at byte 392: the CRC of the content is wrong",
            exception.Message);
    }
}
