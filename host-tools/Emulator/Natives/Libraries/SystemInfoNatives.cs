using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>SystemInfo of nanoFramework.Runtime.Native: the values of a firmware for an ESP32.</summary>
internal static class SystemInfoNatives
{
    private const int DoublePrecisionSoftware = 3;

    public static void Add(NativeTable table)
    {
        table.On("nanoFramework.Runtime.Native.SystemInfo")
            .Add("GetSystemVersion(System.Int32@,System.Int32@,System.Int32@,System.Int32@)", GetVersion)
            .Add("get_OEMString", static c => c.ReturnText("nanoCLR running on the virtual board"))
            .Add("get_OEM", static c => c.Return(0))
            .Add("get_Model", static c => c.Return(0))
            .Add("get_SKU", static c => c.Return(0))
            .Add("get_TargetName", static c => c.ReturnText("ESP32_REV3"))
            .Add("get_Platform", static c => c.ReturnText("ESP32"))
            .Add("GetNativeFloatingPointSupport", static c => c.ReturnNumber(DataType.U1, DoublePrecisionSoftware));
    }

    private static void GetVersion(NativeCall call)
    {
        int[] version = [1, 17, 0, 0];
        for (int i = 0; i < version.Length; i++)
        {
            call.Store(i, version[i]);
        }
    }
}
