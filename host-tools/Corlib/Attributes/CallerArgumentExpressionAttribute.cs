namespace System.Runtime.CompilerServices;

public sealed class CallerArgumentExpressionAttribute : Attribute
{
    public CallerArgumentExpressionAttribute(string value)
    {
        ParameterName = value;
    }

    public string ParameterName { get; }
}
