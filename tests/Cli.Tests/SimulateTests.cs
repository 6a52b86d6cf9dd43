using System.Text.Json;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class SimulateTests
{
    [Theory]
    [InlineData("--list")]
    [InlineData("update")]
    public void Simulate_Json_IsAnArray(string what)
    {
        using JsonDocument json = JsonDocument.Parse(Secureboot.Run("simulate", what, "--json").AssertDone().Output);
        Assert.NotEqual(0, json.RootElement.GetArrayLength());
    }
}
