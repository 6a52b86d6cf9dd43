using System;
using nanoFramework.TestFramework;

namespace DeviceTrials;

[TestClass]
public class SetupFails
{
    [Setup]
    public void Prepare()
    {
        throw new InvalidOperationException("no sensor");
    }

    [TestMethod]
    public void NeverRuns()
    {
    }
}

[TestClass]
public class SetupSkips
{
    [Setup]
    public void Prepare()
    {
        Assert.SkipTest("no such board");
    }

    [TestMethod]
    public void NeverRuns()
    {
    }
}

[TestClass]
public class CleanupFails
{
    [TestMethod]
    public void First()
    {
    }

    [TestMethod]
    public void Last()
    {
    }

    [Cleanup]
    public void CleanUp()
    {
        Assert.IsTrue(false, "left open");
    }
}

public class Base
{
    [TestMethod]
    public void Inherited()
    {
        Console.WriteLine("of the base");
    }
}

[TestClass]
public class Derived : Base
{
    [TestMethod]
    public void Own()
    {
    }

    [DataRow(1)]
    public void Overloaded(int number)
    {
        Console.WriteLine("a number");
    }

    [DataRow("text")]
    public void Overloaded(string text)
    {
        Console.WriteLine("a text");
    }

    [TestClass]
    public class Nested
    {
        [TestMethod]
        public static void StaticInside()
        {
        }
    }
}
