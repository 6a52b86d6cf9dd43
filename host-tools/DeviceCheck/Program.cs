using System;
using System.IO;
using SecureBoot.Emulator;

namespace SecureBoot.DeviceCheck;

/// <summary>Says of an assembly built for the host what of it the device would not take, in the form that a build reports with file and line.</summary>
internal static class Program
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misuse = 2;

    private static int Main(string[] args)
    {
        if (args.Length != 1 || !File.Exists(args[0]))
        {
            Console.Error.WriteLine($"found {(args.Length == 1 ? args[0] + ", which is not there" : args.Length + " arguments")}, expected one assembly; usage: SecureBoot.DeviceCheck ASSEMBLY.dll");
            return Misuse;
        }

        try
        {
            new Machine().Load(args[0]);
            return Done;
        }
        catch (RefusedException refused)
        {
            return Report(refused);
        }
        catch (BadImageFormatException)
        {
            Console.Error.WriteLine(args[0] + ": found no .NET assembly, expected a program built for the host");
            return Misuse;
        }
    }

    // What only the emulator lacks is no reason against the device: a warning.
    private static int Report(RefusedException refused)
    {
        bool isRefused = false;
        foreach (Offence offence in refused.Offences)
        {
            string origin = offence.File is null ? refused.Assembly : offence.Line > 0 ? $"{offence.File}({offence.Line})" : offence.File;
            Console.WriteLine($"{origin}: {(offence.IsOnDevice ? "warning SBD002" : "error SBD001")}: {offence.What}, used by {offence.Where}");
            isRefused |= !offence.IsOnDevice;
        }

        return isRefused ? Refused : Done;
    }
}
