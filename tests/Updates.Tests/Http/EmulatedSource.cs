using System;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>Connects the device's HTTP source on the emulator to the update library on .NET. One file may come from
/// memory.</summary>
internal sealed class EmulatedSource : RangeSource
{
    /// <summary>The board's program.</summary>
    internal HttpProgram Program { get; set; } = new();

    /// <summary>The name and the bytes of the file in memory.</summary>
    internal (string Name, byte[] Bytes) Kept { get; set; } = ("", []);

    public override RangeStatus Read(
        string name, int offset, byte[] buffer, int at, int count, out int read, out bool isEnd)
    {
        if (name == Kept.Name)
        {
            read = Math.Min(count, Kept.Bytes.Length - offset);
            Array.Copy(Kept.Bytes, offset, buffer, at, read);
            isEnd = offset + read == Kept.Bytes.Length;
            return RangeStatus.Ok;
        }

        byte[] answer = (byte[])Program.Call("Step", name, offset, count)!;
        read = answer.Length - 3;
        Array.Copy(answer, 3, buffer, at, read);
        isEnd = answer[2] == 1;
        return (RangeStatus)(answer[0] | (answer[1] << 8));
    }

    public override void Close() => _ = Program.Call("Close");
}
