using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SecureBoot.Signer.Files;

/// <summary>The files that a command has read, which none of its outputs may replace.</summary>
public sealed class InputLog : IDisposable
{
    // Not static alone: the tests run commands side by side.
    private static readonly AsyncLocal<InputLog?> s_current = new();

    private readonly InputLog? _outer = s_current.Value;
    private readonly HashSet<string> _paths = [];

    private InputLog()
    {
    }

    /// <summary>Begins the log of a command, which ends with the result's disposal.</summary>
    public static InputLog Begin()
    {
        InputLog log = new();
        s_current.Value = log;
        return log;
    }

    /// <summary>Notes a file that was read as an input; nothing outside a command.</summary>
    public static void Note(string path)
    {
        if (s_current.Value is { } log)
        {
            lock (log._paths)
            {
                log._paths.Add(path);
            }
        }
    }

    /// <summary>Whether a path, or what it leads to, is a file that the command has read.</summary>
    internal static bool Holds(string path)
    {
        if (s_current.Value is not { } log)
        {
            return false;
        }

        string[] own = Names(path);
        lock (log._paths)
        {
            return log._paths.Any(input => Names(input).Intersect(own, RealPath.Comparer).Any());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        s_current.Value = _outer;
    }

    private static string[] Names(string path) => [RealPath.OfName(path), RealPath.OfTarget(path)];
}
