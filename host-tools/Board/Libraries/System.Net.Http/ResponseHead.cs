namespace System.Net;

/// <summary>Status line and headers of an answer, read up to the first invalid part, without an error.</summary>
internal class ResponseHead
{
    private const int MaxLine = 4000;

    internal int StatusCode;
    internal string StatusDescription;
    internal WebHeaderCollection Headers;
    internal Version Version;
    internal bool IsChunked;
    internal long ContentLength;

    internal static ResponseHead Read(ResponseStream stream, int maxHeaders)
    {
        ResponseHead head = new ResponseHead();
        if (head.SetStatus(stream.ReadLine(MaxLine).Trim()))
        {
            head.Headers = new WebHeaderCollection();
            head.ContentLength = -1;
            head.ReadHeaders(stream, maxHeaders);
        }

        return head;
    }

    private bool SetStatus(string line)
    {
        int at = Skip(line, 0, false);
        string version = line.Substring(0, at).ToLower();
        if (version != "http/1.1" && version != "http/1.0")
        {
            return false;
        }

        Version = version == "http/1.1" ? HttpVersion.Version11 : HttpVersion.Version10;
        int start = Skip(line, at, true);
        at = Skip(line, start, false);
        if (!int.TryParse(line.Substring(start, at - start), out StatusCode))
        {
            StatusCode = 0;
            return false;
        }

        StatusDescription = line.Substring(at);
        return true;
    }

    private static int Skip(string line, int at, bool blanks)
    {
        while (at < line.Length && (line[at] == ' ') == blanks)
        {
            at++;
        }

        return at;
    }

    private void ReadHeaders(ResponseStream stream, int maxHeaders)
    {
        while (true)
        {
            string line = stream.ReadHeader(MaxLine);
            maxHeaders -= line.Length;
            int colon = line.IndexOf(':');
            if (line.Length == 0 || maxHeaders < 0 || colon < 0)
            {
                return;
            }

            string name = line.Substring(0, colon);
            string value = line.Substring(colon + 1).TrimStart();
            Headers.AddInternal(name, value);
            if (!Take(stream, name.ToLower(), value))
            {
                return;
            }
        }
    }

    private bool Take(ResponseStream stream, string name, string value)
    {
        if (name == "content-length")
        {
            if (!int.TryParse(value, out int length))
            {
                return false;
            }

            ContentLength = length;
            stream.Left = length;
        }
        else if (name == "transfer-encoding" && value.ToLower().IndexOf("chunked") >= 0)
        {
            IsChunked = true;
        }

        return true;
    }
}
