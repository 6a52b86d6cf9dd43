namespace SecureBoot.PeFormat;

/// <summary>A method's signature.</summary>
/// <param name="HasThis">Whether the method is an instance method.</param>
/// <param name="Returns">The type of the result.</param>
/// <param name="Parameters">The types of the parameters, without <c>this</c>.</param>
public sealed record PeMethodSignature(bool HasThis, PeElement Returns, PeElement[] Parameters)
{
    /// <summary>The bit of the calling convention for an instance method.</summary>
    public const byte HasThisBit = 0x20;

    /// <summary>The bit of the calling convention for a generic method.</summary>
    public const byte GenericBit = 0x10;

    /// <summary>Reads a method's signature.</summary>
    /// <exception cref="PeException">The signature leaves its table, or has an unknown type.</exception>
    public static PeMethodSignature Read(PeFile file, int offset)
    {
        PeSignatureReader reader = new(file.Signatures, offset);
        byte convention = reader.ReadByte();
        if ((convention & GenericBit) != 0)
        {
            reader.ReadByte();
        }

        PeElement[] parameters = new PeElement[reader.ReadByte()];
        PeElement returns = reader.ReadElement();
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = reader.ReadElement();
        }

        return new PeMethodSignature((convention & HasThisBit) != 0, returns, parameters);
    }
}
