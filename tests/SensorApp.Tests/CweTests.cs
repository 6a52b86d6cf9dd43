using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>Each naive program of tests/vectors/cwe, described in docs/cwe.md, shows its weakness on the
/// emulator.</summary>
public class CweTests
{
    public static TheoryData<string, Outcome> Programs => new()
    {
        { "cwe119_count", Outcome.MemoryReport },
        { "cwe787_clear", Outcome.MemoryReport },
        { "cwe125_log", Outcome.MemoryReport },
        { "cwe190_checked", Outcome.Completed },
        { "cwe362_counter", Outcome.Completed },
        { "cwe367_length", Outcome.Completed },
        { "cwe416_pool", Outcome.Completed },
        { "cwe476_early", Outcome.Completed },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void NaiveProgram_OnTheDevice_ShowsItsWeakness(string name, Outcome outcome)
    {
        NaiveProgram.AssertFails("cwe", name, outcome);
    }

    [Fact]
    public void Manual_HasARowForEachProgram()
    {
        NaiveProgram.AssertManual("cwe", Programs);
    }
}
