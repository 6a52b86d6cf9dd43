namespace SecureBoot.Emulator.Threads;

/// <summary>The action when a frame's method returns.</summary>
internal enum FrameKind
{
    /// <summary>The result goes to the caller's stack.</summary>
    Call,

    /// <summary>The new object, argument 0, goes to the caller's stack.</summary>
    Constructor,

    /// <summary>The result is boxed first: MethodBase.Invoke.</summary>
    Reflection,

    /// <summary>A constructor called by reflection.</summary>
    ReflectionConstructor,

    /// <summary>Not a method: calls a list of delegates one after the other.</summary>
    Multicast,

    /// <summary>A filter that runs on a copy of the frame it belongs to.</summary>
    Filter,
}
