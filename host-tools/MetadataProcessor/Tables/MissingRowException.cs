using System;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Something needs a row that is in no table.</summary>
internal sealed class MissingRowException : Exception
{
    public MissingRowException(string name)
        : base(name)
    {
    }

    public MissingRowException()
    {
    }

    public MissingRowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
