using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Threads;

namespace SecureBoot.Analyzers.Rules;

/// <summary>An object of one thread, as a ring's end or a sender, reached from two (CWE-362, what Rust calls
/// Sync).</summary>
internal static class Sb1102SharedEnd
{
    /// <summary>Whether two uses of different threads are of an object that belongs to one.</summary>
    internal static bool Judge(Access first, Access second, Knowledge knowledge)
    {
        return IsUse(first) && IsUse(second)
            && !(first.Lock is not null && second.Lock is not null)
            && knowledge.Is(Sb1101Race.TypeOf(first.Variable), AnnotationKind.SingleThread);
    }

    private static bool IsUse(Access access)
    {
        return access.Kind is AccessKind.Use or AccessKind.Size or AccessKind.Mutate;
    }
}
