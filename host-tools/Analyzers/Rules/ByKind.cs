using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Rules;

/// <summary>The rules for each kind of operation.</summary>
internal static class ByKind
{
    internal static Dictionary<OperationKind, List<OperationRule>> Of(OperationRule[] rules)
    {
        Dictionary<OperationKind, List<OperationRule>> byKind = [];
        foreach (OperationRule rule in rules)
        {
            foreach (OperationKind kind in rule.Kinds)
            {
                if (!byKind.TryGetValue(kind, out List<OperationRule>? wanting))
                {
                    wanting = [];
                    byKind.Add(kind, wanting);
                }

                wanting.Add(rule);
            }
        }

        return byKind;
    }
}
