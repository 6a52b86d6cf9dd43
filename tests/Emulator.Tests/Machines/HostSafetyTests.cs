using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>The host bounds memory and time that firmware asks for as the device does. Delegate calls and wakes of
/// threads keep their order.</summary>
public sealed class HostSafetyTests
{
    [Fact]
    public void Concat_OfOneTextManyTimes_IsOutOfMemory()
    {
        Assert.Equal("out of memory\r\n", DeviceProgram.OfMain("""
            string text = new string('a', 5000); string[] many = new string[5000];
            for (int i = 0; i < many.Length; i++) { many[i] = text; }
            try { string.Concat(many); } catch (OutOfMemoryException) { Console.WriteLine("out of memory"); }
            """).Output);
    }

    [Fact]
    public void Format_WithAGreatNumberOfDigits_FitsTheDevicesBuffer()
    {
        Assert.Equal(
            "127 130\r\n",
            DeviceProgram.OfMain(
                "Console.WriteLine(I(5).ToString(\"D2000000000\").Length + \" \" + "
                    + "I(55).ToString(\"F999999999\").Length);").Output);
    }

    [Fact]
    public void HashCode_OfObjectsThatTwoLeadToAgainAndAgain_EndsTheRun()
    {
        DeviceProgram program = DeviceProgram.Source("""
            public class Program
            {
                class Node { public Node A, B; }
                public static void Main()
                {
                    Node last = null;
                    for (int i = 0; i < 60; i++) { last = new Node { A = last, B = last }; }
                    last.GetHashCode();
                }
            }
            """);
        Assert.Equal(Outcome.InstructionLimit, program.Result.Outcome);
    }

    [Fact]
    public void Array_OfValueTypesThatHoldMany_IsOutOfMemory()
    {
        Assert.Equal("out of memory\r\n", DeviceProgram.Source("""
            using System;
            public class Program
            {
                struct A { public int X, Y, Z; } struct B { public A P, Q, R; } struct C { public B P, Q, R; } struct D
                {
                    public C P, Q, R;
                }
                static int I(int x) { return x; }
                public static void Main()
                {
                    try
                    {
                        D[] all = new D[I(60000)];
                    }
                    catch (OutOfMemoryException)
                    {
                        Console.WriteLine("out of memory");
                    }
                }
            }
            """).Output);
    }

    [Fact]
    public void Delegates_OfNativesAndOfLists_AreCalledInTheirOrder()
    {
        Assert.Equal("1\r\n2\r\n1\r\n2\r\nafter\r\n", DeviceProgram.Source("""
            using System; using System.Threading;
            public class Program
            {
                delegate void Act(); delegate void Spin(int n);
                static void One() { Console.WriteLine("1"); }
                static void Two() { Console.WriteLine("2"); }
                public static void Main()
                {
                    Spin natives = Thread.SpinWait; natives += Thread.SpinWait; natives(1);
                    Act list = One; list += Two;
                    Act nested = new Act(list.Invoke); nested += list.Invoke; nested();
                    Console.WriteLine("after");
                }
            }
            """).Output);
    }

    [Fact]
    public void Set_TwiceInARow_ReleasesTwo()
    {
        Assert.Equal("released\r\nreleased\r\n", DeviceProgram.OfMain("""
            AutoResetEvent e = new AutoResetEvent(false);
            for (int i = 0; i < 2; i++) { new Thread(() => { e.WaitOne(); Console.WriteLine("released"); }).Start(); }
            Thread.Sleep(10); e.Set(); e.Set(); Thread.Sleep(10);
            """).Output);
    }

    [Fact]
    public void Sleep_OfNothing_LetsTheNextRun()
    {
        Assert.Equal("True\r\n", DeviceProgram.OfMain("""
            bool ran = false; bool over = false;
            new Thread(() => { while (!over) { ran = true; } }).Start();
            Thread.Sleep(50); ran = false; Thread.Sleep(0); Console.WriteLine(ran.ToString()); over = true;
            """).Output);
    }
}
