using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.DeviceSupport;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>A finally block that calls a method with a catch of its own makes nanoCLR lose the exception in flight and
/// read outside its memory (nf-interpreter, Thread.cpp, PopEH_Inner). An exhausted heap in a using block is enough,
/// because Stream.Dispose catches.</summary>
public class FinallyTests
{
    [Theory]
    [InlineData("BootStage")]
    [InlineData("SecureBoot")]
    [InlineData("SecureBoot.Buffers")]
    public void Finally_OfTheBootStage_CallsNothingButTheEndOfALock(string assembly)
    {
        PeFile file = CheckedPe.Read(File.ReadAllBytes(DeviceFolder.File(assembly + ".pe")));
        string[] calls =
        [
            .. Enumerable.Range(0, file.MethodDefs.Length).Where(method => file.MethodDefs[method].Rva != PeFile.None)
                .SelectMany(method => CallsInFinally(file, method)),
        ];
        Assert.All(calls, call => Assert.EndsWith(": Monitor.Exit", call));
    }

    private static IEnumerable<string> CallsInFinally(PeFile file, int method)
    {
        PeMethodBody body = PeMethodBody.Read(file, method);
        return from clause in body.Clauses
               where clause.Kind == PeClauseKind.Finally
               from instruction in body.Instructions
               where instruction.Opcode.Operand == PeOperand.Method && instruction.Offset >= clause.HandlerStart
                   && instruction.Offset < clause.HandlerEnd
               select $"{file.Text(file.MethodDefs[method].Name)}: {NameOf(file, (ushort)instruction.Operand)}";
    }

    private static string NameOf(PeFile file, ushort token)
    {
        if ((token & PeFile.ReferenceBit) == 0)
        {
            return file.Text(file.MethodDefs[token].Name);
        }

        MemberRefRow row = file.MethodRefs[token & ~PeFile.ReferenceBit];
        return $"{file.Text(file.TypeRefs[row.Container].Name)}.{file.Text(row.Name)}";
    }
}
