using System.Diagnostics.CodeAnalysis;

namespace SecureBoot.Mutation;

/// <summary>What the command line says.</summary>
internal sealed class Settings
{
    internal string Folder { get; private set; } = "";

    /// <summary>Only mutants whose number leaves <see cref="Shard"/> by <see cref="Shards"/>.</summary>
    internal int Shard { get; private set; }

    internal int Shards { get; private set; } = 1;

    /// <summary>Only mutants of files whose name contains this.</summary>
    internal string File { get; private set; } = "";

    /// <summary>Tests that take more of the processor, in ms, are left out.</summary>
    internal int Slowest { get; private set; } = 3000;

    /// <summary>How long a process may be silent, in s.</summary>
    internal int Patience { get; private set; } = 180;

    internal bool IsJson { get; private set; }

    internal bool IsFresh { get; private set; }

    internal bool IsBuilt { get; private set; }

    internal static bool TryRead(string[] args, [NotNullWhen(true)] out Settings? settings)
    {
        settings = new Settings();
        for (int i = 0; i < args.Length; i++)
        {
            if (!settings.TakeFlag(args[i]) && (++i == args.Length || !settings.TakeValue(args[i - 1], args[i])))
            {
                return false;
            }
        }

        return settings.Folder.Length > 0;
    }

    private bool TakeFlag(string name)
    {
        IsJson |= name == "--json";
        IsFresh |= name == "--fresh";
        IsBuilt |= name == "--no-build";
        return name is "--json" or "--fresh" or "--no-build";
    }

    private bool TakeValue(string name, string value)
    {
        switch (name)
        {
            case "--folder":
                Folder = value;
                return true;
            case "--file":
                File = value;
                return true;
            case "--slowest":
                Slowest = int.TryParse(value, out int slowest) ? slowest : 0;
                return Slowest > 0;
            case "--patience":
                Patience = int.TryParse(value, out int patience) ? patience : 0;
                return Patience > 0;
            case "--shard":
                string[] parts = value.Split('/');
                Shard = parts.Length == 2 && int.TryParse(parts[0], out int shard) ? shard - 1 : -1;
                Shards = parts.Length == 2 && int.TryParse(parts[1], out int shards) ? shards : 0;
                return Shard >= 0 && Shard < Shards;
            default:
                return false;
        }
    }
}
