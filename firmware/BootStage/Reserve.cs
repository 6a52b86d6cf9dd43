namespace SecureBoot.BootStage;

/// <summary>Memory that is kept for later, in parts: drop the first part to free its memory, and keep the next
/// part.</summary>
internal sealed class Reserve
{
    /// <summary>The parts after this one, or null. A field: reading a property is a call, and a call takes
    /// memory.</summary>
    internal readonly Reserve? _next;

    private readonly byte[] _bytes;

    internal Reserve(int bytes, Reserve? next)
    {
        _bytes = new byte[bytes];
        _next = next;
    }

    /// <summary>Bytes of this part.</summary>
    internal int Size => _bytes.Length;
}
