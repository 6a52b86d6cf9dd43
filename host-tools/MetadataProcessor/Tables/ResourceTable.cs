using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Resources;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>The resources of an assembly: all entries of all .resources files, sorted by the hash of their names
/// (docs/pe-format.md, section 11).</summary>
internal sealed class ResourceTable
{
    private const short EndId = 0x7FFF;

    private readonly ProblemList _problems;
    private readonly SortedDictionary<short, ResourceEntry> _entries = [];
    private readonly MemoryStream _data = new();

    public ResourceTable(ModuleDefinition module, ProblemList problems)
    {
        _problems = problems;
        foreach (Resource resource in module.Resources)
        {
            if (resource is EmbeddedResource embedded)
            {
                ReadFile(embedded);
            }
            else
            {
                problems.Error(
                    ProblemCode.Resource,
                    Place.None,
                    $"the resource {resource.Name} is not embedded: the device has no files beside an assembly");
            }
        }

        if (Files.Count > 1)
        {
            problems.Error(
                ProblemCode.Resource,
                Place.None,
                $"{Files.Count} resource files, and the device finds the entries of one only: put them into one .resx");
        }

        WriteRows();
    }

    /// <summary>Names and numbers of entries of the resource files.</summary>
    public List<(string Name, int Count)> Files { get; } = [];

    public List<ResourceRow> Rows { get; } = [];

    public byte[] Data => _data.ToArray();

    private void ReadFile(EmbeddedResource resource)
    {
        int count = 0;
        try
        {
            using ResourceReader reader = new(resource.GetResourceStream());
            IDictionaryEnumerator names = reader.GetEnumerator();
            while (names.MoveNext())
            {
                string name = (string)names.Key;
                reader.GetResourceData(name, out string type, out byte[] bytes);
                Add(resource.Name, name, type, bytes);
                count++;
            }
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or IOException or FormatException
            or NotSupportedException)
        {
            _problems.Error(
                ProblemCode.Resource,
                Place.None,
                $"the resource {resource.Name} is no .resources file, and the device reads no other: make it from a "
                    + ".resx");
            return;
        }

        Files.Add((Path.ChangeExtension(resource.Name, "nanoresources"), count));
    }

    private void Add(string file, string name, string type, byte[] bytes)
    {
        ResourceEntry entry = ResourceEntry.Of(type, bytes);
        if (entry.Problem is { } problem)
        {
            _problems.Error(ProblemCode.Resource, Place.None, $"the resource {name} in {file}: {problem}");
        }

        short id = Hash(name);
        if (!_entries.TryAdd(id, entry))
        {
            _problems.Error(
                ProblemCode.Resource,
                Place.None,
                $"the resource {name} in {file} has the hash 0x{id:X4} of another one: give it another name");
        }
    }

    private void WriteRows()
    {
        foreach ((short id, ResourceEntry entry) in _entries)
        {
            int padding = entry.IsAligned ? (int)(-_data.Length & 3) : 0;
            _data.Write(new byte[padding]);
            Rows.Add(new ResourceRow(id, entry.Kind, (byte)padding, (uint)_data.Length));
            _data.Write(entry.Bytes.Span);
        }

        if (_entries.Count > 0)
        {
            Rows.Add(new ResourceRow(EndId, 0, 0, (uint)_data.Length));
        }
    }

    private static short Hash(string name)
    {
        unchecked
        {
            int even = (5381 << 16) + 5381;
            int odd = even;
            for (int i = 0; i < name.Length; i++)
            {
                if ((i & 1) == 0)
                {
                    even = ((even << 5) + even) ^ name[i];
                }
                else
                {
                    odd = ((odd << 5) + odd) ^ name[i];
                }
            }

            int hash = even + (odd * 1566083941);
            return (short)((short)(hash >> 16) ^ (short)hash);
        }
    }
}
