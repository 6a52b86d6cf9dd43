using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using SecureBoot.TestAdapter.Discovery;

namespace SecureBoot.TestAdapter;

/// <summary>Lists the tests of device assemblies for the test platform.</summary>
[FileExtension(".dll")]
[DefaultExecutorUri(TestExecutor.Uri)]
[Category("managed")]
public sealed class TestDiscoverer : ITestDiscoverer
{
    /// <inheritdoc/>
    public void DiscoverTests(
        IEnumerable<string> sources,
        IDiscoveryContext discoveryContext,
        IMessageLogger logger,
        ITestCaseDiscoverySink discoverySink)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(discoverySink);
        foreach (string source in sources)
        {
            foreach (DeviceTestClass tests in Read(source, logger))
            {
                foreach (DeviceTest test in tests.Tests)
                {
                    discoverySink.SendTestCase(TestCases.Of(test, source));
                }
            }
        }
    }

    /// <summary>The test classes of an assembly; a problem of the assembly is logged.</summary>
    internal static IReadOnlyList<DeviceTestClass> Read(string source, IMessageLogger logger)
    {
        try
        {
            return TestReader.Read(source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.SendMessage(TestMessageLevel.Error, $"{source}: {e.Message}");
            return [];
        }
    }
}
