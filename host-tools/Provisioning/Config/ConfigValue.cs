using System.Globalization;
using System.Linq;

namespace SecureBoot.Provisioning.Config;

/// <summary>Values of nf.config's attributes; an invalid value is refused.</summary>
internal static class ConfigValue
{
    /// <summary>One of several words.</summary>
    internal static string OneOf(ConfigText text, string[] values)
    {
        return values.Contains(text.Value) ? text.Value : throw text.Refuse(text.Quoted, string.Join(" or ", values));
    }

    /// <summary>A number that may be absent.</summary>
    internal static int Optional(ConfigElement element, string name, int absent, int least, int most)
    {
        return element.TakeOptional(name) is { } text ? Integer(text, least, most) : absent;
    }

    /// <summary>A number.</summary>
    internal static int Integer(ConfigText text, int least, int most, string why = "")
    {
        return (int)Unsigned(text, (uint)least, (uint)most, why);
    }

    /// <summary>A number that may be below zero.</summary>
    internal static int Signed(ConfigText text, int most)
    {
        return int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= -most
            && value <= most
            ? value
            : throw text.Refuse(text.Quoted, $"a number from {-most} to {most}");
    }

    /// <summary>A number as large as 32 bits hold.</summary>
    internal static uint Unsigned(ConfigText text, uint least, uint most, string why = "")
    {
        return uint.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out uint value)
            && value >= least
            && value <= most
            ? value
            : throw text.Refuse(text.Quoted, $"a number from {least} to {most}{why}");
    }
}
