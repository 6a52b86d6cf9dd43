using System;
using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>Methods that compare their arguments: by their annotation, by their return type, or by their
/// name.</summary>
internal static class Validators
{
    private static readonly string[] s_names = ["Check", "Ensure", "Guard", "Require", "Throw", "Validate", "Verify"];

    internal static bool Compares(IMethodSymbol method, IParameterSymbol? parameter, Knowledge knowledge)
    {
        if (knowledge.Is(method, AnnotationKind.Bounds) || knowledge.Is(parameter, AnnotationKind.Bounds))
        {
            return true;
        }

        if (method.ReturnsVoid)
        {
            return Array.Exists(s_names, name => method.Name.StartsWith(name, StringComparison.Ordinal));
        }

        return method.ReturnType.SpecialType == SpecialType.System_Boolean || knowledge.IsStatus(method.ReturnType);
    }
}
