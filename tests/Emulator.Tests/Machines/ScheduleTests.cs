using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Scheduling;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>A schedule from a test finds the interleaving that breaks a program.</summary>
public sealed class ScheduleTests
{
    private const string Race = "int n = 0; Thread t = new Thread(() => { n++; }); t.Start(); n++; t.Join(); "
        + "Console.WriteLine(n.ToString());";

    [Fact]
    public void UnguardedIncrement_UnderAllSwitchPoints_LosesOneSomewhere()
    {
        HashSet<string> outputs = [];
        for (int at = 0; at < 60; at++)
        {
            outputs.Add(DeviceProgram.OfMain(Race, new MachineOptions { Schedule = new SwitchOnce(at) }).Output);
        }

        Assert.Contains("1\r\n", outputs);
        Assert.Contains("2\r\n", outputs);
    }

    [Fact]
    public void UnguardedIncrement_OnTheDevicesQuantum_CountsBoth()
    {
        Assert.Equal("2\r\n", DeviceProgram.OfMain(Race).Output);
    }

    /// <summary>Runs the first thread, and switches to another thread after a number of shared accesses.</summary>
    private sealed class SwitchOnce(int at) : ISchedule
    {
        private int _shared;

        public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
        {
            int index = 0;
            for (int i = 0; i < ready.Count; i++)
            {
                index = ready[i].Id > ready[index].Id == (_shared >= at && _shared < at + 30) ? i : index;
            }

            _shared += ready[index].NextIsShared ? 1 : 0;
            return new ScheduleStep(index, 1);
        }
    }
}
