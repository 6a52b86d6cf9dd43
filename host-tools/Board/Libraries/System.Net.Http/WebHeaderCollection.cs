using System.Collections;
using System.Text;

namespace System.Net;

/// <summary>Headers. The values of a name that comes twice are one value, with a comma between.</summary>
public class WebHeaderCollection
{
    private const string BadInNames = "()<>@,;:\\\"'/[]?={} \t\r\n";
    private static readonly string[] s_restricted = new string[]
    {
        "accept", "connection", "content-length", "expect", "host", "if-modified-since", "proxy-connection", "range",
        "referer",
        "transfer-encoding", "user-agent",
    };

    private readonly ArrayList _names = new ArrayList();
    private readonly ArrayList _values = new ArrayList();
    private readonly bool _isRequest;

    public WebHeaderCollection()
    {
    }

    internal WebHeaderCollection(bool isRequest)
    {
        _isRequest = isRequest;
    }

    public int Count => _names.Count;

    public string[] AllKeys => (string[])_names.ToArray(typeof(string));

    public string this[string header]
    {
        get
        {
            int at = Find(header);
            return at < 0 ? null : (string)_values[at];
        }
    }

    public void Add(string name, string value)
    {
        RequireName(name);
        AddInternal(name, RequireValue(value));
    }

    public void Add(string header)
    {
        int colon = header.IndexOf(':');
        if (colon < 0)
        {
            throw new ArgumentException();
        }

        Add(header.Substring(0, colon), header.Substring(colon + 1));
    }

    public void Set(string name, string value)
    {
        RequireName(name);
        ChangeInternal(name, RequireValue(value));
    }

    public void Remove(string name)
    {
        RequireName(name);
        RemoveInternal(name);
    }

    public string[] GetValues(string header) => throw new NotSupportedException();

    public override string ToString()
    {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < _names.Count; i++)
        {
            text.Append((string)_names[i]).Append(": ").Append((string)_values[i]).Append("\r\n");
        }

        return text.Append("\r\n").ToString();
    }

    public byte[] ToByteArray()
    {
        return Encoding.UTF8.GetBytes(ToString());
    }

    public static bool IsRestricted(string headerName)
    {
        string name = headerName.ToLower();
        foreach (string restricted in s_restricted)
        {
            if (restricted == name)
            {
                return true;
            }
        }

        return false;
    }

    internal void AddInternal(string name, string value)
    {
        int at = Find(name);
        if (at >= 0)
        {
            _values[at] = (string)_values[at] + "," + value;
            return;
        }

        _names.Add(name);
        _values.Add(value);
    }

    internal void ChangeInternal(string name, string value)
    {
        RemoveInternal(name);
        _names.Add(name);
        _values.Add(value);
    }

    internal void RemoveInternal(string name)
    {
        int at = Find(name);
        if (at >= 0)
        {
            _names.RemoveAt(at);
            _values.RemoveAt(at);
        }
    }

    private int Find(string name)
    {
        string lower = name.ToLower();
        for (int i = 0; i < _names.Count; i++)
        {
            if (((string)_names[i]).ToLower() == lower)
            {
                return i;
            }
        }

        return -1;
    }

    private void RequireName(string name)
    {
        if (name == null
            || name.Length == 0
            || name.IndexOfAny(BadInNames.ToCharArray()) >= 0
            || (_isRequest && IsRestricted(name)))
        {
            throw new ArgumentException();
        }
    }

    private static string RequireValue(string value)
    {
        string trimmed = value == null ? "" : value.Trim();
        foreach (char c in trimmed)
        {
            if (c == 127 || (c < ' ' && c != '\t'))
            {
                throw new ArgumentException();
            }
        }

        return trimmed;
    }
}
