using nanoFramework.Runtime.Native;

namespace NFUnitTest;

/// <summary>The most bytes of managed heap that were taken at once, since it began and where it looked.</summary>
internal sealed class HeapWatch
{
    private readonly uint _free = GC.Run(true);
    private int _foreign;

    /// <summary>The most bytes; 0 before a look.</summary>
    internal int Most { get; private set; }

    /// <summary>So many bytes more are taken by the surroundings, and are no part of what is measured.</summary>
    internal void Leave(int bytes) => _foreign += bytes;

    /// <summary>The same at writes of the boot's journal: what the boot library itself takes is in it.</summary>
    internal int MostInJournal { get; private set; }

    /// <summary>Where <see cref="Most"/> was.</summary>
    internal string Place { get; private set; } = "";

    internal void Look(string place)
    {
        int taken = (int)(_free - GC.Run(true)) - _foreign;
        if (place == "journal0" || place == "journal1")
        {
            MostInJournal = taken > MostInJournal ? taken : MostInJournal;
            return;
        }

        Place = taken > Most ? place : Place;
        Most = taken > Most ? taken : Most;
    }
}
