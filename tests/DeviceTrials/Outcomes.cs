using System;
using System.Threading;
using nanoFramework.TestFramework;

namespace DeviceTrials;

/// <summary>A test for each outcome, at line numbers that a test expects; an ended machine stops no other.</summary>
[TestClass]
public class Outcomes
{
    private static int s_count;

    [Setup]
    public void Prepare()
    {
        s_count = 10;
    }

    [TestMethod]
    public void Passes()
    {
        Console.WriteLine("printed by the test");
        Assert.AreEqual(10, s_count);
        s_count = 11;
    }

    [TestMethod]
    public void SeesWhatTheOneBeforeLeft()
    {
        Assert.AreEqual(11, s_count);
    }

    [TestMethod]
    public void Fails()
    {
        IsTwo(1);
    }

    [TestMethod]
    public void Throws()
    {
        object none = null!;
        none.ToString();
    }

    [TestMethod]
    public void Skips()
    {
        Assert.SkipTest("not here");
    }

    [TestMethod]
    public void Hangs()
    {
        while (true)
        {
            s_count++;
        }
    }

    [TestMethod]
    public void RunsOnAFreshMachine()
    {
        Assert.AreEqual(10, s_count);
    }

    [TestMethod]
    public void WaitsForEver()
    {
        new AutoResetEvent(false).WaitOne();
    }

    [TestMethod]
    public void CorruptsMemory()
    {
        int[] wrapped = new int[0x40000000 + s_count - 9];
        wrapped[s_count] = 1;
    }

    [TestMethod]
    public void Crashes()
    {
        s_count = int.MinValue / (9 - s_count);
    }

    [TestMethod]
    public void AnotherThreadThrows()
    {
        Thread thread = new(() => throw new InvalidOperationException("in the thread"));
        thread.Start();
        thread.Join();
    }

    [DataRow(2, "two", true)]
    [DataRow(4, "four", false)]
    public void Rows(int number, string text, bool isEven)
    {
        Console.WriteLine(text);
        Assert.AreEqual(isEven, number % 2 == 0);
    }

    [TestMethod]
    private void IsPrivateAndNoTest()
    {
        Assert.IsTrue(false);
    }

    private static void IsTwo(int number)
    {
        Assert.AreEqual(2, number, "the number");
    }
}
