using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>The naive programs of tests/vectors/cve, which docs/cve.md describes: each fails on the emulator as its
/// kind does.</summary>
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
