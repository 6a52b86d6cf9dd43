using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>An object of the type belongs to one thread (SB1102).</summary>
/// <remarks>For the rules of SecureBoot.Analyzers (docs/analyzers.md). Conditional: the attribute leaves nothing in an
/// assembly that uses it.</remarks>
#pragma warning disable CS0436 // ConditionalAttribute.cs says why.
[Conditional("SECUREBOOT_ANALYZERS")]
#pragma warning restore CS0436
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SingleThreadAttribute : Attribute
{
}
