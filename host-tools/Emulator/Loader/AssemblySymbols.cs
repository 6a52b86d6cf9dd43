using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace SecureBoot.Emulator.Loader;

/// <summary>Source lines of an assembly: the compiler's portable <c>.pdb</c>, and the <c>.pdbx</c> that maps offsets of
/// the device's byte code to the compiler's.</summary>
/// <remarks>Invalid symbols only cause missing lines.</remarks>
public sealed class AssemblySymbols(byte[] pdb, byte[] pdbx)
{
    private const int RowMask = 0x00FFFFFF;

    private readonly byte[] _pdb = pdb;
    private readonly byte[] _pdbx = pdbx;
    private readonly ConcurrentDictionary<int, IReadOnlyList<SourcePoint>> _points = [];
    private Dictionary<int, MethodMap>? _maps;
    private MetadataReaderProvider? _provider;

    /// <summary>Symbols beside an assembly: <c>NAME.pdb</c> and <c>NAME.pdbx</c>; null where one is missing.</summary>
    public static AssemblySymbols? Beside(string path)
    {
        string pdb = Path.ChangeExtension(path, ".pdb");
        string pdbx = Path.ChangeExtension(path, ".pdbx");
        return File.Exists(pdb) && File.Exists(pdbx)
            ? new AssemblySymbols(File.ReadAllBytes(pdb), File.ReadAllBytes(pdbx))
            : null;
    }

    /// <summary>The sequence points of a method in the order of its byte code; empty if the symbols have no
    /// points.</summary>
    /// <param name="method">The method's row in the assembly.</param>
    public IReadOnlyList<SourcePoint> Points(int method) => _points.GetOrAdd(method, Read);

    private IReadOnlyList<SourcePoint> Read(int method)
    {
        Dictionary<int, MethodMap> maps = _maps ??= ReadMaps(_pdbx);
        if (!maps.TryGetValue(method, out MethodMap? map))
        {
            return [];
        }

        try
        {
            _provider ??=
                MetadataReaderProvider.FromPortablePdbImage(ImmutableCollectionsMarshal.AsImmutableArray(_pdb));
            return Points(_provider.GetMetadataReader(), map);
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>The source of an instruction.</summary>
    /// <param name="method">The method's row in the assembly.</param>
    /// <param name="offset">The instruction's offset in the body, in bytes.</param>
    internal SourceLine? Find(int method, int offset)
    {
        SourceLine? found = null;
        foreach (SourcePoint point in Points(method))
        {
            if (point.Offset > offset)
            {
                break;
            }

            found = point.File is null ? found : new SourceLine(point.File, point.StartLine);
        }

        return found;
    }

    private static List<SourcePoint> Points(MetadataReader reader, MethodMap map)
    {
        List<SourcePoint> points = [];
        MethodDebugInformation method =
            reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(map.Row));
        foreach (SequencePoint point in method.GetSequencePoints())
        {
            string? file = point.IsHidden ? null : reader.GetString(reader.GetDocument(point.Document).Name);
            points.Add(new SourcePoint(map.ToDevice(point.Offset), file, point.StartLine, point.EndLine));
        }

        return points;
    }

    private static Dictionary<int, MethodMap> ReadMaps(byte[] pdbx)
    {
        Dictionary<int, MethodMap> maps = [];
        try
        {
            XDocument document = XDocument.Load(new MemoryStream(pdbx));
            foreach (XElement method in document.Descendants("Method"))
            {
                List<(int, int)> offsets = [];
                foreach (XElement il in method.Elements("ILMap").Elements("IL"))
                {
                    offsets.Add((Number(il, "nanoCLR"), Number(il, "CLR")));
                }

                XElement token = method.Element("Token")!;
                maps[Number(token, "nanoCLR") & RowMask] = new MethodMap(Number(token, "CLR") & RowMask, offsets);
            }
        }
        catch (Exception e) when (e is XmlException or FormatException or NullReferenceException)
        {
            maps.Clear();
        }

        return maps;
    }

    private static int Number(XElement element, string name)
    {
        string text = element.Element(name)!.Value;
        return int.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private sealed record MethodMap(int Row, List<(int Device, int Compiler)> Offsets)
    {
        public int ToDevice(int offset)
        {
            int at = Offsets.FindLastIndex(pair => pair.Compiler <= offset);
            return at < 0 ? offset : Offsets[at].Device + offset - Offsets[at].Compiler;
        }
    }
}
