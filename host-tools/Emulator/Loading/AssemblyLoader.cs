using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Loading;

/// <summary>Reads assemblies and checks them before they are added.</summary>
internal sealed class AssemblyLoader
{
    private static readonly Lazy<byte[]> s_corlib = new(() => Resource("mscorlib.dll"));

    private readonly DeviceTypes _types;
    private readonly DeviceCheck _check;
    private readonly HashSet<string> _begun = [];

    public AssemblyLoader(DeviceTypes types, MemberResolver members)
    {
        _types = types;
        _check = new DeviceCheck(types, members);
    }

    /// <summary>The base library that the emulator brings along, for compilers that build against the device.</summary>
    public static byte[] Corlib => s_corlib.Value;

    public void LoadCorlib()
    {
        _types.LayOutStatics(_types.Add(Read(s_corlib.Value, null), isCorlib: true));
    }

    public AssemblyDesc Load(byte[] bytes, byte[]? symbols)
    {
        return Add(Read(bytes, symbols));
    }

    /// <summary>An assembly with those beside it that it refers to, dependencies first.</summary>
    public IEnumerable<AssemblyDesc> LoadWithReferences(string path)
    {
        // What refers back to an assembly that is being loaded, perhaps itself, has it later.
        if (!_begun.Add(Path.GetFullPath(path)))
        {
            yield break;
        }

        ModuleDefinition module = ReadFile(path);
        if (_types.Find(module.Assembly.Name.Name) is not null)
        {
            yield break;
        }

        foreach (AssemblyNameReference reference in module.AssemblyReferences)
        {
            string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, reference.Name + ".dll");
            if (File.Exists(beside) && !HostAssemblies.Contains(reference.Name))
            {
                foreach (AssemblyDesc dependency in LoadWithReferences(beside))
                {
                    yield return dependency;
                }
            }
        }

        yield return Add(module);
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("the resource " + name + " is missing");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static ModuleDefinition ReadFile(string path)
    {
        string symbols = Path.ChangeExtension(path, ".pdb");
        return Read(File.ReadAllBytes(path), File.Exists(symbols) ? File.ReadAllBytes(symbols) : null);
    }

    public static ModuleDefinition Read(byte[] bytes, byte[]? symbols)
    {
        ReaderParameters parameters = new(ReadingMode.Deferred) { InMemory = true };
        if (symbols is not null)
        {
            parameters.ReadSymbols = true;
            parameters.SymbolStream = new MemoryStream(symbols, writable: false);
            parameters.SymbolReaderProvider = new PortablePdbReaderProvider();
            parameters.ThrowIfSymbolsAreNotMatching = false;
        }

        try
        {
            MetadataTables.Require(bytes, symbols);
            return ModuleDefinition.ReadModule(new MemoryStream(bytes, writable: false), parameters);
        }
        catch (Exception e) when (e is BadImageFormatException or EndOfStreamException or ArgumentException or IndexOutOfRangeException or InvalidOperationException)
        {
            throw new BadImageFormatException("not a .NET assembly", e);
        }
    }

    public AssemblyDesc Add(ModuleDefinition module)
    {
        HostText.Rewrite(module);
        AssemblyDesc assembly = _types.Add(module, isCorlib: false);
        IReadOnlyList<Offence> offences = _check.Check(module);
        if (offences.Count > 0)
        {
            _types.Remove(assembly);
            throw new RefusedException(assembly.Name, offences);
        }

        _types.LayOutStatics(assembly);
        return assembly;
    }
}
