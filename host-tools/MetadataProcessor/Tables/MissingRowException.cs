using System;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Something needs a row that is in no table.</summary>
internal sealed class MissingRowException(string name) : Exception(name);
