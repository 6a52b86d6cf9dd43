using System;
using System.Net;
using System.Text;

namespace SecureBoot.Cli.Html;

/// <summary>A page of one file: no script, nothing from the network, light or dark as the reader has it, readable at
/// 400 pixels.</summary>
internal sealed class HtmlPage
{
    /// <summary>The first characters of each page, by which the command recognizes an earlier report.</summary>
    internal const string Mark = "<!doctype html>\n<html lang=\"en\" data-made-by=\"secureboot\">";

    private readonly StringBuilder _body = new();
    private readonly string _title;

    internal HtmlPage(string title)
    {
        _title = title;
        Element("h1", title);
    }

    /// <summary>Text that is valid between tags and in an attribute.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>An element with text.</summary>
    internal HtmlPage Element(string name, string text, string classes = "")
    {
        string attribute = classes.Length == 0 ? "" : $" class=\"{classes}\"";
        return Raw($"<{name}{attribute}>{Escape(text)}</{name}>\n");
    }

    /// <summary>Names and values.</summary>
    internal HtmlPage Facts(params (string Name, string Value)[] facts)
    {
        Raw("<dl>\n");
        Array.ForEach(facts, fact => Raw($"<dt>{Escape(fact.Name)}</dt><dd>{Escape(fact.Value)}</dd>\n"));
        return Raw("</dl>\n");
    }

    /// <summary>Markup.</summary>
    internal HtmlPage Raw(string markup)
    {
        _body.Append(markup);
        return this;
    }

    /// <summary>The file.</summary>
    internal byte[] ToBytes()
    {
        return Encoding.UTF8.GetBytes($"""
            {Mark}
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <link rel="icon" href="data:,">
            <title>{Escape(_title)}</title>
            <style>
            {HtmlStyle.Text}
            </style>
            </head>
            <body>
            <main>
            {_body}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n"));
    }
}
