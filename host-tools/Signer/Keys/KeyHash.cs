using System;

namespace SecureBoot.Signer.Keys;

/// <summary>The SHA-256 of a public key: how images name the key that signed them.</summary>
public sealed class KeyHash : IEquatable<KeyHash>
{
    /// <summary>Bytes in a key hash.</summary>
    public const int Size = 32;

    private readonly byte[] _bytes;

    /// <summary>A key hash of exactly <see cref="Size"/> bytes.</summary>
    public KeyHash(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        _bytes = (byte[])bytes.Clone();
    }

    /// <summary>The bytes.</summary>
    public byte[] ToArray()
    {
        return (byte[])_bytes.Clone();
    }

    /// <inheritdoc/>
    public bool Equals(KeyHash? other)
    {
        return other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return Equals(obj as KeyHash);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        return BitConverter.ToInt32(_bytes);
    }

    /// <summary>Hexadecimal digits in lower case. .NET has this too, by vector code that is compiled at every
    /// start.</summary>
    internal static string Digits(ReadOnlySpan<byte> bytes)
    {
        char[] digits = new char[2 * bytes.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = "0123456789abcdef"[(bytes[i / 2] >> (4 * (1 - (i % 2)))) & 15];
        }

        return new string(digits);
    }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public override string ToString()
    {
        return Digits(_bytes);
    }
}
