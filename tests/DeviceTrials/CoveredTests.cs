using nanoFramework.TestFramework;

namespace DeviceTrials;

[TestClass]
public class CoveredTests
{
    [TestMethod]
    public void Calls()
    {
        Assert.AreEqual(1, Covered.OneWay(5));
        Assert.AreEqual(1, Covered.OneWay(7));
        Assert.AreEqual(10, Covered.Chosen(0));
        Assert.AreEqual(12, Covered.Chosen(4));
        Assert.AreEqual(-1, Covered.Chosen(9));
        Assert.AreEqual(-6, Covered.Loop(3));
    }
}
