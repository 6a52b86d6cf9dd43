namespace SecureBoot.Emulator.Types;

/// <summary>The kind of an exception table's entry.</summary>
internal enum HandlerKind
{
    Catch,
    Filter,
    Finally,
}
