using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Unit tests of parts of the boot stage.</summary>
public class StageTests
{
    private const int Tick = 10;

    [Fact]
    public void BlinkPattern_TwoNumbers_BlinksThemWithTheirPauses()
    {
        StatusLed led = new();
        BlinkPattern pattern = new(led, [2, 1]);
        List<(bool IsLit, int At)> changes = [];
        for (int time = 0; changes.Count < 8; time += Tick)
        {
            int before = led.Changes.Count;
            pattern.Tick(Tick);
            changes.AddRange(led.Changes.Skip(before).Select(isLit => (isLit, time)));
        }

        int[] gaps = [.. changes.Zip(changes.Skip(1), (first, second) => second.At - first.At)];
        Assert.Equal([true, false, true, false, true, false, true, false], changes.Select(change => change.IsLit));

        // The light is on for 150 ms and off for 150 ms. After the dark 150 ms come a pause of 1 s between the numbers,
        // and a pause of 2 s before the next round.
        Assert.Equal([150, 150, 150, 1150, 150, 2150, 150], gaps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void LoadTries_LoadFailsSoOften_LoadsAfterAll(int failures)
    {
        FakeLoader loader = new() { Failures = failures };
        Assert.NotNull(LoadTries.Load(loader, MakeAssembly()));
        Assert.Equal(failures + 1, loader.Loads);
    }

    [Fact]
    public void LoadTries_LoadFailsAlways_GivesUpAfterThree()
    {
        FakeLoader loader = new() { Failures = int.MaxValue };
        Assert.Null(LoadTries.Load(loader, MakeAssembly()));
        Assert.Equal(3, loader.Loads);
    }

    [Fact]
    public void LoadTries_LoadThrowsAfterTheAssemblyWasLinked_TakesWhatIsThere()
    {
        FakeLoader loader = new() { Failures = int.MaxValue, Linked = typeof(StageTests).Assembly };
        Assert.Same(typeof(StageTests).Assembly, LoadTries.Load(loader, MakeAssembly()));
        Assert.Equal(1, loader.Loads);
        Assert.Equal("Application", loader.Asked);
    }

    [Fact]
    public void NameOf_BytesThatAreNoAssembly_IsEmpty()
    {
        Assert.Equal("", LoadTries.NameOf(Enumerable.Repeat((byte)0xFF, 200).ToArray()));
        Assert.Equal("", LoadTries.NameOf(new byte[128]));
    }

    [Fact]
    public void Fill_StreamThatGivesHalf_AsksForTheRest()
    {
        byte[] target = new byte[10];
        Assert.True(FileStorage.Fill(new HalfStream([1, 2, 3, 4, 5, 6, 7, 8]), target, 1, 8));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 0], target);
        Assert.False(FileStorage.Fill(new HalfStream([1, 2, 3, 4]), target, 1, 8));
    }

    private static byte[] MakeAssembly()
    {
        return DevicePe.Make("Application", new byte[64]);
    }

    private sealed class FakeLoader : AssemblyLoader
    {
        internal int Failures { get; init; }

        internal Assembly? Linked { get; init; }

        internal int Loads { get; private set; }

        internal string? Asked { get; private set; }

        internal override Assembly Load(byte[] bytes)
        {
            return ++Loads <= Failures ? throw new InvalidOperationException() : typeof(object).Assembly;
        }

        internal override Assembly? Find(string name)
        {
            Asked = name;
            return Linked;
        }
    }

    // Gives half of the requested bytes, but at least one byte.
    private sealed class HalfStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            return base.Read(buffer, offset, Math.Max(1, count / 2));
        }
    }
}
