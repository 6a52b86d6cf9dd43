namespace SecureBoot.Emulator.Natives;

/// <summary>System.Reflection.BindingFlags.</summary>
internal static class BindingFlags
{
    public const int IgnoreCase = 0x01;
    public const int DeclaredOnly = 0x02;
    public const int Instance = 0x04;
    public const int Static = 0x08;
    public const int Public = 0x10;
    public const int NonPublic = 0x20;

    /// <summary>The default of methods without a flags argument.</summary>
    public const int Default = Public | Static | Instance;

    /// <summary>Whether flags ask for a member.</summary>
    public static bool Match(int flags, bool isStatic, bool isPublic)
    {
        return (flags & (isStatic ? Static : Instance)) != 0 && (flags & (isPublic ? Public : NonPublic)) != 0;
    }
}
