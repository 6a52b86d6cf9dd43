namespace SecureBoot.Cli.Running;

/// <summary>Why an application did not start or go on.</summary>
/// <param name="Text">The reason.</param>
/// <param name="Hint">The next step.</param>
internal sealed record LaunchFailure(string Text, string Hint)
{
    /// <summary>An exception that ended the application.</summary>
    internal static LaunchFailure Exception(string text)
    {
        return new LaunchFailure(text, "secureboot emulate APP.pe shows the file and line of an exception");
    }

    /// <summary>The meaning of a launch status that the boot stage printed.</summary>
    internal static LaunchFailure OfStatus(string status)
    {
        return status switch
        {
            "1" => new LaunchFailure(
                "the runtime refused an assembly of the image, or had no memory for it",
                "secureboot verify --loadable checks the references of an image against the boot stage of --boot"),
            "2" => new LaunchFailure(
                "the last assembly of the image has no static method Main without parameters",
                "give the program such a method"),
            _ => Exception("the application ended by an exception"),
        };
    }
}
