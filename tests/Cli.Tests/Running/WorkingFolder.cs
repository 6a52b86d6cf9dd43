using System;
using System.IO;

namespace SecureBoot.Cli.Tests;

/// <summary>The folder in which the commands run. Neither this folder nor a folder above it has an nf.config, unlike
/// the tests' own folder.</summary>
internal static class WorkingFolder
{
    internal static void Enter()
    {
        Environment.CurrentDirectory = Path.GetTempPath();
    }
}
