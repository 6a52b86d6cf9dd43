namespace System.Reflection;

public sealed class AssemblyName
{
    private readonly Assembly _assembly;

    internal AssemblyName(Assembly assembly)
    {
        _assembly = assembly;
    }

    public string Name
    {
        get
        {
            string name = _assembly.FullName;
            return name.Substring(0, name.IndexOf(','));
        }
    }

    public string FullName
    {
        get { return _assembly.FullName; }
    }

    public Version Version
    {
        get { return new Version(_assembly.VersionPart(0), _assembly.VersionPart(1), _assembly.VersionPart(2), _assembly.VersionPart(3)); }
    }
}
