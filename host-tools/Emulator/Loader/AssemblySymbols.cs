using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace SecureBoot.Emulator.Loader;

/// <summary>Source lines of an assembly: the compiler's portable <c>.pdb</c>, and the <c>.pdbx</c> that maps offsets of the
/// device's byte code to the compiler's.</summary>
public sealed class AssemblySymbols
{
    private const int RowMask = 0x00FFFFFF;

    private readonly byte[] _pdb;
    private readonly byte[] _pdbx;
    private Dictionary<int, MethodMap>? _maps;
    private MetadataReaderProvider? _provider;

    /// <summary>Symbols of one assembly; what is wrong with them shows only as missing lines.</summary>
    public AssemblySymbols(byte[] pdb, byte[] pdbx)
    {
        _pdb = pdb;
        _pdbx = pdbx;
    }

    /// <summary>Symbols beside an assembly: <c>NAME.pdb</c> and <c>NAME.pdbx</c>; null where one is missing.</summary>
    public static AssemblySymbols? Beside(string path)
    {
        string pdb = Path.ChangeExtension(path, ".pdb");
        string pdbx = Path.ChangeExtension(path, ".pdbx");
        return File.Exists(pdb) && File.Exists(pdbx) ? new AssemblySymbols(File.ReadAllBytes(pdb), File.ReadAllBytes(pdbx)) : null;
    }

    /// <summary>The source of an instruction.</summary>
    /// <param name="method">The method's row in the assembly.</param>
    /// <param name="offset">The instruction's offset in the body, in bytes.</param>
    internal SourceLine? Find(int method, int offset)
    {
        _maps ??= ReadMaps(_pdbx);
        if (!_maps.TryGetValue(method, out MethodMap? map))
        {
            return null;
        }

        try
        {
            _provider ??= MetadataReaderProvider.FromPortablePdbImage(ImmutableCollectionsMarshal.AsImmutableArray(_pdb));
            return Find(_provider.GetMetadataReader(), map.Row, map.ToCompiler(offset));
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException)
        {
            return null;
        }
    }

    private static SourceLine? Find(MetadataReader reader, int row, int offset)
    {
        SourceLine? found = null;
        MethodDebugInformation method = reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(row));
        foreach (SequencePoint point in method.GetSequencePoints())
        {
            if (point.Offset > offset)
            {
                break;
            }

            if (!point.IsHidden)
            {
                found = new SourceLine(reader.GetString(reader.GetDocument(point.Document).Name), point.StartLine);
            }
        }

        return found;
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
        public int ToCompiler(int offset)
        {
            int at = Offsets.FindLastIndex(pair => pair.Device <= offset);
            return at < 0 ? offset : Offsets[at].Compiler + offset - Offsets[at].Device;
        }
    }
}
