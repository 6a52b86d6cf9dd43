using System;
using System.IO;
using System.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Sensors.Tests;

/// <summary>The frames of tests/vectors/sensors/pms5003.txt.</summary>
public static class Pms5003Vectors
{
    /// <summary>frame in hexadecimal, status, fields, reason</summary>
    public static TheoryData<string, Pms5003Status, string, string> All()
    {
        TheoryData<string, Pms5003Status, string, string> rows = [];
        foreach (string line in File.ReadLines(Repository.Vectors("sensors", "pms5003.txt"))
            .Where(line => !line.StartsWith('#')))
        {
            string[] parts = [.. line.Split('|').Select(part => part.Trim())];
            rows.Add(parts[0], Enum.Parse<Pms5003Status>(parts[1]), parts[2], parts[3]);
        }

        return rows;
    }

    /// <summary>Makes a good frame with some fields; the other fields are 0.</summary>
    internal static byte[] Frame(params ushort[] fields)
    {
        byte[] frame = new byte[32];
        (frame[0], frame[1], frame[3]) = (0x42, 0x4D, 28);
        for (int i = 0; i < fields.Length; i++)
        {
            (frame[4 + (2 * i)], frame[5 + (2 * i)]) = ((byte)(fields[i] >> 8), (byte)(fields[i] & 0xFF));
        }

        int sum = frame.Take(30).Sum(value => value);
        (frame[30], frame[31]) = ((byte)(sum >> 8), (byte)(sum & 0xFF));
        return frame;
    }
}
