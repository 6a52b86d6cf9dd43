using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Cli.Tests;

/// <summary>A virtual board with a deployment in its partition, as on an ESP32.</summary>
internal sealed class DeployedBoard : IAssemblySource
{
    private readonly Dictionary<string, AssemblyBytes> _assemblies;

    private DeployedBoard(string deployment)
    {
        byte[] bytes = File.ReadAllBytes(deployment);
        _assemblies = new DeploymentReader(bytes).Assemblies
            .ToDictionary(a => a.Name, a => new AssemblyBytes(a.Name, bytes[a.Offset..(a.Offset + a.Size)], null));
    }

    public AssemblyBytes? Find(string name) => _assemblies.GetValueOrDefault(name);

    /// <summary>Puts an image on a fresh drive and runs Main until a line with the text is printed, for at most a
    /// minute of the device's time.</summary>
    public static string Boot(string deployment, string image, string until)
    {
        DeployedBoard kept = new(deployment);
        VirtualBoard board = new();
        board.Files.Put(@"I:\slot_a.img", File.ReadAllBytes(image));
        StringBuilder console = new();
        Machine? machine = null;
        machine = new Machine(new MachineOptions
        {
            Board = board,
            Limits = new Limits { Milliseconds = 60_000 },
            Output = text =>
            {
                console.Append(text);
                if (console.ToString().Contains(until, StringComparison.Ordinal))
                {
                    machine?.RequestStop();
                }
            },
        });
        machine.Load(kept.Find("BootStage")!, kept);
        machine.Run();
        return console.ToString();
    }
}
