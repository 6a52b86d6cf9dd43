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
            .Add("GetType(System.String)", GetType)
            .Add("GetTypes", GetTypes)
            .Add("VersionPart(System.Int32)", VersionPart)
            .Add("Find(System.String)", LoadByName)
            .Add("Load(System.Byte[])", LoadBytes);
    }

    private static AssemblyDesc Self(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as AssemblyDesc ?? throw call.Throw(Fault.NullReference);
    }

    private static void Return(NativeCall call, AssemblyDesc assembly)
    {
        call.Return(call.Heap.NewReflection(call.Machine.WellKnown.Assembly, assembly));
    }

    private static void GetType(NativeCall call)
    {
        string name = call.TextOrThrow(1).Replace('+', '/');
        TypeNatives.ReturnType(call, Self(call).ByName.TryGetValue(name, out Mono.Cecil.TypeDefinition? type) ? call.Machine.Types.Get(type) : null);
    }

    private static void GetTypes(NativeCall call)
    {
        TypeDesc[] types = [.. Self(call).Order.Where(t => t.Name != "<Module>").Select(call.Machine.Types.Get)];
        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib("System.Type"), 1, types.Length);
        for (int i = 0; i < types.Length; i++)
        {
            result.Slots[i].SetObject(call.Heap.NewReflection(call.Machine.WellKnown.RuntimeType, types[i]));
        }

        call.Return(result);
    }

    private static void VersionPart(NativeCall call)
    {
        System.Version version = Self(call).Version;
        call.Return(call.I4(1) switch { 0 => version.Major, 1 => version.Minor, 2 => version.Build, _ => version.Revision });
    }

    private static void LoadByName(NativeCall call)
    {
        string name = call.Text(0)!;
        int comma = name.IndexOf(',');
        if (call.Machine.Types.Find(comma < 0 ? name : name[..comma]) is { } assembly)
        {
            Return(call, assembly);
            return;
        }

        call.Return((HeapItem?)null);
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

        AssemblyDesc assembly = call.Machine.LoadFromFirmware(call.Array(0), call);
        if (call.Machine.StaticConstructors.Pending)
        {
            call.Thread.WaitsFor = new PendingLoad(assembly);
            Scheduler.Wait(call, long.MaxValue);
            return;
        }

        Return(call, assembly);
    }
}
