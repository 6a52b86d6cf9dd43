using SecureBoot.Signer;

namespace SecureBoot.Provisioning.Config;

/// <summary>A piece of nf.config's text and its line.</summary>
/// <param name="Source">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Value">The text.</param>
/// <param name="Place">For an attribute's value, the names of attribute and element; else empty.</param>
internal sealed record ConfigText(string Source, int Line, string Value, string Place = "")
{
    /// <summary>An error at this place: the found text and the expected text.</summary>
    public ConfigException Refuse(string found, string expected, string hint = "")
    {
        string place = Place.Length == 0 ? "" : Place + ": ";
        return new ConfigException($"{Source}: line {Line}: {place}found {found}, expected {expected}", hint);
    }

    /// <summary>The text as a message shows it.</summary>
    public string Quoted => $"'{Printable.Escape(Value)}'";
}
