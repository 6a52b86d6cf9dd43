namespace SensorApp;

/// <summary>The form of a line in the report.</summary>
internal enum LineForm
{
    /// <summary>Values with commas between them; a missing value is empty.</summary>
    Csv = 0,

    /// <summary>A JSON object (RFC 8259); an absent value is null.</summary>
    Json = 1,

    /// <summary>The names of the values with commas between: the first line of CSV.</summary>
    CsvHeader = 2,
}
