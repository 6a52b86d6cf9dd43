using System;

namespace SecureBoot.Board.Storage;

/// <summary>The forms in which a cut can hit an operation.</summary>
public static class CutForms
{
    private static readonly CutForm[] s_look = [CutForm.Nothing];
    private static readonly CutForm[] s_write =
        [CutForm.Nothing, CutForm.Head, CutForm.Tail, CutForm.Garbage, CutForm.All];
    private static readonly CutForm[] s_flush = [CutForm.Nothing, CutForm.Garbage, CutForm.All];
    private static readonly CutForm[] s_delete = [CutForm.Nothing, CutForm.Head, CutForm.All];
    private static readonly CutForm[] s_raise = [CutForm.Nothing, CutForm.All];

    /// <summary>The forms for a kind of operation. One that changes nothing has one.</summary>
    public static ReadOnlySpan<CutForm> Of(StorageOperationKind kind)
    {
        return kind switch
        {
            StorageOperationKind.Write => s_write,
            StorageOperationKind.Flush => s_flush,
            StorageOperationKind.Delete => s_delete,
            StorageOperationKind.RaiseCounter => s_raise,
            _ => s_look,
        };
    }
}
