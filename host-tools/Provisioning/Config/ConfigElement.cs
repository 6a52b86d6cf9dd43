using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning.Config;

/// <summary>An element of nf.config. The reader must take each attribute and each child: remaining ones at the end are
/// unknown.</summary>
internal sealed class ConfigElement(
    ConfigText name, Dictionary<string, ConfigText> attributes, List<ConfigElement> children)
{
    private readonly Dictionary<string, ConfigText> _attributes = attributes;
    private readonly List<ConfigElement> _children = children;
    private readonly List<string> _known = [];

    /// <summary>The name and where it starts.</summary>
    public ConfigText Name { get; } = name;

    /// <summary>Takes a required attribute.</summary>
    public ConfigText Take(string name, string expected)
    {
        return TakeOptional(name) ?? throw (_attributes.Keys.FirstOrDefault(other => IsLike(other, name)) is { } like
            ? RefuseAttribute(like, $"{name}: names are case-sensitive")
            : Name.Refuse($"<{Name.Value}> without {name}", $"{name}=\"…\", {expected}"));
    }

    /// <summary>Takes an attribute that may be absent.</summary>
    public ConfigText? TakeOptional(string name)
    {
        _known.Add(name);
        return _attributes.Remove(name, out ConfigText? value) ? value : null;
    }

    /// <summary>Takes the one child of a name.</summary>
    public ConfigElement TakeChild(string name)
    {
        return TakeOptionalChild(name) ?? throw (_children.Find(child => IsLike(child.Name.Value, name)) is { } like
            ? like.Name.Refuse($"<{like.Name.Value}> in <{Name.Value}>", $"<{name}>: names are case-sensitive")
            : Name.Refuse($"<{Name.Value}> without <{name}>", $"one <{name} … /> in it"));
    }

    /// <summary>Takes the child of a name, which may be absent.</summary>
    public ConfigElement? TakeOptionalChild(string name)
    {
        List<ConfigElement> found = TakeChildren(name);
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw found[1].Name.Refuse($"a second <{name}>", "one"),
        };
    }

    /// <summary>Takes every child of a name.</summary>
    public List<ConfigElement> TakeChildren(string name)
    {
        _known.Add($"<{name}>");
        List<ConfigElement> found = _children.FindAll(child => child.Name.Value == name);
        _children.RemoveAll(found.Contains);
        return found;
    }

    /// <summary>Refuses attributes and children that were not taken.</summary>
    public void Finish()
    {
        string expected = _known.Count == 0 ? "nothing" : string.Join(", ", _known);
        if (_attributes.Count > 0)
        {
            throw RefuseAttribute(_attributes.MinBy(pair => (pair.Value.Line, pair.Key)).Key, expected);
        }

        if (_children.Count > 0)
        {
            throw _children[0].Name.Refuse($"<{_children[0].Name.Value}> in <{Name.Value}>", expected);
        }
    }

    private ConfigException RefuseAttribute(string name, string expected)
    {
        ConfigText place = Name with { Line = _attributes[name].Line };
        return place.Refuse($"the attribute '{name}' in <{Name.Value}>", expected);
    }

    private static bool IsLike(string name, string other)
    {
        return string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }
}
