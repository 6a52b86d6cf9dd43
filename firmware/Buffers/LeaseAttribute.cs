using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>
/// Values of the type are leases, which the receiver returns exactly once (SB1001 to SB1007). On a result or an out
/// parameter: the method passes a lease to its caller.
/// </summary>
/// <remarks>For the rules of SecureBoot.Analyzers (docs/analyzers.md). Conditional: the attribute leaves nothing in an
/// assembly that uses it.</remarks>
#pragma warning disable CS0436 // ConditionalAttribute.cs says why.
[Conditional("SECUREBOOT_ANALYZERS")]
#pragma warning restore CS0436
[AttributeUsage(AttributeTargets.Enum | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class LeaseAttribute : Attribute
{
}
