using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Xunit;
using TestResult = Microsoft.VisualStudio.TestPlatform.ObjectModel.TestResult;

namespace SecureBoot.TestAdapter.Tests;

/// <summary>The settings of a run and its schedules.</summary>
public static partial class SettingTests
{
    [Theory]
    [InlineData("HeapByte=1", "SecureBoot.HeapByte is not a setting; those are Coverage, ")]
    [InlineData("HeapBytes=much", "SecureBoot.HeapBytes: expected a number from 1 to 2147483647, found 'much'")]
    [InlineData("Parallel=0", "SecureBoot.Parallel: expected a number from 1 to 1024, found '0'")]
    [InlineData("Meter=yes", "SecureBoot.Meter: expected true or false, found 'yes'")]
    public static void Run_UnknownSetting_RunsNothingAndSaysWhy(string settings, string error)
    {
        Adapter run = Adapter.Run("Derived", settings);

        Assert.Empty(run.Results);
        Assert.StartsWith(error, Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public static void Run_SmallHeap_HasNoRoomForTheProgram()
    {
        TestResult result = Adapter.Run("Derived.Own", "HeapBytes=300").Results.Single();

        Assert.Equal(TestOutcome.Failed, result.Outcome);
        Assert.Contains("OutOfMemoryException", result.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public static void Run_VirtualTime_IsLimited()
    {
        TestResult result = Adapter.Run("Outcomes.Hangs", "Milliseconds=200").Results.Single();

        Assert.StartsWith("hang: limit of virtual time: ", result.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public static void Run_Meter_IsAtTheEndOfTheOutput()
    {
        TestResult result = Adapter.Run("Derived.Own", "Meter=true").Results.Single();

        Assert.Matches(
            @"^\d+ instructions, \d+ bytes allocated, \d+ bytes peak heap, \d+ us of virtual time\s*$",
            result.Messages.Single().Text);
    }

    [Fact]
    public static void Run_Schedules_FindTheRaceAndNameTheSeedThatShowsItAgain()
    {
        Adapter run = Adapter.Run("Races.Random");

        Assert.Contains(
            "20 random schedules, seeds 1 to 20",
            run.Result("Races.RandomSchedules_OfAddingUnderALock_AllPass").Messages.Single().Text,
            StringComparison.Ordinal);
        TestResult failed = run.Result("Races.RandomSchedules_OfAddingWithoutALock_FindTheRace");
        Match seed = Seed().Match(failed.ErrorMessage ?? "");
        Assert.True(seed.Success, failed.ErrorMessage);
        int number = int.Parse(seed.Groups[1].Value, CultureInfo.InvariantCulture);
        TestResult again = Adapter.Run("Races.RandomSchedules_OfAddingWithoutALock", $"ScheduleSeed={number}").Results
            .Single();
        Assert.StartsWith(
            $"schedule seed {number} (1 of 1; again: -- SecureBoot.ScheduleSeed={number}): Assert.AreEqual failed.",
            again.ErrorMessage,
            StringComparison.Ordinal);
    }

    [Fact]
    public static void Run_AllSchedules_FindTheRaceAndSayWhere()
    {
        Adapter run = Adapter.Run("Races.All");

        Assert.Matches(
            @"^all \d+ schedules with at most 1 preemptions",
            run.Result("Races.AllSchedules_OfAddingUnderALock_AllPass").Messages.Single().Text);
        string? message = run.Result("Races.AllSchedules_OfAddingWithoutALock_FindTheRace").ErrorMessage;
        Assert.Matches(
            @"^schedule \d+, preempted in DeviceTrials\.Races::Add before stsfld: Assert\.AreEqual failed", message);
    }

    [GeneratedRegex(
        @"^schedule seed (\d+) \(\d+ of 100; again: -- SecureBoot\.ScheduleSeed=\1\): Assert\.AreEqual failed\.")]
    private static partial Regex Seed();
}
