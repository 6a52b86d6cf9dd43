using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureBoot.Analyzers.Threads;

/// <summary>Fields that have a value from the start.</summary>
internal static class Initializers
{
    internal static bool Has(IFieldSymbol field)
    {
        return field.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null });
    }
}
