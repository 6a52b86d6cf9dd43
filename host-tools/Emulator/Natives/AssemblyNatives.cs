using System;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Reflection.Assembly.</summary>
internal static class AssemblyNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Reflection.Assembly")
            .Add("get_FullName", static c => c.ReturnText($"{Self(c).Name}, Version={Self(c).Version}"))
            .Add("GetExecutingAssembly", static c => Return(c, c.Thread.Top.Method.Owner.Assembly))
            .Add(
                "GetType(System.String)",
                static c => TypeNatives.ReturnType(c, TypeNames.Find(c.Runtime.Types, c.TextOrThrow(1), Self(c))))
            .Add("GetTypes", static c => TypeNatives.ReturnTypes(c, Self(c).Types))
            .Add("GetVersion(System.Int32@,System.Int32@,System.Int32@,System.Int32@)", GetVersion)
            .Add(
                "GetManifestResourceNames",
                static c => c.ReturnTexts([.. Self(c).File.ResourceFiles.Select(file => Self(c).File.Text(file.Name))]))
            .Add(
                "LoadInternal(System.String,System.Boolean,System.Int32,System.Int32,System.Int32,System.Int32)",
                LoadByName)
            .Add("Load(System.Byte[])", LoadBytes);
    }

    private static AssemblyDesc Self(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as AssemblyDesc ?? throw call.Throw(Fault.NullReference);
    }

    private static void Return(NativeCall call, AssemblyDesc assembly)
    {
        call.Return(call.Heap.NewReflection(call.Runtime.WellKnown.Assembly, assembly));
    }

    private static void GetVersion(NativeCall call)
    {
        Version version = Self(call).Version;
        call.Store(1, version.Major);
        call.Store(2, version.Minor);
        call.Store(3, version.Build);
        call.Store(4, version.Revision);
    }

    /// <summary>Null for an assembly that is not there: the base library throws.</summary>
    private static void LoadByName(NativeCall call)
    {
        AssemblyDesc? assembly = call.Text(0) is { } name ? call.Runtime.Types.Find(name) : null;
        if (assembly is null || (call.Bool(1) && !HasVersion(call, assembly.Version)))
        {
            call.Return((HeapItem?)null);
            return;
        }

        Return(call, assembly);
    }

    // The runtime takes the parts as 16 bits.
    private static bool HasVersion(NativeCall call, Version version)
    {
        return (ushort)call.I4(2) == version.Major && (ushort)call.I4(3) == version.Minor
            && (ushort)call.I4(4) == version.Build && (ushort)call.I4(5) == version.Revision;
    }

    private static void LoadBytes(NativeCall call)
    {
        if (call.Thread.WaitsFor is PendingLoad pending)
        {
            call.Thread.WaitsFor = null;
            call.Thread.Wake = WakeReason.None;
            Return(call, pending.Assembly);
            return;
        }

        AssemblyDesc assembly = call.Runtime.Images.Load(call.Array(0));
        if (call.Runtime.StaticConstructors.Pending)
        {
            call.Thread.WaitsFor = new PendingLoad(assembly);
            call.Wait(long.MaxValue);
            return;
        }

        Return(call, assembly);
    }
}
