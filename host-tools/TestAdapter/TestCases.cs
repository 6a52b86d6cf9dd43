using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using SecureBoot.TestAdapter.Discovery;
using SecureBoot.TestAdapter.Running;

namespace SecureBoot.TestAdapter;

/// <summary>Tests and verdicts in the test platform's terms.</summary>
internal static class TestCases
{
    private static readonly TestProperty s_className = TestProperty.Register(
        "SecureBoot.ClassName", "ClassName", typeof(string), TestPropertyAttributes.Hidden, typeof(TestCase));

    /// <summary>The properties that a filter can ask for.</summary>
    public static Dictionary<string, TestProperty> FilterProperties { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["FullyQualifiedName"] = TestCaseProperties.FullyQualifiedName,
        ["DisplayName"] = TestCaseProperties.DisplayName,
        ["Name"] = TestCaseProperties.DisplayName,
        ["ClassName"] = s_className,
    };

    /// <summary>The case of a test. Its id depends on the test only, so that a list of one run means the same tests in
    /// the next.</summary>
    public static TestCase Of(DeviceTest test, string source)
    {
        TestCase result = new(test.FullyQualifiedName, new Uri(TestExecutor.Uri), source)
        {
            DisplayName = test.DisplayName,
            CodeFilePath = test.Method.Source?.File,
            LineNumber = test.Method.Source?.Line ?? -1,
            Id = Id(source, test),
        };
        result.SetPropertyValue(s_className, test.Method.Type);
        return result;
    }

    /// <summary>The id of the case of a test.</summary>
    public static Guid Id(string source, DeviceTest test)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(source) + "\n" + test.Key));
        return new Guid(hash.AsSpan(0, 16));
    }

    /// <summary>The result of a test.</summary>
    public static TestResult Result(TestCase test, TestVerdict verdict)
    {
        TestResult result = new(test)
        {
            Outcome = verdict.Kind switch
            {
                VerdictKind.Passed => TestOutcome.Passed,
                VerdictKind.Skipped => TestOutcome.Skipped,
                _ => TestOutcome.Failed,
            },
            DisplayName = test.DisplayName,
            Duration = verdict.Duration,
            StartTime = DateTimeOffset.Now - verdict.Duration,
            EndTime = DateTimeOffset.Now,
            ErrorMessage = verdict.Message,
            ErrorStackTrace = verdict.Stack,
        };
        if (verdict.Output.Length > 0)
        {
            result.Messages.Add(new TestResultMessage(TestResultMessage.StandardOutCategory, verdict.Output));
        }

        return result;
    }
}
