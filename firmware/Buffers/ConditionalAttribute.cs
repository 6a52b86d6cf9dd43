#if !NET
#pragma warning disable CS0436 // The base library has the attribute, and allows it on methods only.

namespace System.Diagnostics;

/// <summary>Stands in for the attribute of this name, also on the attributes of this assembly.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ConditionalAttribute : Attribute
{
    /// <summary>Omits uses of the attribute unless <paramref name="conditionString"/> is defined.</summary>
    public ConditionalAttribute(string conditionString)
    {
    }
}
#endif
