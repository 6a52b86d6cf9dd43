namespace System.Diagnostics.CodeAnalysis;

public sealed class DoesNotReturnIfAttribute : Attribute
{
    public DoesNotReturnIfAttribute(bool value)
    {
        ParameterValue = value;
    }

    public bool ParameterValue { get; }
}
