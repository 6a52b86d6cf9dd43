using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The naive programs of docs/cve.md: a rule, or a warning of the compiler, which is an error here, refuses
/// each.</summary>
public sealed class CveTests
{
    [Theory]
    [InlineData("cve_field", "SB3003 20")]
    [InlineData("cve_fragment", "SB3003 15, SB3003 15")]
    [InlineData("cve_protocol", "CS8602 22")]
    [InlineData("cve_services", "SB1201 23")]
    [InlineData("cve_tlv", "SB3003 15")]
    [InlineData("cve_vendor", "SB3003 13")]
    public async Task Program_Naive_IsRefusedBy(string name, string expected)
    {
        Assert.Equal(expected, await NaiveProgram.Refusals("cve", name));
    }
}
