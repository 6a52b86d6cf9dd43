namespace SecureBoot.Emulator.Types;

/// <summary>What an exception table's entry is for.</summary>
internal enum HandlerKind
{
    Catch,
    Filter,
    Finally,
}
