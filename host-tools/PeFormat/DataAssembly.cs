using System;
using System.Text;

namespace SecureBoot.PeFormat;

/// <summary>Assemblies without code: a name and bytes. Simulations and measurements fill images with them.</summary>
public static class DataAssembly
{
    /// <summary>The assembly's bytes.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version, four parts.</param>
    /// <param name="data">The resource data.</param>
    /// <param name="nativeChecksum">The checksum of native methods that the assembly does not have; 0 for no
    /// checksum.</param>
    public static byte[] Create(string name, Version version, byte[] data, uint nativeChecksum = 0)
    {
        byte[] strings = [0, .. Encoding.UTF8.GetBytes(name), 0];
        return PeWriter.Write(new PeFile
        {
            Version = version,
            NativeChecksum = nativeChecksum,
            Length = 0,
            NameId = WellKnownStrings.TryGetId(name, out ushort known) ? known : (ushort)1,
            AssemblyRefs = [],
            TypeRefs = [],
            FieldRefs = [],
            MethodRefs = [],
            TypeDefs = [],
            FieldDefs = [],
            MethodDefs = [],
            Attributes = [],
            TypeSpecs = [],
            Resources = [],
            ResourceFiles = [],
            ResourcesData = data,
            Strings = strings,
            Signatures = [],
            ByteCode = [],
        });
    }
}
