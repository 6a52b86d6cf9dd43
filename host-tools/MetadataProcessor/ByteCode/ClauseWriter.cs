using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.MetadataProcessor.Tables;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.ByteCode;

/// <summary>Writes the exception clauses after a body (docs/pe-format.md, section 5).</summary>
internal sealed class ClauseWriter(TableRows rows, BinaryWriter output)
{
    private readonly TableRows _rows = rows;
    private readonly BinaryWriter _output = output;

    public void Write(MethodBody body, CodeLayout layout)
    {
        IEnumerable<ExceptionHandler> ordered = body.ExceptionHandlers.OrderBy(static h => h.HandlerStart.Offset);
        foreach (ExceptionHandler handler in ordered)
        {
            WriteKind(handler, layout);
            _output.Write((ushort)layout[handler.TryStart]);
            _output.Write((ushort)layout[handler.TryEnd]);
            _output.Write((ushort)layout[handler.HandlerStart]);

            // A handler at the end of the body ends before its last instruction: the official processor does so.
            _output.Write((ushort)layout[handler.HandlerEnd ?? body.Instructions[^1]]);
        }

        _output.Write(unchecked((byte)body.ExceptionHandlers.Count));
    }

    private void WriteKind(ExceptionHandler handler, CodeLayout layout)
    {
        (PeClauseKind kind, int value) = handler.HandlerType switch
        {
            ExceptionHandlerType.Catch => (PeClauseKind.Catch, Class(handler.CatchType)),
            ExceptionHandlerType.Fault => (PeClauseKind.Fault, 0),
            ExceptionHandlerType.Finally => (PeClauseKind.Finally, 0),
            _ => (PeClauseKind.Filter, layout[handler.FilterStart]),
        };
        _output.Write((ushort)kind);
        _output.Write((ushort)value);
    }

    private int Class(TypeReference type)
    {
        PeToken token = _rows.Find(type) ?? throw new MissingRowException(type.FullName);
        return token.Table == PeTable.TypeRef ? PeFile.ReferenceBit | token.Index : token.Index;
    }
}
