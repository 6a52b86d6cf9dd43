using System;
using System.Diagnostics;

namespace SecureBoot.Buffers;

/// <summary>The caller must use the result: a call that drops the result does not compile (SB1010).</summary>
/// <remarks>For the rules of SecureBoot.Analyzers (docs/analyzers.md). Conditional: the attribute leaves nothing in an
/// assembly that uses it.</remarks>
#pragma warning disable CS0436 // ConditionalAttribute.cs says why.
[Conditional("SECUREBOOT_ANALYZERS")]
#pragma warning restore CS0436
[AttributeUsage(AttributeTargets.Enum | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
public sealed class MustUseAttribute : Attribute
{
    /// <summary>Whether Ok is the only value that means success, so that code must compare with Ok and no other value
    /// (SB2001).</summary>
    public bool IsVerdict { get; set; }
}
