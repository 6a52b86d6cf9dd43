using System.Runtime.CompilerServices;

namespace SecureBoot.PeFormat;

/// <summary>The message of a check, which is built only if the condition fails: a check of valid bytes formats no
/// number, and so starts none of .NET's reflection over enumerations and cultures.</summary>
[InterpolatedStringHandler]
internal ref struct CheckMessage
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler for each message with holes.</summary>
    public CheckMessage(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    /// <summary>Text between the holes.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>The value of a hole.</summary>
    public void AppendFormatted<T>(T value, string? format = null) => _text.AppendFormatted(value, format);

    /// <summary>The message, once.</summary>
    public string Take() => _text.ToStringAndClear();
}
