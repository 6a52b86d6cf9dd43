using System;

namespace SecureBoot.Board.Storage;

/// <summary>A planned power cut.</summary>
/// <param name="Operation">The number of the operation that it hits.</param>
/// <param name="Form">The part of the operation that remains.</param>
public readonly record struct StorageCut(int Operation, CutForm Form);

/// <summary>The part of the interrupted operation that a power cut leaves.</summary>
public enum CutForm
{
    /// <summary>The cut comes first: the operation is not done, and unflushed bytes are lost.</summary>
    Nothing,

    /// <summary>The first half is written; of a delete, half the file is gone.</summary>
    Head,

    /// <summary>The second half is written, the first is not.</summary>
    Tail,

    /// <summary>The range holds bytes that no operation wrote.</summary>
    Garbage,

    /// <summary>The whole operation is done; the cut comes right after it.</summary>
    All,
}

/// <summary>The power is gone: no line of firmware runs after it. Firmware must not catch it.</summary>
public sealed class PowerCutException() : Exception("the power was cut");
