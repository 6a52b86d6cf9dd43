namespace SecureBoot.TrialApp;

/// <summary>Takes memory and keeps a reference to it.</summary>
internal sealed class Node
{
    private readonly Node? _next;
    private readonly byte[] _bytes;

    internal Node(Node? next, int size)
    {
        _next = next;
        _bytes = new byte[size];
    }

    internal bool IsLast => _next is null && _bytes.Length > 0;
}
