using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>A client's request and the server's answer as a line of tests/vectors/ddi, with fields separated by
/// tabs.</summary>
internal sealed record DdiExchange(string Method, string Target, string Authorization, string Range, string Body)
{
    internal int Status { get; init; }

    internal string Answer { get; init; } = "";

    internal DdiAnswer Ask(DdiServer server) =>
        server.Handle(Method, Target, Authorization, Range, Encoding.UTF8.GetBytes(Body));

    /// <summary>Formats an answer: JSON without the server's address, and the size of a file.</summary>
    internal static string Show(DdiAnswer answer, string address)
    {
        return answer.ContentType == "application/octet-stream"
            ? string.Create(CultureInfo.InvariantCulture, $"{answer.Body.Length} bytes {answer.ContentRange}").TrimEnd()
            : Encoding.UTF8.GetString(answer.Body).Replace(address, "http://server", StringComparison.Ordinal);
    }

    internal static IEnumerable<DdiExchange> Read(string path)
    {
        return File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .Select(fields =>
                new DdiExchange(
                    fields[0],
                    fields[1],
                    fields[2],
                    fields[3],
                    fields[4])
                { Status = int.Parse(fields[5], CultureInfo.InvariantCulture), Answer = fields[6] });
    }

    internal string ToLine() =>
        string.Join(
            '\t',
            Method,
            Target,
            Authorization,
            Range,
            Body.ReplaceLineEndings(" ").Replace('\t', ' '),
            Status.ToString(CultureInfo.InvariantCulture),
            Answer);
}
