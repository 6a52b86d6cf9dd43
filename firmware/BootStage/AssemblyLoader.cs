using System.Reflection;

namespace SecureBoot.BootStage;

/// <summary>Loads assemblies: the runtime on the device, a fake in tests.</summary>
internal abstract class AssemblyLoader
{
    /// <summary>Loads an assembly from its bytes.</summary>
    internal abstract Assembly Load(byte[] bytes);

    /// <summary>The loaded assembly with that name, or null.</summary>
    internal abstract Assembly? Find(string name);
}
