namespace SecureBoot.Updates;

/// <summary>Checks the status and the headers of an answer: a single range, from the requested offset to the end of the
/// file, without an encoding. Any other answer is refused.</summary>
internal static class RangeAnswer
{
    private const string Unit = "bytes ";
    private const int MaxDigits = 9;

    /// <summary>The meaning of an answer's status; Ok for 206.</summary>
    internal static RangeStatus GetStatus(int code)
    {
        return code switch
        {
            206 => RangeStatus.Ok,
            404 or 410 => RangeStatus.NotFound,
            429 or 503 => RangeStatus.Busy,
            _ => RangeStatus.BadStatus,
        };
    }

    /// <summary>The size of the file, from an answer <c>bytes A-B/SIZE</c> in which A is the offset, B the last byte of
    /// the file, and the answer has all bytes between A and B.</summary>
    /// <param name="range">Content-Range; null if the header is missing.</param>
    /// <param name="length">Content-Length; -1 if the header is missing.</param>
    /// <param name="encodings">Content-Encoding and Transfer-Encoding, one after the other: any text is
    /// refused.</param>
    /// <param name="offset">The offset at which the range must begin.</param>
    /// <returns>The size; 0 for any other answer.</returns>
    internal static int GetSize(string? range, long length, string encodings, int offset)
    {
        if (range is null
            || encodings.Length > 0
            || length <= 0
            || range.Length < Unit.Length
            || range.Substring(0, Unit.Length) != Unit)
        {
            return 0;
        }

        int at = Unit.Length;
        int first = ReadNumber(range, ref at, '-');
        int last = ReadNumber(range, ref at, '/');
        int size = ReadNumber(range, ref at, '\0');
        return first == offset && last == size - 1 && last >= first && length == size - first ? size : 0;
    }

    /// <summary>Digits up to a character, or to the end of the text; -1 for any other text.</summary>
    internal static int ReadNumber(string text, ref int at, char end)
    {
        int start = at;
        int value = 0;
        while (at < text.Length && text[at] >= '0' && text[at] <= '9' && at - start < MaxDigits)
        {
            value = (value * 10) + text[at] - '0';
            at++;
        }

        bool isNumber = at > start && (text[start] != '0' || at == start + 1);
        bool isEnded = end == '\0' ? at == text.Length : at < text.Length && text[at] == end;
        at++;
        return isNumber && isEnded ? value : -1;
    }
}
