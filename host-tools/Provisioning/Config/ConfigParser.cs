using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using System.Xml;
using SecureBoot.Signer;

namespace SecureBoot.Provisioning.Config;

/// <summary>Reads XML into elements that know their lines: no document type, no namespaces, no text.</summary>
internal sealed partial class ConfigParser
{
    private const int MostDepth = 8;

    private readonly string _source;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _position;

    private ConfigParser(string source, XmlReader reader)
    {
        _source = source;
        _reader = reader;
        _position = (IXmlLineInfo)reader;
    }

    /// <summary>The root element.</summary>
    public static ConfigElement Parse(string source, byte[] content)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            MaxCharactersInDocument = content.Length
        };
        using XmlReader reader = XmlReader.Create(new MemoryStream(content), settings);
        ConfigParser parser = new(source, reader);
        try
        {
            return parser.ReadRoot();
        }
        catch (XmlException exception)
        {
            throw parser
                .At(exception.LineNumber > 0 ? exception.LineNumber : LineOfDocumentType(content))
                .Refuse("invalid XML: " + Reason(exception), "an XML file as docs/flashing.md describes it");
        }
    }

    private ConfigElement ReadRoot()
    {
        _reader.MoveToContent();
        ConfigElement root = ReadElement(1);
        while (_reader.Read())
        {
            RequireBlank();
        }

        return root;
    }

    private ConfigElement ReadElement(int depth)
    {
        ConfigText name = Text(_reader.LocalName);
        if (_reader.NamespaceURI.Length > 0)
        {
            throw name.Refuse($"the namespace '{Printable.Escape(_reader.NamespaceURI)}'", "no namespace");
        }

        if (depth > MostDepth)
        {
            throw name.Refuse($"<{name.Value}> at level {depth}", $"at most {MostDepth} levels");
        }

        bool isEmpty = _reader.IsEmptyElement;
        Dictionary<string, ConfigText> attributes = ReadAttributes(name.Value);
        List<ConfigElement> children = [];
        while (!isEmpty && _reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                children.Add(ReadElement(depth + 1));
            }
            else
            {
                RequireBlank();
            }
        }

        return new ConfigElement(name, attributes, children);
    }

    private Dictionary<string, ConfigText> ReadAttributes(string element)
    {
        Dictionary<string, ConfigText> attributes = [];
        while (_reader.MoveToNextAttribute())
        {
            attributes.Add(_reader.Name, Text(_reader.Value) with { Place = $"{_reader.Name} in <{element}>" });
        }

        _reader.MoveToElement();
        return attributes;
    }

    private void RequireBlank()
    {
        if (_reader.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
        {
            string what = _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? "the text" : "the instruction";
            string value = _reader.Value.Trim();
            ConfigText text = Text(value.Length > 20 ? value[..20] + "…" : value);
            throw text.Refuse($"{what} {text.Quoted}", "elements with attributes only");
        }
    }

    private ConfigText Text(string value)
    {
        return new ConfigText(_source, _position.LineNumber, value);
    }

    private ConfigText At(int line)
    {
        return new ConfigText(_source, line, "");
    }

    // The reader's words are sentences, some with advice for programmers, that end with the position, which our
    // messages start with.
    private static string Reason(XmlException exception)
    {
        string text = Position().Replace(exception.Message, "").Split(". ")[0].TrimEnd('.', ' ');
        return text.Length == 0 ? "unknown reason" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    // The one thing that the reader gives no line for.
    private static int LineOfDocumentType(ReadOnlySpan<byte> content)
    {
        int at = content.IndexOf("<!DOCTYPE"u8);
        return 1 + content[..Math.Max(0, at)].Count((byte)'\n');
    }

    [GeneratedRegex(@" ?Line \d+, position \d+\.")]
    private static partial Regex Position();
}
