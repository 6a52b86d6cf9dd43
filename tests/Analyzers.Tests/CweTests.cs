using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The naive programs of docs/cwe.md: a rule refuses each.</summary>
public sealed class CweTests
{
    [Theory]
    [InlineData("cwe119_count", "SB1201 13")]
    [InlineData("cwe125_log", "SB3003 10")]
    [InlineData("cwe190_checked", "SB3001 13, SB3006 17")]
    [InlineData("cwe362_counter", "SB1101 26")]
    [InlineData("cwe367_length", "SB1110 22")]
    [InlineData("cwe416_pool", "SB1001 20")]
    [InlineData("cwe476_early", "SB1101 16, CS8618 8")]
    [InlineData("cwe787_clear", "SB3003 12")]
    public async Task Program_Naive_IsRefusedBy(string name, string rules)
    {
        Assert.Equal(rules, await NaiveProgram.Refusals("cwe", name));
    }
}
