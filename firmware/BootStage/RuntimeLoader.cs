using System;
using System.Reflection;

namespace SecureBoot.BootStage;

/// <summary>The runtime's own loader.</summary>
internal sealed class RuntimeLoader : AssemblyLoader
{
    /// <inheritdoc/>
    internal override Assembly Load(byte[] bytes)
    {
        return Assembly.Load(bytes);
    }

    /// <inheritdoc/>
    internal override Assembly? Find(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
