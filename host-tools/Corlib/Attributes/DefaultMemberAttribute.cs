namespace System.Reflection;

public sealed class DefaultMemberAttribute : Attribute
{
    public DefaultMemberAttribute(string value)
    {
        MemberName = value;
    }

    public string MemberName { get; }
}
