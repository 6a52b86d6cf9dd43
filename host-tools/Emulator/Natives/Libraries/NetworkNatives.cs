using System;
using System.Net;
using System.Net.Sockets;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>Addresses of System.Net, and a network that is always there.</summary>
internal static class NetworkNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Net.NetworkInformation.NetworkInterface")
            .Add("GetIsNetworkAvailable", static c => c.Return(true))
            .Add("GetNetworkInterfaceCount", static c => c.Return(1))
            .Add("GetNetworkInterface(System.UInt32)", GetInterface)
            .Add("IPV4AddressFromString(System.String)", Parse);
        table
            .On("System.Net.IPAddress")
            .Add("IPv4ToString(System.UInt32)", static c => c.ReturnText(new IPAddress((uint)c.I4(0)).ToString()));
    }

    // Of what the board's configuration has, the address alone.
    private static void GetInterface(NativeCall call)
    {
        byte[] address = call.Runtime.Board.Network.PhysicalAddress;
        HeapArray bytes = call.Heap.NewArray(call.Runtime.WellKnown.Byte, 1, address.Length);
        address.CopyTo(bytes.Bytes, 0);
        HeapObject found = call.Heap.NewObject(call.Method.Owner);
        found.Field("_macAddress").SetObject(bytes);
        call.Return(found);
    }

    private static void Parse(NativeCall call)
    {
        call.Return(IPAddress.TryParse(call.TextOrThrow(0), out IPAddress? address)
            && address.AddressFamily == AddressFamily.InterNetwork
            ? (long)BitConverter.ToUInt32(address.GetAddressBytes())
            : throw call.Throw(Fault.Argument));
    }
}
