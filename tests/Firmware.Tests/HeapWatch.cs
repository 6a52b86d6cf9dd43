using nanoFramework.Runtime.Native;

namespace NFUnitTest;

/// <summary>The largest growth of the managed heap since the watch began, at the places where a test looks.</summary>
internal sealed class HeapWatch
{
    private readonly uint _free = GC.Run(true);
    private int _foreign;

    /// <summary>The largest growth in bytes; 0 before the first look.</summary>
    internal int Most { get; private set; }

    /// <summary>Excludes a number of bytes that the test itself takes.</summary>
    internal void Leave(int bytes) => _foreign += bytes;

    /// <summary>The largest growth during writes of the boot's journal, with the memory of the boot library
    /// itself.</summary>
    internal int MostInJournal { get; private set; }

    /// <summary>The place of <see cref="Most"/>.</summary>
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
