using System;

namespace SecureBoot.Emulator.Natives;

/// <summary>Attributes that the metadata processor leaves out (nanoTablesContext.cs:25-70).</summary>
internal static class Attributes
{
    public static bool IsStripped(string fullName)
    {
        return fullName.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            || fullName.StartsWith("System.Diagnostics.", StringComparison.Ordinal)
            || fullName.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
            || fullName is "System.AttributeUsageAttribute" or "System.CLSCompliantAttribute" or "System.FlagsAttribute"
                or "System.ObsoleteAttribute" or "System.ParamArrayAttribute" or "System.Reflection.DefaultMemberAttribute"
                or "System.MTAThreadAttribute" or "System.STAThreadAttribute" or "System.ComponentModel.EditorBrowsableAttribute";
    }
}
