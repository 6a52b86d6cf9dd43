namespace SecureBoot.Mutation;

/// <summary>A change of the code.</summary>
/// <param name="Id">The number that switches the change on.</param>
/// <param name="Member">The number of the method whose changed copy must run, or -1 if there is no copy.</param>
/// <param name="Key">File, member and change, stable as long as these are: "Image/TlvList.cs TryRead: `a &lt; b` -> `a
/// &lt;= b`".</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="IsRisky">Whether the change may hide the assignment of a variable from the compiler.</param>
internal sealed record Mutant(int Id, int Member, string Key, int Line, bool IsRisky)
{
    internal string File => Key[..Key.IndexOf(' ', System.StringComparison.Ordinal)];
}
