using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>
/// The method ends the leases that it is given, or the one of this parameter; if it returns a status,
/// where that is Ok.
/// </summary>
/// <remarks>For the rules of SecureBoot.Analyzers (docs/analyzers.md). Conditional: the attribute leaves nothing in an
/// assembly that uses it.</remarks>
#pragma warning disable CS0436 // ConditionalAttribute.cs says why.
[Conditional("SECUREBOOT_ANALYZERS")]
#pragma warning restore CS0436
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class ClosesAttribute : Attribute
{
}
