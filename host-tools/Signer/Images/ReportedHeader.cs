namespace SecureBoot.Signer.Images;

/// <summary>The fields of an image header as they stand.</summary>
/// <param name="LoadAddress">Load address.</param>
/// <param name="HeaderSize">Bytes up to the body.</param>
/// <param name="ProtectedSize">Bytes of the protected TLV area.</param>
/// <param name="BodySize">Bytes of the body.</param>
/// <param name="Flags">The flags.</param>
/// <param name="Version">The version.</param>
public sealed record ReportedHeader(
    uint LoadAddress, ushort HeaderSize, ushort ProtectedSize, uint BodySize, uint Flags, ImageVersion Version);
