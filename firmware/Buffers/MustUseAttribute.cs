using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>The result is to be looked at: a call that drops it does not compile (SB1010).</summary>
/// <remarks>For the rules of SecureBoot.Analyzers (docs/analyzers.md). Conditional: it leaves nothing in the assembly
/// that uses it.</remarks>
#pragma warning disable CS0436 // ConditionalAttribute.cs says why.
[Conditional("SECUREBOOT_ANALYZERS")]
#pragma warning restore CS0436
[AttributeUsage(AttributeTargets.Enum | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
public sealed class MustUseAttribute : Attribute
{
    /// <summary>Whether only Ok may let something pass, so that no other comparison does (SB2001).</summary>
    public bool IsVerdict { get; set; }
}
