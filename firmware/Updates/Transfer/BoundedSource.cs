namespace SecureBoot.Updates;

/// <summary>Fills a buffer from a <see cref="RangeSource"/>, and checks each count that the source returns.</summary>
internal sealed class BoundedSource
{
    // The limit of consecutive reads without bytes.
    private const int MaxEmpty = 8;

    private readonly RangeSource _source;

    internal BoundedSource(RangeSource source)
    {
        _source = source;
    }

    /// <summary>The bytes that the last fill gave, also if the fill failed.</summary>
    internal int Filled { get; private set; }

    /// <summary>Whether the file ended after the filled bytes.</summary>
    internal bool IsEnd { get; private set; }

    /// <summary>Reads until <paramref name="count"/> bytes are in the buffer, which has the first
    /// <paramref name="filled"/> already, or the file has ended.</summary>
    internal RangeStatus Fill(string name, int offset, byte[] buffer, int filled, int count)
    {
        Filled = filled;
        IsEnd = false;
        int empty = 0;
        while (Filled < count && !IsEnd)
        {
            RangeStatus status = _source.Read(
                name, offset + Filled, buffer, Filled, count - Filled, out int read, out bool isEnd);
            if (status != RangeStatus.Ok)
            {
                return status;
            }

            if (read < 0 || read > count - Filled)
            {
                return RangeStatus.BadAnswer;
            }

            empty = read == 0 ? empty + 1 : 0;
            if (empty == MaxEmpty)
            {
                return RangeStatus.TooSlow;
            }

            Filled += read;
            IsEnd = isEnd;
        }

        return RangeStatus.Ok;
    }
}
