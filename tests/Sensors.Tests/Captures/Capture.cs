using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.TestSupport;

namespace SecureBoot.Sensors.Tests.Captures;

/// <summary>Reads the bytes of tests/vectors/sensors/captures.</summary>
internal static class Capture
{
    /// <summary>The frames of a file, one per line.</summary>
    internal static byte[][] Frames(string file)
    {
        return [.. Lines(file).Select(line => Convert.FromHexString(line.Replace(" ", "", StringComparison.Ordinal)))];
    }

    /// <summary>The lines of a file, with the bytes that were on the wire.</summary>
    internal static byte[][] Texts(string file)
    {
        return [.. Lines(file).Select(line => Encoding.ASCII.GetBytes(line + "\r\n"))];
    }

    /// <summary>The rows of a file, split at the bars.</summary>
    internal static IEnumerable<string[]> Rows(string file)
    {
        return Lines(file).Select(line => line.Split(" | "));
    }

    /// <summary>Random noise without a dollar sign, which would begin a line of NMEA.</summary>
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
