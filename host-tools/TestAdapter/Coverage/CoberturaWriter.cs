using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;

namespace SecureBoot.TestAdapter.Coverage;

/// <summary>Writes coverage in Cobertura's form (coverage-04.dtd), which ReportGenerator and build servers
/// read.</summary>
internal static class CoberturaWriter
{
    /// <summary>Writes the file, in place of an existing file.</summary>
    public static void Write(string path, IReadOnlyList<CoveredAssembly> assemblies)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string partial = path + ".partial";
        using (XmlWriter xml = XmlWriter.Create(partial, new XmlWriterSettings { Indent = true }))
        {
            Write(xml, assemblies);
        }

        File.Move(partial, path, overwrite: true);
    }

    private static void Write(XmlWriter xml, IReadOnlyList<CoveredAssembly> assemblies)
    {
        string root = Root(assemblies.SelectMany(assembly => assembly.Classes).Select(covered => covered.File));
        CoveredLine[] all = [.. assemblies
            .SelectMany(assembly => assembly.Classes)
            .SelectMany(covered => covered.Lines)];
        xml.WriteStartElement("coverage");
        WriteRates(xml, all);
        WriteNumber(xml, "lines-covered", all.Count(line => line.Hits > 0));
        WriteNumber(xml, "lines-valid", all.Length);
        WriteNumber(xml, "branches-covered", all.Sum(line => line.WaysTaken));
        WriteNumber(xml, "branches-valid", all.Sum(line => line.Ways));
        xml.WriteAttributeString("version", "1");
        WriteNumber(xml, "timestamp", DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        xml.WriteStartElement("sources");
        xml.WriteElementString("source", root);
        xml.WriteEndElement();
        xml.WriteStartElement("packages");
        foreach (CoveredAssembly assembly in assemblies)
        {
            WriteAssembly(xml, assembly, root);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAssembly(XmlWriter xml, CoveredAssembly assembly, string root)
    {
        CoveredLine[] all = [.. assembly.Classes.SelectMany(covered => covered.Lines)];
        xml.WriteStartElement("package");
        xml.WriteAttributeString("name", assembly.Name);
        WriteRates(xml, all);
        xml.WriteStartElement("classes");
        foreach (CoveredClass covered in assembly.Classes)
        {
            xml.WriteStartElement("class");
            xml.WriteAttributeString("name", covered.Name);
            xml.WriteAttributeString("filename", Path.GetRelativePath(root, covered.File).Replace('\\', '/'));
            WriteRates(xml, covered.Lines);
            xml.WriteStartElement("methods");
            foreach (CoveredMethod method in covered.Methods)
            {
                WriteMethod(xml, method);
            }

            xml.WriteEndElement();
            WriteLines(xml, covered.Lines);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteMethod(XmlWriter xml, CoveredMethod method)
    {
        xml.WriteStartElement("method");
        xml.WriteAttributeString("name", method.Name);
        xml.WriteAttributeString("signature", "()");
        WriteRates(xml, method.Lines);
        WriteLines(xml, method.Lines);
        xml.WriteEndElement();
    }

    private static void WriteLines(XmlWriter xml, IReadOnlyList<CoveredLine> lines)
    {
        xml.WriteStartElement("lines");
        foreach (CoveredLine line in lines)
        {
            xml.WriteStartElement("line");
            WriteNumber(xml, "number", line.Number);
            WriteNumber(xml, "hits", line.Hits);
            xml.WriteAttributeString("branch", line.Ways > 0 ? "true" : "false");
            if (line.Ways > 0)
            {
                xml.WriteAttributeString(
                    "condition-coverage", $"{100 * line.WaysTaken / line.Ways}% ({line.WaysTaken}/{line.Ways})");
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteRates(XmlWriter xml, IReadOnlyList<CoveredLine> lines)
    {
        WriteRate(xml, "line-rate", lines.Count(line => line.Hits > 0), lines.Count);
        WriteRate(xml, "branch-rate", lines.Sum(line => line.WaysTaken), lines.Sum(line => line.Ways));
        WriteNumber(xml, "complexity", lines.Sum(line => line.Ways / 2) + 1);
    }

    private static void WriteRate(XmlWriter xml, string name, int part, int whole)
    {
        double rate = whole == 0 ? 1 : (double)part / whole;
        xml.WriteAttributeString(name, rate.ToString("0.####", CultureInfo.InvariantCulture));
    }

    private static void WriteNumber(XmlWriter xml, string name, long value)
    {
        xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The folder that all files are in.</summary>
    private static string Root(IEnumerable<string> files)
    {
        string? root = null;
        foreach (string folder in files.Select(file => Path.GetDirectoryName(file) ?? "").Distinct())
        {
            root ??= folder;
            while (root.Length > 0
                && folder != root
                && !folder.StartsWith(root.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                root = Path.GetDirectoryName(root) ?? "";
            }
        }

        return string.IsNullOrEmpty(root) ? "/" : root;
    }
}
