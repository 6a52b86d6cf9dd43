namespace SecureBoot.Provisioning.Config;

/// <summary>Where the application's updates come from: the element updates of nf.config.</summary>
/// <param name="Url">The site's root, http or https, with a slash at the end.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Authority">The certificate of the authority that signed the server's, or null: the board's
/// configuration has it, or the site is without TLS.</param>
public sealed record BoardUpdates(string Url, string Channel, BoardKeyFile? Authority)
{
    /// <summary>The libraries that stand in the boot stage's deployment for such an application.</summary>
    public static string[] Libraries { get; } = ["SecureBoot.Sensors", "SecureBoot.Updates"];
}
