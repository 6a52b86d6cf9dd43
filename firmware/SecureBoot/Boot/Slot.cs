namespace SecureBoot.Boot;

/// <summary>The two slots and the names of their files.</summary>
public static class Slot
{
    /// <summary>Slot A.</summary>
    public const int A = 0;

    /// <summary>Slot B.</summary>
    public const int B = 1;

    /// <summary>The number of slots.</summary>
    public const int Count = 2;

    /// <summary>No slot: no image was booted.</summary>
    public const int None = -1;

    /// <summary>The slot beside <paramref name="slot"/>.</summary>
    public static int Other(int slot)
    {
        return slot == A ? B : A;
    }

    /// <summary>The name of a slot's file in the storage.</summary>
    public static string FileOf(int slot)
    {
        return slot == A ? "slot_a.img" : "slot_b.img";
    }

    /// <summary>The slot's name for people: A, B or none.</summary>
    public static string NameOf(int slot)
    {
        return slot == A ? "A" : slot == B ? "B" : "none";
    }
}
