using SecureBoot.Image;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Signer.Images;

/// <summary>The device's verdict about an image.</summary>
/// <param name="Status">The result of the verification.</param>
/// <param name="Image">The facts that verification read; null unless the status is Ok.</param>
/// <param name="Body">The body; null unless the status is Ok.</param>
public sealed record ImageVerdict(VerifyStatus Status, VerifiedImage? Image, BodyReader? Body);
