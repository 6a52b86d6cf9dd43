using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.TestSupport;

namespace SecureBoot.Sensors.Tests.Captures;

/// <summary>The bytes of tests/vectors/sensors/captures.</summary>
internal static class Capture
{
    /// <summary>The frames of a file, a line each.</summary>
    internal static byte[][] Frames(string file)
    {
        return [.. Lines(file).Select(line => Convert.FromHexString(line.Replace(" ", "", StringComparison.Ordinal)))];
    }

    /// <summary>The lines of text of a file, as they were on the wire.</summary>
    internal static byte[][] Texts(string file)
    {
        return [.. Lines(file).Select(line => Encoding.ASCII.GetBytes(line + "\r\n"))];
    }

    /// <summary>The rows of a file, divided at the bars.</summary>
    internal static IEnumerable<string[]> Rows(string file)
    {
        return Lines(file).Select(line => line.Split(" | "));
    }

    /// <summary>Noise of a seed; never a dollar sign, which would begin a line of NMEA.</summary>
    internal static byte[] Noise(Random random, int most)
    {
        byte[] noise = new byte[random.Next(most + 1)];
        random.NextBytes(noise);
        return [.. noise.Select(value => value == '$' ? (byte)0 : value)];
    }

    private static IEnumerable<string> Lines(string file)
    {
        return File.ReadLines(Repository.Vectors("sensors", Path.Combine("captures", file)))
            .Where(line => line.Length > 0 && line[0] != '#');
    }
}
