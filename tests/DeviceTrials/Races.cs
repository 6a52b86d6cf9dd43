using System.Threading;
using nanoFramework.TestFramework;
using SecureBoot.Testing;

namespace DeviceTrials;

/// <summary>Two threads that add to one number, with and without a lock.</summary>
[TestClass]
public class Races
{
    private static readonly object s_lock = new();
    private static int s_total;

    [Schedules(100)]
    [TestMethod]
    public void RandomSchedules_OfAddingWithoutALock_FindTheRace()
    {
        Assert.AreEqual(2, Run(Add));
    }

    [Schedules(20)]
    [TestMethod]
    public void RandomSchedules_OfAddingUnderALock_AllPass()
    {
        Assert.AreEqual(2, Run(AddLocked));
    }

    [AllSchedules(1)]
    [TestMethod]
    public void AllSchedules_OfAddingWithoutALock_FindTheRace()
    {
        Assert.AreEqual(2, Run(Add));
    }

    [AllSchedules(1)]
    [TestMethod]
    public void AllSchedules_OfAddingUnderALock_AllPass()
    {
        Assert.AreEqual(2, Run(AddLocked));
    }

    private static int Run(ThreadStart add)
    {
        s_total = 0;
        Thread one = new(add);
        Thread other = new(add);
        one.Start();
        other.Start();
        one.Join();
        other.Join();
        return s_total;
    }

    private static void Add()
    {
        s_total++;
    }

    private static void AddLocked()
    {
        lock (s_lock)
        {
            s_total++;
        }
    }
}
