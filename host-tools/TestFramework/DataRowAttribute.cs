using System;

namespace nanoFramework.TestFramework;

/// <summary>A test with arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DataRowAttribute : Attribute
{
    private readonly object[] _parameters;

    /// <summary>The arguments.</summary>
    public DataRowAttribute(params object[] args)
    {
        if (args == null || args.Length == 0)
        {
            throw new ArgumentException();
        }

        _parameters = args;
    }

    /// <summary>The arguments.</summary>
    public object[] MethodParameters
    {
        get { return _parameters; }
    }
}
