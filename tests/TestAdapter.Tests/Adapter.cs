using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace SecureBoot.TestAdapter.Tests;

/// <summary>The adapter in this process, with the interfaces of the test platform: lists and runs
/// tests/DeviceTrials.</summary>
internal sealed class Adapter : IFrameworkHandle, IRunContext, ITestCaseDiscoverySink
{
    private readonly List<TestCase> _cases = [];

    private Adapter(string settings)
    {
        string elements =
            string.Concat(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .Select(pair => $"<{pair[0]}>{pair[1]}</{pair[0]}>"));
        RunSettings = new Settings($"<RunSettings><SecureBoot>{elements}</SecureBoot></RunSettings>");
    }

    internal static string Source => Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceTrials.dll");

    internal List<TestResult> Results { get; } = [];

    internal List<string> Errors { get; } = [];

    internal List<AttachmentSet> Attachments { get; } = [];

    /// <summary>Cancels the run.</summary>
    internal Action Cancel { get; private set; } = static () => { };

    /// <summary>Called after each result.</summary>
    internal Action<Adapter> OnResult { get; set; } = static _ => { };

    public IRunSettings? RunSettings { get; }

    public bool KeepAlive => false;

    public bool InIsolation => true;

    public bool IsDataCollectionEnabled => false;

    public bool IsBeingDebugged => false;

    public string? TestRunDirectory => null;

    public string? SolutionDirectory => null;

    public bool EnableShutdownAfterTestRun { get; set; }

    internal static IReadOnlyList<TestCase> Discover(string? source = null)
    {
        Adapter adapter = new("");
        new TestDiscoverer().DiscoverTests([source ?? Source], adapter, adapter, adapter);
        return adapter._cases;
    }

    /// <summary>Runs the tests whose fully qualified name begins with the text, after <c>DeviceTrials.</c>.</summary>
    internal static Adapter Run(
        string start, string settings = "Instructions=2000000", Action<Adapter>? onResult = null)
    {
        Adapter adapter = new(settings);
        adapter.OnResult = onResult ?? adapter.OnResult;
        using TestExecutor executor = new();
        adapter.Cancel = executor.Cancel;
        executor.RunTests(
            Discover()
                .Where(test => test.FullyQualifiedName.StartsWith("DeviceTrials." + start, StringComparison.Ordinal)),
            adapter,
            adapter);
        return adapter;
    }

    /// <summary>Runs all tests of a source, as <c>dotnet test</c> does.</summary>
    internal static Adapter RunAll(string source, string settings)
    {
        Adapter adapter = new(settings);
        using TestExecutor executor = new();
        executor.RunTests([source], adapter, adapter);
        return adapter;
    }

    internal TestResult Result(string displayName) => Results.Single(result => result.DisplayName == displayName);

    public void SendTestCase(TestCase discoveredTest) => _cases.Add(discoveredTest);

    public void RecordResult(TestResult testResult)
    {
        Results.Add(testResult);
        OnResult(this);
    }

    public void RecordStart(TestCase testCase)
    {
    }

    public void RecordEnd(TestCase testCase, TestOutcome outcome)
    {
    }

    public void RecordAttachments(IList<AttachmentSet> attachmentSets) => Attachments.AddRange(attachmentSets);

    public void SendMessage(TestMessageLevel testMessageLevel, string message)
    {
        if (testMessageLevel == TestMessageLevel.Error)
        {
            Errors.Add(message);
        }
    }

    public ITestCaseFilterExpression? GetTestCaseFilter(
        IEnumerable<string>? supportedProperties, Func<string, TestProperty?> propertyProvider) => null;

    public int LaunchProcessWithDebuggerAttached(
        string filePath,
        string? workingDirectory,
        string? arguments,
        IDictionary<string, string?>? environmentVariables)
    {
        throw new NotSupportedException();
    }

    private sealed class Settings(string xml) : IRunSettings
    {
        public string? SettingsXml => xml;

        public ISettingsProvider? GetSettings(string? settingsName) => null;
    }
}
