using System.Collections.Generic;
using System.Linq;
using SecureBoot.Analyzers.Threads;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A checked value is read again after another thread may have changed it (CWE-367).</summary>
internal static class Sb1110CheckThenUse
{
    /// <summary>The first read after a check of the same element or reference, in one body, without a lock; or
    /// null.</summary>
    internal static Access? Again(IEnumerable<Access> ofOneVariable, Access changed)
    {
        List<Access> accesses = [.. ofOneVariable.Where(one => one.Lock is null).OrderBy(one => one.Position)];
        foreach (Access check in accesses.Where(one => one.Kind == AccessKind.Test))
        {
            bool isNulled = changed.Kind == AccessKind.Clear && check.Element is null && changed.Lock is null;
            bool isElement = check.Element is not null && changed.Element is not null && changed.Writes;
            if (!isNulled && !isElement)
            {
                continue;
            }

            Access? again = accesses.FirstOrDefault(one =>
                one.Position > check.Position && one.Element == check.Element && IsRead(one, isNulled));
            bool isSetBetween = accesses.Any(one =>
                again is not null && one.Writes && one.Position > check.Position && one.Position < again.Position);
            if (again is not null && !isSetBetween)
            {
                return again;
            }
        }

        return null;
    }

    private static bool IsRead(Access access, bool isNulled)
    {
        return isNulled
            ? access.Kind is AccessKind.Use or AccessKind.Size or AccessKind.Mutate
            : access.Kind is AccessKind.Read or AccessKind.Change;
    }
}
