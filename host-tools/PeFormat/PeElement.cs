namespace SecureBoot.PeFormat;

/// <summary>A type in a signature.</summary>
/// <param name="Type">The innermost type, without arrays and reference.</param>
/// <param name="Token">The type's table and row where <paramref name="Type"/> is <see cref="PeDataType.Class"/> or
/// <see cref="PeDataType.ValueType"/>.</param>
/// <param name="Levels">The number of array levels around the type.</param>
/// <param name="ByRef">Whether the element is a reference.</param>
public readonly record struct PeElement(PeDataType Type, PeToken Token, int Levels, bool ByRef)
{
    /// <summary>Whether a type token belongs to it.</summary>
    public bool HasToken => Type is PeDataType.Class or PeDataType.ValueType;
}

/// <summary>A row of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The row.</param>
public readonly record struct PeToken(PeTable Table, int Index);
