using SecureBoot.Buffers;

namespace SecureBoot.Updates;

/// <summary>The result of reading a manifest (docs/manifest-format.md, section 5). Zero is a refusal. Append
/// only.</summary>
[MustUse(IsVerdict = true)]
public enum ManifestStatus
{
    /// <summary>No manifest was read.</summary>
    NotRead = 0,

    /// <summary>The container is malformed, its digest is wrong, or no publisher signed it: the verify status has the
    /// reason.</summary>
    BadContainer = 1,

    /// <summary>The flag NonBootable is missing: this is an image, not a manifest.</summary>
    Bootable = 2,

    /// <summary>The header size or the body does not match this format.</summary>
    UnknownFormat = 3,

    /// <summary>A manifest may not have this protected TLV.</summary>
    UnknownField = 4,

    /// <summary>A field is missing.</summary>
    MissingField = 5,

    /// <summary>A field has another length.</summary>
    BadFieldLength = 6,

    /// <summary>A field's number is out of its range.</summary>
    BadFieldValue = 7,

    /// <summary>The number of block digests does not match the size.</summary>
    BlocksMismatch = 8,

    /// <summary>The manifest is valid, and signed by a publisher.</summary>
    Ok = 0x3C96,
}
