namespace SecureBoot.Boot;

/// <summary>The application's way to its boot stage. Without one, as in a debugger, there is nothing to confirm or revert.</summary>
public static class RunningImage
{
    private static BootSession? s_session;

    /// <summary>The boot's session, or null. Its record, state and updater are there.</summary>
    public static BootSession? Session => s_session;

    /// <summary>Keeps the running image: to be called once the application knows that it works.</summary>
    public static UpdateSessionResult Confirm()
    {
        return s_session is null ? UpdateSessionResult.NoImage : s_session.Confirm();
    }

    /// <summary>Asks for the other slot's image at the next boot.</summary>
    public static UpdateSessionResult RequestRevert()
    {
        return s_session is null ? UpdateSessionResult.NoImage : s_session.RequestRevert();
    }

    /// <summary>Called by the boot stage before it launches the image.</summary>
    public static void Begin(BootSession session)
    {
        s_session = session;
    }
}
