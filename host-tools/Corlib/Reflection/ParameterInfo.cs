namespace System.Reflection;

public abstract class ParameterInfo
{
    private Type _type;

    public virtual Type ParameterType
    {
        get { return _type; }
    }
}
