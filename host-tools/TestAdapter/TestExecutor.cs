using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using SecureBoot.TestAdapter.Running;

namespace SecureBoot.TestAdapter;

/// <summary>Runs the tests of device assemblies on the emulator for the test platform.</summary>
[ExtensionUri(Uri)]
public sealed class TestExecutor : ITestExecutor, IDisposable
{
    /// <summary>The executor's name.</summary>
    public const string Uri = "executor://secureboot/testadapter/1.0";

    private readonly CancellationTokenSource _cancellation = new();

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    /// <inheritdoc/>
    public void RunTests(IEnumerable<TestCase>? tests, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(frameworkHandle);
        foreach (IGrouping<string, TestCase> source in tests.GroupBy(test => test.Source))
        {
            HashSet<Guid> wanted = [.. source.Select(test => test.Id)];
            Run(source.Key, test => wanted.Contains(test.Id), runContext, frameworkHandle);
        }
    }

    /// <inheritdoc/>
    public void RunTests(IEnumerable<string>? sources, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(frameworkHandle);
        ITestCaseFilterExpression? filter;
        try
        {
            Dictionary<string, TestProperty> properties = TestCases.FilterProperties;
            filter = runContext?.GetTestCaseFilter(properties.Keys, name => properties.GetValueOrDefault(name));
        }
        catch (TestPlatformFormatException e)
        {
            frameworkHandle.SendMessage(TestMessageLevel.Error, e.Message);
            return;
        }

        foreach (string source in sources)
        {
            Run(
                source,
                test => filter is null || filter.MatchTestCase(test, name => ValueOf(test, name)),
                runContext,
                frameworkHandle);
        }
    }

    private static object? ValueOf(TestCase test, string name)
    {
        return TestCases.FilterProperties.TryGetValue(name, out TestProperty? property)
            ? test.GetPropertyValue(property)
            : null;
    }

    private void Run(string source, Func<TestCase, bool> isWanted, IRunContext? context, IFrameworkHandle handle)
    {
        try
        {
            TestSettings settings = TestSettings.Read(context?.RunSettings?.SettingsXml);
            SourceRun run = new(source, settings, handle, _cancellation.Token);
            run.Run(TestDiscoverer.Read(source, handle), isWanted);
        }
        catch (Exception e) when (e is FormatException or System.IO.IOException or InvalidOperationException)
        {
            handle.SendMessage(TestMessageLevel.Error, e.Message);
        }
    }
}
