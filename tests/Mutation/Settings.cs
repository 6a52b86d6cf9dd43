using System.Diagnostics.CodeAnalysis;

namespace SecureBoot.Mutation;

/// <summary>The options of the command line.</summary>
internal sealed class Settings
{
    internal string Folder { get; private set; } = "";

    /// <summary>The shard: only mutants whose number modulo <see cref="Shards"/> is this value.</summary>
    internal int Shard { get; private set; }

    internal int Shards { get; private set; } = 1;

    /// <summary>Only mutants of files with this text in the name.</summary>
    internal string File { get; private set; } = "";

    /// <summary>The limit of processor time, in ms: slower tests do not run.</summary>
    internal int Slowest { get; private set; } = 3000;

    /// <summary>Seconds without output after which a process counts as lost.</summary>
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
