using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Xml;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.DataCollection;

namespace SecureBoot.CoverageCollector;

/// <summary>Asks the test adapter for the coverage of the device's code, and hands its file to the test run.</summary>
[DataCollectorFriendlyName("SecureBoot Coverage")]
[DataCollectorTypeUri("datacollector://secureboot/coverage/1.0")]
public sealed class CoverageCollector : DataCollector, ITestExecutionEnvironmentSpecifier
{
    /// <summary>The environment variable with the adapter's output folder.</summary>
    public const string Variable = "SECUREBOOT_COVERAGE";

    private readonly string _folder = Path.Combine(
        Path.GetTempPath(), "secureboot-coverage-" + Guid.NewGuid().ToString("N"));
    private DataCollectionEvents? _events;
    private DataCollectionSink? _sink;
    private DataCollectionEnvironmentContext? _context;
    private int _left;

    /// <inheritdoc/>
    public override void Initialize(
        XmlElement? configurationElement, DataCollectionEvents events, DataCollectionSink dataSink,
        DataCollectionLogger logger,
        DataCollectionEnvironmentContext? environmentContext)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(dataSink);
        Directory.CreateDirectory(_folder);
        _events = events;
        _sink = dataSink;
        _context = environmentContext;
        events.SessionEnd += End;
        dataSink.SendFileCompleted += Sent;
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTestExecutionEnvironmentVariables() => [new(Variable, _folder)];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_events is not null && _sink is not null)
        {
            _events.SessionEnd -= End;
            _sink.SendFileCompleted -= Sent;
        }

        base.Dispose(disposing);
    }

    // A run in which no test ran leaves no file.
    private void End(object? sender, SessionEndEventArgs e)
    {
        string[] files = Directory.GetFiles(_folder, "*.xml");
        _left = files.Length;
        foreach (string file in _context is null ? [] : files)
        {
            _sink!.SendFileAsync(_context!.SessionDataCollectionContext, file, deleteFile: true);
        }

        if (files.Length == 0)
        {
            Remove();
        }
    }

    private void Sent(object? sender, EventArgs e)
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            Remove();
        }
    }

    private void Remove()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The file is in the folder for temporary files.
        }
    }
}
