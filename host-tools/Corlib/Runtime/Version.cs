namespace System;

public sealed class Version
{
    private readonly int _major;
    private readonly int _minor;
    private readonly int _build;
    private readonly int _revision;

    public Version(int major, int minor, int build, int revision)
    {
        if (major < 0 || minor < 0 || revision < 0 || build < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        _major = major;
        _minor = minor;
        _build = build;
        _revision = revision;
    }

    public Version(int major, int minor)
    {
        if (major < 0 || minor < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        _major = major;
        _minor = minor;
        _build = -1;
        _revision = -1;
    }

    public int Major
    {
        get { return _major; }
    }

    public int Minor
    {
        get { return _minor; }
    }

    public int Build
    {
        get { return _build; }
    }

    public int Revision
    {
        get { return _revision; }
    }

    public override bool Equals(object obj)
    {
        Version other = obj as Version;
        return other != null && _major == other._major && _minor == other._minor && _build == other._build && _revision == other._revision;
    }

    public override int GetHashCode()
    {
        return ((_major & 0x0000000F) << 28) | ((_minor & 0x000000FF) << 20) | ((_build & 0x000000FF) << 12) | (_revision & 0x00000FFF);
    }

    public override string ToString()
    {
        string text = _major + "." + _minor;
        if (_build >= 0)
        {
            text += "." + _build;
            if (_revision >= 0)
            {
                text += "." + _revision;
            }
        }

        return text;
    }
}
