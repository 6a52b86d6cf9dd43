using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>
/// The method closes the leases in its arguments, or the lease of this parameter. If the method returns a status, it
/// closes them if the status is Ok.
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
