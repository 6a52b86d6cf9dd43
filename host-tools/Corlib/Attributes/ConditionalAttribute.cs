namespace System.Diagnostics;

public sealed class ConditionalAttribute : Attribute
{
    public ConditionalAttribute(string value)
    {
        ConditionString = value;
    }

    public string ConditionString { get; }
}
