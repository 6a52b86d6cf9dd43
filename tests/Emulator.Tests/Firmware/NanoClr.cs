using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>The paths of nanoFramework's own emulator and of the device build, and the arguments for a run.</summary>
internal sealed class NanoClr
{
    internal const string ProgramVariable = "SECUREBOOT_NANOCLR";
    internal const string FolderVariable = "SECUREBOOT_DEVICE_BUILD";

    // Dependencies come first, and the assembly with the entry point is last.
    private static readonly string[] s_assemblies =
    [
        "mscorlib", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native", "nanoFramework.System.Text",
        "System.IO.Streams", "System.Net", "System.Net.Http", "nanoFramework.TestFramework", "SecureBoot.Buffers",
        "SecureBoot", "SecureBoot.Sensors", "SecureBoot.Updates", "NFUnitTest", "nanoFramework.UnitTestLauncher",
    ];

    private NanoClr(string program, string folder)
    {
        Program = program;
        Folder = folder;
    }

    internal string Program { get; }

    internal string Folder { get; }

    /// <summary>The tool needs a verb; the runner that nf-interpreter builds for POSIX takes only the files.</summary>
    internal IReadOnlyList<string> Arguments
    {
        get
        {
            string[] files = [.. s_assemblies.Select(name => name + ".pe")];
            bool isTool = Path.GetFileNameWithoutExtension(Program)
                .Equals("nanoclr", StringComparison.OrdinalIgnoreCase);
            return isTool ? ["run", "--assemblies", .. files] : files;
        }
    }

    /// <summary>Looks for the emulator and the device build. A path in a variable must exist. Without the variable the
    /// emulator or the build may be missing, and <paramref name="reason"/> says which.</summary>
    /// <param name="variable">Gives the value of an environment variable, or null.</param>
    /// <param name="outputs">The output folders of the device build.</param>
    /// <param name="reason">The reason for a skip, in one line.</param>
    /// <exception cref="InvalidOperationException">A variable names a path that does not exist.</exception>
    internal static NanoClr? Find(Func<string, string?> variable, IEnumerable<string> outputs, out string reason)
    {
        reason = "";
        string? program = FindProgram(variable);
        if (program is null)
        {
            reason = $"left out: nanoclr is not on the path, and {ProgramVariable} does not name it";
            return null;
        }

        string? asked = variable(FolderVariable);
        string? folder = asked ?? outputs.Where(output => Missing(output) is null)
            .MaxBy(output => File.GetLastWriteTimeUtc(Path.Combine(output, "NFUnitTest.pe")));
        if (folder is null)
        {
            reason = $"left out: there is no device build of tests/Firmware.Tests, and {FolderVariable} names no "
                + "folder with its .pe files";
            return null;
        }

        return Missing(folder) is not { } missing ? new NanoClr(program, folder)
            : throw new InvalidOperationException(
                $"{FolderVariable} is {folder}: found no {missing} in it, expected the .pe files of "
                    + "tests/Firmware.Tests and of all that it refers to");
    }

    private static string? FindProgram(Func<string, string?> variable)
    {
        if (variable(ProgramVariable) is { Length: > 0 } asked)
        {
            return File.Exists(asked) ? Path.GetFullPath(asked)
                : throw new InvalidOperationException(
                    $"{ProgramVariable} is {asked}: found no such file, expected nanoclr or nf-interpreter's runner "
                        + "for POSIX");
        }

        return (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, "nanoclr"), Path.Combine(folder, "nanoclr.exe") })
            .FirstOrDefault(File.Exists);
    }

    private static string? Missing(string folder)
    {
        return s_assemblies.Select(name => name + ".pe")
            .FirstOrDefault(file => !File.Exists(Path.Combine(folder, file)));
    }
}
