namespace SecureBoot.Emulator.Types;

/// <summary>A virtual call and where it went last.</summary>
internal sealed class VirtualSite(MethodDesc method)
{
    public MethodDesc Method { get; } = method;

    public TypeDesc? LastType;

    public MethodDesc? LastTarget;
}
