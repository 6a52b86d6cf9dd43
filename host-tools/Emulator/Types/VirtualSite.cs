namespace SecureBoot.Emulator.Types;

/// <summary>A virtual call and where it went last.</summary>
internal sealed class VirtualSite
{
    public VirtualSite(MethodDesc method)
    {
        Method = method;
    }

    public MethodDesc Method { get; }

    public TypeDesc? LastType;

    public MethodDesc? LastTarget;
}
