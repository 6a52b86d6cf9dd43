using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>
/// The caller has compared this number with the available room; the rules require this of the caller. On a method that
/// returns a bool: the method makes the comparison.
/// </summary>
/// <remarks>For the rules of SecureBoot.Analyzers (docs/analyzers.md). Conditional: the attribute leaves nothing in an
/// assembly that uses it.</remarks>
#pragma warning disable CS0436 // ConditionalAttribute.cs says why.
[Conditional("SECUREBOOT_ANALYZERS")]
#pragma warning restore CS0436
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Method)]
public sealed class BoundsAttribute : Attribute
{
}
