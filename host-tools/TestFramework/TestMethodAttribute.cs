using System;

namespace nanoFramework.TestFramework;

/// <summary>A test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Attribute
{
}
