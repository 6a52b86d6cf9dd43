using nanoFramework.TestFramework;

namespace SensorApp.Tests;

/// <summary>Tests of a line of the report.</summary>
[TestClass]
public class ReportLineTests
{
    [TestMethod]
    public void End_Csv_HasCommasBetweenValues()
    {
        Assert.AreEqual("fresh,7", Write(LineForm.Csv, "7"));
    }

    [TestMethod]
    public void End_CsvHeader_HasTheNames()
    {
        Assert.AreEqual("particles,pm10", Write(LineForm.CsvHeader, "7"));
    }

    [TestMethod]
    public void End_Json_IsAnObject()
    {
        Assert.AreEqual("{\"particles\":\"fresh\",\"pm10\":7}", Write(LineForm.Json, "7"));
    }

    [TestMethod]
    public void End_NumberThatIsNotThere_IsEmptyOrNull()
    {
        Assert.AreEqual("fresh,", Write(LineForm.Csv, null));
        Assert.AreEqual("{\"particles\":\"fresh\",\"pm10\":null}", Write(LineForm.Json, null));
    }

    private static string Write(LineForm form, string? number)
    {
        ReportLine line = new(form);
        line.AddWord("particles", "fresh");
        line.Add("pm10", number);
        return line.End();
    }
}
