using System;
using System.Security.Cryptography;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>nanoFramework.System.Security.Cryptography: AES-128 without padding, and HMAC.</summary>
internal static class CryptographyNatives
{
    private const int BlockSize = 16;

    public static void Add(NativeTable table)
    {
        table.On("System.Security.Cryptography.Aes")
            .Add(
                "EncryptAesEcb(System.Byte[])",
                static c => Crypt(c, static (aes, _, data) => aes.EncryptEcb(data, PaddingMode.None)))
            .Add(
                "DecryptAesEcb(System.Byte[])",
                static c => Crypt(c, static (aes, _, data) => aes.DecryptEcb(data, PaddingMode.None)))
            .Add(
                "EncryptAesCbc(System.Byte[])",
                static c => Crypt(c, static (aes, iv, data) => aes.EncryptCbc(data, iv, PaddingMode.None)))
            .Add(
                "DecryptAesCbc(System.Byte[])",
                static c => Crypt(c, static (aes, iv, data) => aes.DecryptCbc(data, iv, PaddingMode.None)));
        table.On("System.Security.Cryptography.HMACSHA256")
            .Add(
                "HashCore(System.Byte[],System.Byte[])",
                static c => c.ReturnBytes(HMACSHA256.HashData(Bytes(c, 0), Bytes(c, 1))));
        table.On("System.Security.Cryptography.HMACSHA512")
            .Add(
                "HashCore(System.Byte[],System.Byte[])",
                static c => c.ReturnBytes(HMACSHA512.HashData(Bytes(c, 0), Bytes(c, 1))));
    }

    private static byte[] Bytes(NativeCall call, int index) => call.Array(index, Fault.ArgumentNull).Bytes;

    private static void Crypt(NativeCall call, Func<Aes, byte[], byte[], byte[]> crypt)
    {
        HeapObject self = call.This();
        byte[] key = (self.Field("_key").Ref as HeapArray ?? throw call.Throw(Fault.InvalidOperation)).Bytes;
        byte[] iv = (self.Field("_iv").Ref as HeapArray)?.Bytes ?? new byte[BlockSize];
        byte[] data = Bytes(call, 1);
        if (data.Length % BlockSize != 0 || key.Length != BlockSize || iv.Length != BlockSize)
        {
            throw call.Throw(Fault.Argument);
        }

        using Aes aes = Aes.Create();
        aes.Key = key;
        call.ReturnBytes(crypt(aes, iv, data));
    }
}
