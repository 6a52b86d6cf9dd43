using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>A finding that holds only if a field or a method of the assembly gives untrusted numbers.</summary>
internal sealed record Finding(ISymbol Source, Diagnostic Diagnostic);
