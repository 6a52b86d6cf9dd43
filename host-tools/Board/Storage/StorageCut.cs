namespace SecureBoot.Board.Storage;

/// <summary>A power cut that is to come.</summary>
/// <param name="Operation">The number of the operation that it hits.</param>
/// <param name="Form">The part of the operation that remains.</param>
public readonly record struct StorageCut(int Operation, CutForm Form);
