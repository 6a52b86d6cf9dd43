using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>Each naive program of tests/vectors/cve, described in docs/cve.md, fails on the emulator with the expected
/// outcome.</summary>
public class CveTests
{
    public static TheoryData<string, Outcome> Programs => new()
    {
        { "cve_field", Outcome.MemoryReport },
        { "cve_fragment", Outcome.UnhandledException },
        { "cve_protocol", Outcome.Completed },
        { "cve_services", Outcome.Completed },
        { "cve_tlv", Outcome.MemoryReport },
        { "cve_vendor", Outcome.MemoryReport },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void NaiveProgram_OnTheDevice_FailsAsItsKindDoes(string name, Outcome outcome)
    {
        NaiveProgram.AssertFails("cve", name, outcome);
    }

    [Fact]
    public void Manual_NamesEachProgram()
    {
        NaiveProgram.AssertManual("cve", Programs);
    }
}
