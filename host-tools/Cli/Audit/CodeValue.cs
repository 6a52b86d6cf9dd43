using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SecureBoot.Cli.Audit;

/// <summary>A value that an instruction leaves on the stack, as far as one method shows.</summary>
/// <param name="Id">Equal for equal values: the variable, the field, the instruction.</param>
/// <param name="Text">The text for people.</param>
internal sealed record CodeValue(string Id, string Text)
{
    // A longer id, which no source has, makes the value unknown: an id could double with each instruction.
    private const int LongestId = 300;

    /// <summary>An unknown value.</summary>
    internal static CodeValue Unknown { get; } = new("?", "a number");

    /// <summary>The number, where it is a constant.</summary>
    internal long? Constant { get; init; }

    /// <summary>The reason why the value is bounded by itself: a byte, a mask, the length of an existing object; null
    /// if it is not.</summary>
    internal string? Bound { get; init; }

    /// <summary>The method that a delegate or a pointer is of.</summary>
    internal string? Target { get; init; }

    /// <summary>The operands of the value.</summary>
    internal IReadOnlyList<CodeValue> Parts { get; init; } = [];

    /// <summary>A constant.</summary>
    internal static CodeValue Of(long number)
    {
        string text = number.ToString(CultureInfo.InvariantCulture);
        return new CodeValue("=" + text, text) { Constant = number };
    }

    /// <summary>The comparison of two values that is on the stack as a bool.</summary>
    internal static CodeValue Comparison(string opcode, CodeValue left, CodeValue right)
    {
        return left.Id.Length + right.Id.Length > LongestId
            ? Unknown
            : new($"({left.Id} {opcode} {right.Id})", "a comparison") { Parts = [left, right], Target = opcode };
    }

    /// <summary>Two values put together.</summary>
    internal static CodeValue Binary(string opcode, CodeValue left, CodeValue right)
    {
        if (left.Id.Length + right.Id.Length > LongestId)
        {
            return Unknown;
        }

        string sign = Sign(opcode);
        return new CodeValue(
            $"({left.Id} {opcode} {right.Id})",
            $"{left.Text} {sign} {right.Text}")
        {
            Parts = IsSmall(opcode, left, right)
                ? [left, right]
                : [],
            Bound = BoundOf(opcode, left, right)
        };
    }

    /// <summary>Whether another value is in it.</summary>
    internal bool Contains(CodeValue other) =>
        (Id == other.Id && Id != Unknown.Id) || Parts.Any(part => part.Contains(other));

    /// <summary>Whether a number made of bounded numbers is bounded too: a word made of bytes is not.</summary>
    internal static bool IsSmall(string opcode, CodeValue left, CodeValue right)
    {
        const int LongestShift = 8;
        const int LargestFactor = 0x10000;
        return opcode.Split('.')[0] switch
        {
            "shl" => right.Constant is >= 0 and <= LongestShift,
            "mul" => left.Constant is >= 0 and <= LargestFactor || right.Constant is >= 0 and <= LargestFactor,
            _ => true,
        };
    }

    private static string Sign(string opcode) => opcode.Split('.')[0] switch
    {
        "add" => "+",
        "sub" => "-",
        "mul" => "*",
        "div" => "/",
        "rem" => "%",
        "and" => "&",
        "or" => "|",
        "xor" => "^",
        "shl" => "<<",
        _ => ">>",
    };

    private static string? BoundOf(string opcode, CodeValue left, CodeValue right)
    {
        bool isMask = opcode == "and" && (left.Constant >= 0 || right.Constant >= 0);
        if (isMask || (opcode.StartsWith("rem", StringComparison.Ordinal) && right.Constant > 0))
        {
            return $"{Sign(opcode)} {(right.Constant ?? left.Constant)!.Value.ToString(CultureInfo.InvariantCulture)}";
        }

        if (!IsSmall(opcode, left, right))
        {
            return null;
        }

        string? first = left.Constant is null ? left.Bound : "";
        string? second = right.Constant is null ? right.Bound : "";
        return first is null || second is null
            ? null
            : string.Join(", ", new[] { first, second }.Where(one => one.Length > 0).Distinct());
    }
}
