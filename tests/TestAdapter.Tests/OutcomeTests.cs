using System;
using System.Linq;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Xunit;
using TestResult = Microsoft.VisualStudio.TestPlatform.ObjectModel.TestResult;

namespace SecureBoot.TestAdapter.Tests;

/// <summary>Each way to end gives the right outcome, with file and line, and the next tests run.</summary>
public sealed class OutcomeTests
{
    private static readonly Lazy<Adapter> s_outcomes = new(static () => Adapter.Run("Outcomes."));

    public static TheoryData<string, string, string> Failures => new()
    {
        { "Fails", "Assert.AreEqual failed. Expected:<2>. Actual:<1>. the number",
            "DeviceTrials.Outcomes.IsTwo() in * Outcomes.cs:line 110" },
        { "Throws", "System.NullReferenceException", "DeviceTrials.Outcomes.Throws() in * Outcomes.cs:line 43" },
        { "Hangs", "hang: instruction limit: more than ", "DeviceTrials.Outcomes.Hangs() in * Outcomes.cs:line 5" },
        { "WaitsForEver", "deadlock: every thread waits for something that cannot happen", "" },
        { "CorruptsMemory", "memory report: ", "DeviceTrials.Outcomes.CorruptsMemory() in * Outcomes.cs:line 76" },
        { "Crashes", "memory report: ", "DeviceTrials.Outcomes.Crashes() in * Outcomes.cs:line 83" },
        { "Rows(4, \"four\", false)", "Assert.AreEqual failed.", "" },
    };

    [Theory]
    [InlineData("Passes")]
    [InlineData("SeesWhatTheOneBeforeLeft")]
    [InlineData("RunsOnAFreshMachine")]
    [InlineData("AnotherThreadThrows")]
    [InlineData("Rows(2, \"two\", true)")]
    public void Run_TestThatIsRight_Passes(string name)
    {
        TestResult result = s_outcomes.Value.Result("Outcomes." + name);

        Assert.Equal(TestOutcome.Passed, result.Outcome);
        Assert.True(result.Duration > TimeSpan.Zero);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Run_TestThatIsWrong_FailsWithItsReport(string name, string message, string frame)
    {
        TestResult result = s_outcomes.Value.Result("Outcomes." + name);

        Assert.Equal(TestOutcome.Failed, result.Outcome);
        Assert.StartsWith(message, result.ErrorMessage, StringComparison.Ordinal);
        string first = result.ErrorStackTrace!.Split('\n')[0];
        Assert.All(
            frame.Split('*', StringSplitOptions.TrimEntries),
            part => Assert.Contains(part, first, StringComparison.Ordinal));
        Assert.DoesNotContain("TestRunner", result.ErrorStackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TestThatSkips_IsSkippedWithItsReason()
    {
        TestResult result = s_outcomes.Value.Result("Outcomes.Skips");

        Assert.Equal((TestOutcome.Skipped, "not here"), (result.Outcome, result.ErrorMessage));
    }

    [Fact]
    public void Run_OutputOfATest_IsItsOwn()
    {
        Assert.Equal("printed by the test\r\n", Output("Outcomes.Passes"));
        Assert.Equal("two\r\n", Output("Outcomes.Rows(2, \"two\", true)"));
        Assert.StartsWith(
            "another thread ended: unhandled System.InvalidOperationException: in the thread",
            Output("Outcomes.AnotherThreadThrows"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SetupThatFailsOrSkips_DecidesItsClass()
    {
        Adapter run = Adapter.Run("Setup");

        TestResult failed = run.Result("SetupFails.NeverRuns");
        Assert.Equal(
            (TestOutcome.Failed, "Setup Prepare: System.InvalidOperationException: no sensor"),
            (failed.Outcome, failed.ErrorMessage));
        TestResult skipped = run.Result("SetupSkips.NeverRuns");
        Assert.Equal((TestOutcome.Skipped, "Setup Prepare: no such board"), (skipped.Outcome, skipped.ErrorMessage));
    }

    [Fact]
    public void Run_CleanupThatFails_FailsTheLastTest()
    {
        Adapter run = Adapter.Run("CleanupFails");

        Assert.Equal(TestOutcome.Passed, run.Result("CleanupFails.First").Outcome);
        Assert.StartsWith(
            "Cleanup CleanUp: Assert.IsTrue failed.",
            run.Result("CleanupFails.Last").ErrorMessage,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_InheritedOverloadedNestedAndStatic_AllRun()
    {
        Adapter run = Adapter.Run("Derived");

        Assert.Equal(5, run.Results.Count(result => result.Outcome == TestOutcome.Passed));
        Assert.Equal("a number\r\n", Output(run.Result("Derived.Overloaded(1)")));
        Assert.Equal("a text\r\n", Output(run.Result("Derived.Overloaded(\"text\")")));
    }

    [Fact]
    public void Run_Cancelled_StopsAndTellsOnlyWhatWasRun()
    {
        Adapter run = Adapter.Run("Outcomes.", "Instructions=0 Milliseconds=0", adapter =>
        {
            if (adapter.Results.Count == 4)
            {
                adapter.Cancel();
            }
        });

        Assert.Equal(4, run.Results.Count);
        Assert.DoesNotContain(run.Results, result => result.DisplayName == "Outcomes.Hangs");
    }

    private static string Output(string displayName) => Output(s_outcomes.Value.Result(displayName));

    private static string Output(TestResult result) => string.Concat(result.Messages.Select(message => message.Text));
}
