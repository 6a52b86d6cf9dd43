namespace SecureBoot.TrialApp;

/// <summary>The application's behaviour: the build number of the image's version.</summary>
public static class Behaviour
{
    /// <summary>Confirms itself and ends.</summary>
    public const uint Confirm = 0;

    /// <summary>Sleeps for ever.</summary>
    public const uint Hang = 1;

    /// <summary>Loses the thread that does the work; the main thread sleeps for ever.</summary>
    public const uint LoseThread = 2;

    /// <summary>Spins at the highest priority.</summary>
    public const uint Spin = 3;

    /// <summary>Takes all memory and sleeps for ever.</summary>
    public const uint TakeAllAndHang = 4;

    /// <summary>Takes all memory repeatedly at the highest priority.</summary>
    public const uint TakeAllForever = 5;

    /// <summary>Takes all memory, keeps it, and ends with the exception.</summary>
    public const uint Leak = 6;

    /// <summary>Ends with an exception.</summary>
    public const uint Throw = 7;

    /// <summary>Extends its trial and sleeps for ever.</summary>
    public const uint Extend = 8;

    /// <summary>Asks for recovery and ends.</summary>
    public const uint RequestRecovery = 9;

    /// <summary>Gives a sign of life and ends with an exception.</summary>
    public const uint AliveThenThrow = 10;

    /// <summary>Runs for more than a minute and ends with an exception.</summary>
    public const uint RunAMinute = 11;

    /// <summary>Confirms itself and stays running.</summary>
    public const uint ConfirmAndStay = 12;

    /// <summary>The first number of the attacks on the boot stage.</summary>
    public const uint FirstHostile = 20;

    /// <summary>Writes a longer extension of its trial past the session, and hangs.</summary>
    public const uint ForgeExtension = 20;

    /// <summary>Holds the lock of the journal and hangs.</summary>
    public const uint HoldLock = 21;

    /// <summary>Deletes the journal.</summary>
    public const uint DeleteJournal = 22;

    /// <summary>Deletes both slots.</summary>
    public const uint DeleteSlots = 23;

    /// <summary>Overwrites the hash of the image's signing key with zeros.</summary>
    public const uint ClearKey = 24;

    /// <summary>Loads an unverified assembly.</summary>
    public const uint LoadUnsigned = 25;

    /// <summary>Marks itself as confirmed in the memory of the boot stage only, and hangs.</summary>
    public const uint ForgeState = 26;

    /// <summary>Registers a handler of the reset that never returns, and hangs.</summary>
    public const uint HoldReset = 27;

    /// <summary>Starts a thread that takes all memory repeatedly, and ends.</summary>
    public const uint EndWithoutMemory = 28;
}
