using System;
using System.IO;

namespace SecureBoot.Cli.Tests;

/// <summary>The folder that the commands run in: no nf.config is in it or above it, as there is above the tests'
/// own.</summary>
internal static class WorkingFolder
{
    internal static void Enter()
    {
        Environment.CurrentDirectory = Path.GetTempPath();
    }
}
