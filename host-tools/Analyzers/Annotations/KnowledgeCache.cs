using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureBoot.Analyzers.Annotations;

/// <summary>One <see cref="Knowledge"/> a compilation, whichever rule asks first.</summary>
internal static class KnowledgeCache
{
    private static readonly ConditionalWeakTable<Compilation, Knowledge> s_all = new();

    internal static Knowledge Of(Compilation compilation, AnalyzerOptions options)
    {
        return s_all.GetValue(compilation, one => new Knowledge(one, options));
    }
}
