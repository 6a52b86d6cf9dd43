using SecureBoot.Updates;

namespace SecureBoot.Signer.Manifests;

/// <summary>A sentence for each status of a manifest.</summary>
public static class ManifestText
{
    /// <summary>A sentence without its full stop.</summary>
    public static string Of(ManifestStatus status)
    {
        return status switch
        {
            ManifestStatus.BadContainer => "no well-formed container, or not signed by a publisher",
            ManifestStatus.Bootable => "an image, not a manifest",
            ManifestStatus.UnknownFormat => "a manifest of another format",
            ManifestStatus.UnknownField => "a field that no manifest has",
            ManifestStatus.MissingField => "a field is missing",
            ManifestStatus.BadFieldLength => "a field has another length",
            ManifestStatus.BadFieldValue => "a number is out of its range",
            ManifestStatus.BlocksMismatch => "the block digests are not as many as the size asks for",
            ManifestStatus.Ok => "a manifest that a publisher signed",
            _ => "nothing was read",
        };
    }
}
