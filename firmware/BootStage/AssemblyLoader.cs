using System.Reflection;

namespace SecureBoot.BootStage;

/// <summary>Loads assemblies: the runtime, and something else in tests.</summary>
internal abstract class AssemblyLoader
{
    /// <summary>Loads an assembly from its bytes.</summary>
    internal abstract Assembly Load(byte[] bytes);

    /// <summary>The assembly of that name which is there already, or null.</summary>
    internal abstract Assembly? Find(string name);
}
