// csc stops at most of these first, with an error about a type of the base library; the rule says what to write
// instead.
namespace Corpora;

public sealed class Sb3009Refused
{
    private volatile bool _stop; // SB3009

    public string? Name { get; set; }

    public bool Stop()
    {
        return _stop;
    }

    public int Length(Sb3009Refused? other)
    {
        return other?.Name?.Length ?? 0; // SB3009
    }

    public int? Perhaps() // SB3009
    {
        return null;
    }

    public T Same<T>(T value) // SB3009
    {
        return value;
    }

    public decimal Price() // SB3009
    {
        return 1;
    }

    public (int, int) Two() // SB3009
    {
        return (1, 2); // SB3009
    }

    public int Last(int[] values)
    {
        return values[^1]; // SB3009
    }

    public int[] Part(int[] values)
    {
        return values[1..2]; // SB3009
    }

    public required string Place { get; set; } // SB3009

    public System.Collections.IEnumerable Some()
    {
        yield return 1; // SB3009
        yield break; // SB3009
    }

    private readonly System.Collections.Generic.List<int> _list; // SB3009
}

public record Point(int X, int Y); // SB3009

public sealed class Box<T> // SB3009
{
}
