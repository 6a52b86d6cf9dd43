using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>
/// The number, or each byte of the array, comes from outside: compare it before you use it as an index, a length or a
/// bound (SB1201, SB3003). On a method: its result and its out arguments.
/// </summary>
/// <remarks>For the rules of SecureBoot.Analyzers (docs/analyzers.md). Conditional: the attribute leaves nothing in an
/// assembly that uses it.</remarks>
#pragma warning disable CS0436 // ConditionalAttribute.cs says why.
[Conditional("SECUREBOOT_ANALYZERS")]
#pragma warning restore CS0436
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Method
    | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class UntrustedAttribute : Attribute
{
}
