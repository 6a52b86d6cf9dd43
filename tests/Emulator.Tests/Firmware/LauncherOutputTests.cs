using System.IO;
using System.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>Recorded output of the real launcher on the real nanoCLR (tests/vectors/launcher), parsed and
/// compared.</summary>
public sealed class LauncherOutputTests
{
    private const string Mixed = "NFUnitTest.Mixed.";

    private static readonly string[] s_good =
    [
        "NFUnitTest.Good.Adds.0", "NFUnitTest.Good.Rows.0", "NFUnitTest.Good.Rows.1", "NFUnitTest.Good.Prepare.0",
    ];

    public static TheoryData<string, string[], string[], string> Runs => new()
    {
        { "passed", s_good, [], "every expected test, once" },
        { "passed", [.. s_good, "NFUnitTest.Good.Late.0"], ["NFUnitTest.Good.Late.0 printed no line"],
            "a test that did not run" },
        { "passed", s_good[..3], ["NFUnitTest.Good.Prepare.0 is not among the tests of this project"],
            "a test that nobody expects" },
        { "mixed", [Mixed + "Wrong.0"],
            [Mixed + "Wrong.0 failed: Assert.AreEqual failed. Expected:<1>. Actual:<2>. one, two"],
            "a message with commas" },
        { "mixed", [Mixed + "Field.0"], [Mixed + "Field.0 failed: Exception was thrown: System.NullReferenceException"],
            "an instance's field: the launcher has none" },
        { "mixed", [Mixed + "Rows.0", Mixed + "Rows.1"],
            [Mixed + "Rows.1 failed: Assert.AreEqual failed. Expected:<1>. Actual:<2>. n"], "one row of two" },
        { "mixed", [Mixed + "NotATest.0"], [Mixed + "NotATest.0 printed no line"],
            "a test that prints what the launcher prints, without ticks" },
        { "mixed", ["NFUnitTest.Skipping.Never.0"], ["NFUnitTest.Skipping.Never.0 printed no line"],
            "a class that its preparation skips" },
        { "mixed", ["NFUnitTest.ZSkipOne.Skips.0"], ["NFUnitTest.ZSkipOne.Skips.0 was skipped: not here"],
            "a test that skips itself" },
        { "crashed", ["NFUnitTest.ZSkipOne.Last.0"], ["NFUnitTest.ZSkipOne.Last.0 printed no line"],
            "a test after the crash" },
        { "hung", ["NFUnitTest.ZSkipOne.Last.0"], ["NFUnitTest.ZSkipOne.Last.0 printed no line"],
            "a test after the one that never ends" },
    };

    public static TheoryData<int, bool, string, string> Ends => new()
    {
        { 0, false, "", "it ended by itself" },
        { 136, false, "it ended with exit code 136, a crash", "the runtime was killed" },
        { 1, false, "it ended with exit code 1", "the runtime refused to start" },
        { 137, true, "it was still running when its time was over", "it had to be stopped" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Problems_OfARecordedRun_AreWhatWentWrong(
        string recording, string[] expected, string[] problems, string reason)
    {
        string[] found = [.. LauncherOutput.Problems(expected, LauncherOutput.Parse(Read(recording)))];
        string[] relevant = recording == "passed"
            ? found
            : [
                .. found.Where(problem =>
                    !problem.EndsWith("is not among the tests of this project", System.StringComparison.Ordinal)),
            ];

        Assert.True(problems.SequenceEqual(relevant), $"{reason}: {string.Join("; ", relevant)}");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Problems_OfARunsEnd_CountToo(int exitCode, bool isTimedOut, string problem, string reason)
    {
        ToolRun run = new(Read("passed"), "", exitCode, isTimedOut);

        Assert.True(LauncherOutput.Problems(s_good, run).SequenceEqual(problem.Length == 0 ? [] : [problem]), reason);
    }

    [Fact]
    public void Parse_MessageOfTwoLines_KeepsBoth()
    {
        LauncherLine line = LauncherOutput.Parse(Read("mixed")).Single(l => l.Name == Mixed + "OtherException.0");

        Assert.Equal(LauncherVerdict.Failed, line.Verdict);
        Assert.EndsWith(" Exception Message: the text", line.Text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_TwoLinesForATest_AreOne()
    {
        string twice = Read("passed") + "Test passed,NFUnitTest.Good.Adds.0,12\r\n";

        Assert.Equal(
            ["NFUnitTest.Good.Adds.0 printed 2 lines"], LauncherOutput.Problems(s_good, LauncherOutput.Parse(twice)));
    }

    private static string Read(string recording)
    {
        return File.ReadAllText(Repository.Vectors("launcher", recording + ".txt"));
    }
}
