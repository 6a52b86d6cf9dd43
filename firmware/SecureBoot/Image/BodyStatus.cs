namespace SecureBoot.Image;

/// <summary>Whether the boot stage may pass the assemblies of a body to the device's loader (docs/image-format.md,
/// section 9). Zero is a refusal.</summary>
/// <remarks>The runtime trusts an assembly's header without a check: only these checks exist. Add at the end, never
/// renumber.</remarks>
public enum BodyStatus
{
    /// <summary>Nothing has been checked.</summary>
    NotChecked = 0,

    /// <summary>The body ends inside an assembly.</summary>
    TruncatedAssembly = 1,

    /// <summary>An assembly does not start with the marker of this generation, NFMRK1.</summary>
    BadMarker = 2,

    /// <summary>The CRC of an assembly's header is wrong.</summary>
    BadHeaderCrc = 3,

    /// <summary>The CRC of an assembly's content is wrong.</summary>
    BadContentCrc = 4,

    /// <summary>A flag is set that the loader refuses or does not know.</summary>
    BadFlags = 5,

    /// <summary>The assembly binds native methods, which loading does not do.</summary>
    NativeMethods = 6,

    /// <summary>The assembly contains native code that the loader would jump to.</summary>
    PatchedCode = 7,

    /// <summary>The assembly uses another table of well-known strings than the runtime.</summary>
    BadStringTableVersion = 8,

    /// <summary>A table of the assembly is outside the assembly, or out of order.</summary>
    BadTables = 9,

    /// <summary>The body has more assemblies than the device accepts.</summary>
    TooManyAssemblies = 10,

    /// <summary>Every check passed.</summary>
    Ok = 0x5AC6,
}
