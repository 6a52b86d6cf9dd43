namespace SecureBoot.Cli.Audit;

/// <summary>The kind of an audit's site (docs/cli.md, secureboot audit).</summary>
internal enum SiteKind
{
    /// <summary>A call of a native method: code that nanoCLR does not check.</summary>
    Native,

    /// <summary>A call of a method whose range nanoCLR checks by an addition that wraps, or not at all, with a length
    /// or index that is no constant.</summary>
    Range,

    /// <summary>An array whose size is no constant.</summary>
    Array,

    /// <summary>A catch that throws nothing on.</summary>
    Catch,

    /// <summary>A thread, a timer, or a handler of an event.</summary>
    Thread,

    /// <summary>A static field that can change.</summary>
    Static,

    /// <summary>Reflection, and the loading of assemblies.</summary>
    Reflection,

    /// <summary>An allocation in a loop.</summary>
    Allocation,
}
