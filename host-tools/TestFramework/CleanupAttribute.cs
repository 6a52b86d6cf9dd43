using System;

namespace nanoFramework.TestFramework;

/// <summary>Runs after the tests of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CleanupAttribute : Attribute
{
}
