namespace SecureBoot.Mutation;

/// <summary>A change of the code.</summary>
/// <param name="Id">The number, which switches it on.</param>
/// <param name="Member">The number of the method whose changed copy must run, or -1 where there is no copy.</param>
/// <param name="Key">File, member and change, the same as long as these are: "Image/TlvList.cs TryRead: `a &lt; b` ->
/// `a &lt;= b`".</param>
/// <param name="Line">Where it is in the file, from 1.</param>
/// <param name="IsRisky">Whether the compiler may lose sight of a variable's assignment by it.</param>
internal sealed record Mutant(int Id, int Member, string Key, int Line, bool IsRisky)
{
    internal string File => Key[..Key.IndexOf(' ', System.StringComparison.Ordinal)];
}
