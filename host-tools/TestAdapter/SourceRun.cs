using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using SecureBoot.TestAdapter.Discovery;
using SecureBoot.TestAdapter.Running;

namespace SecureBoot.TestAdapter;

/// <summary>Runs the wanted tests of one assembly: its classes at the same time, the tests of a class one after the other.</summary>
internal sealed class SourceRun
{
    private readonly string _source;
    private readonly TestSettings _settings;
    private readonly ITestExecutionRecorder _recorder;
    private readonly CancellationToken _cancellation;
    private readonly Lock _lock = new();

    public SourceRun(string source, TestSettings settings, ITestExecutionRecorder recorder, CancellationToken cancellation)
    {
        _source = source;
        _settings = settings;
        _recorder = recorder;
        _cancellation = cancellation;
    }

    public void Run(IReadOnlyList<DeviceTestClass> classes, Func<TestCase, bool> isWanted)
    {
        Dictionary<DeviceTest, TestCase> cases = classes.SelectMany(tests => tests.Tests).Select(test => (Test: test, Case: TestCases.Of(test, _source)))
            .Where(pair => isWanted(pair.Case)).ToDictionary(pair => pair.Test, pair => pair.Case);
        if (cases.Count == 0)
        {
            return;
        }

        DeviceProgram program = new(_source);
        Parallel.ForEach(classes, new ParallelOptions { MaxDegreeOfParallelism = _settings.Parallel }, tests =>
        {
            if (!_cancellation.IsCancellationRequested)
            {
                new ClassRun(program, tests, _settings, (test, verdict) => Record(cases[test], verdict), _cancellation).Run(tests.Tests.Where(cases.ContainsKey));
            }
        });
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
