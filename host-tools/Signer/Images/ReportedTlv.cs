using System;

namespace SecureBoot.Signer.Images;

/// <summary>A TLV as it stands.</summary>
/// <param name="IsProtected">Whether it is in the protected area, inside the signature.</param>
/// <param name="Type">The type.</param>
/// <param name="Offset">Where its value starts in the file.</param>
/// <param name="Value">The value.</param>
public sealed record ReportedTlv(bool IsProtected, ushort Type, int Offset, ReadOnlyMemory<byte> Value)
{
    /// <summary>MCUboot's name of the type.</summary>
    public string TypeName => TlvNames.Of(Type);

    /// <summary>What the value means, in words; null where it is bytes only.</summary>
    public string? Meaning => TlvText.Of(Type, Value.Span);

    /// <summary>The value in hexadecimal.</summary>
    public string Hex => Convert.ToHexStringLower(Value.Span);
}
