namespace SecureBoot.Boot;

/// <summary>The application's access to its boot stage. Without a boot stage, as in a debugger, there is no image to
/// confirm or revert.</summary>
public static class RunningImage
{
    private static BootSession? s_session;

    /// <summary>The boot's session, or null. The session has the record, the state and the updater.</summary>
    public static BootSession? Session => s_session;

    /// <summary>Keeps the running image. Call this method once the application knows that it works.</summary>
    public static UpdateSessionResult Confirm()
    {
        return s_session is null ? UpdateSessionResult.NoImage : s_session.Confirm();
    }

    /// <summary>Asks for the other slot's image at the next boot.</summary>
    public static UpdateSessionResult RequestRevert()
    {
        return s_session is null ? UpdateSessionResult.NoImage : s_session.RequestRevert();
    }

    /// <summary>Gives the trial of the running image more time: <see cref="BootSession.ExtendTrial"/>.</summary>
    public static UpdateSessionResult ExtendTrial(int minutes)
    {
        return s_session is null ? UpdateSessionResult.NoImage : s_session.ExtendTrial(minutes);
    }

    /// <summary>The sign of life of a confirmed image. Call this method once the image works, and before each deep
    /// sleep.</summary>
    public static UpdateSessionResult Alive()
    {
        return s_session is null ? UpdateSessionResult.NoImage : s_session.Alive();
    }

    /// <summary>Asks for recovery at the next boot, once.</summary>
    public static UpdateSessionResult RequestRecovery()
    {
        return s_session is null
            ? UpdateSessionResult.NoImage
            : s_session.RequestRecovery(BootReason.RecoveryRequested);
    }

    /// <summary>Called by the boot stage before it launches the image.</summary>
    public static void Begin(BootSession session)
    {
        s_session = session;
    }
}
