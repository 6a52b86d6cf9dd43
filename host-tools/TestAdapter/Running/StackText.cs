using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Results;
using SecureBoot.TestAdapter.Discovery;

namespace SecureBoot.TestAdapter.Running;

/// <summary>A managed stack of the device in the form of .NET's, which editors and loggers know: without the frames of
/// the assertion itself and of what called the test.</summary>
internal static class StackText
{
    private const string Framework = "nanoFramework.TestFramework.";
    private const string Runner = "SecureBoot.TestRunner.";

    public static string Of(Report report, SourceFiles sources)
    {
        IEnumerable<StackEntry> test = report.Stack.SkipWhile(entry =>
            entry.Method.StartsWith(Framework, StringComparison.Ordinal))
            .TakeWhile(entry => !entry.Method.StartsWith(Runner, StringComparison.Ordinal));
        return string.Join(
            Environment.NewLine,
            test
                .Where(entry => !entry.Method.StartsWith("System.Reflection.", StringComparison.Ordinal))
                .Select(entry => Line(entry, sources)));
    }

    private static string Line(StackEntry entry, SourceFiles sources)
    {
        string place = entry.File is null ? "" : $" in {sources.Find(entry.File)}:line {entry.Line}";
        return $"   at {entry.Method.Replace("::", ".", StringComparison.Ordinal).Replace('/', '.')}(){place}";
    }
}
