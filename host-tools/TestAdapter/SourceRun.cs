using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using SecureBoot.TestAdapter.Coverage;
using SecureBoot.TestAdapter.Discovery;
using SecureBoot.TestAdapter.NanoClr;
using SecureBoot.TestAdapter.Running;

namespace SecureBoot.TestAdapter;

/// <summary>Runs the selected tests of one assembly: its classes in parallel, the tests of a class one after the
/// other.</summary>
internal sealed class SourceRun(
    string source, TestSettings settings, ITestExecutionRecorder recorder, CancellationToken cancellation)
{
    // The data collector sets it (CoverageCollector).
    private const string CoverageVariable = "SECUREBOOT_COVERAGE";

    private readonly string _source = source;
    private readonly TestSettings _settings = settings;
    private readonly ITestExecutionRecorder _recorder = recorder;
    private readonly CancellationToken _cancellation = cancellation;
    private readonly Lock _lock = new();

    public void Run(IReadOnlyList<DeviceTestClass> classes, Func<TestCase, bool> isWanted)
    {
        Dictionary<DeviceTest, TestCase> cases = classes
            .SelectMany(tests => tests.Tests)
            .Select(test => (Test: test, Case: TestCases.Of(test, _source)))
            .Where(pair => isWanted(pair.Case)).ToDictionary(pair => pair.Test, pair => pair.Case);
        if (cases.Count == 0)
        {
            return;
        }

        string? coverage = Environment.GetEnvironmentVariable(CoverageVariable) ?? _settings.Coverage;
        DeviceProgram program = new(_source) { Hits = coverage is null ? null : new HitCounts() };
        if (_settings.NanoClr is not null)
        {
            RunOnNanoClr(program, classes, cases);
            return;
        }

        RunOnEmulator(program, classes, cases);
        if (coverage is not null)
        {
            WriteCoverage(
                program,
                Path.Combine(coverage, program.Name + ".cobertura.xml"),
                isCollected: coverage != _settings.Coverage);
        }
    }

    private void RunOnNanoClr(
        DeviceProgram program, IReadOnlyList<DeviceTestClass> classes, Dictionary<DeviceTest, TestCase> cases)
    {
        new NanoClrRun(program, _settings, _cancellation).Run(classes, (test, verdict) =>
        {
            if (cases.TryGetValue(test, out TestCase? wanted))
            {
                Record(wanted, verdict);
            }
        });
    }

    private void RunOnEmulator(
        DeviceProgram program, IReadOnlyList<DeviceTestClass> classes, Dictionary<DeviceTest, TestCase> cases)
    {
        Parallel.ForEach(classes, new ParallelOptions { MaxDegreeOfParallelism = _settings.Parallel }, tests =>
        {
            if (!_cancellation.IsCancellationRequested)
            {
                new ClassRun(
                    program,
                    tests,
                    _settings,
                    (test, verdict) => Record(cases[test], verdict),
                    _cancellation).Run(tests.Tests.Where(cases.ContainsKey));
            }
        });
    }

    /// <summary>Writes the file. The data collector passes its own file on.</summary>
    private void WriteCoverage(DeviceProgram program, string path, bool isCollected)
    {
        CoverageReader reader = new(program, _settings, program.Hits!);
        CoberturaWriter.Write(Path.GetFullPath(path), reader.Read());
        if (!isCollected)
        {
            AttachmentSet attachments = new(new Uri(TestExecutor.Uri), "SecureBoot Coverage");
            attachments.Attachments.Add(new UriDataAttachment(
                new Uri(Path.GetFullPath(path)), "Coverage of the device's code, as Cobertura"));
            _recorder.RecordAttachments([attachments]);
        }
    }

    private void Record(TestCase test, TestVerdict verdict)
    {
        TestResult result = TestCases.Result(test, verdict);
        lock (_lock)
        {
            _recorder.RecordStart(test);
            _recorder.RecordResult(result);
            _recorder.RecordEnd(test, result.Outcome);
        }
    }
}
