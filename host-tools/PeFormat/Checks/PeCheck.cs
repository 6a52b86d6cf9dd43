using System.Runtime.CompilerServices;

namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks the tables of an assembly: everything that nanoCLR uses without a check (docs/pe-format.md, section
/// 13).</summary>
internal static class PeCheck
{
    public static void Run(PeFile file, bool checkBodies)
    {
        new PeTextCheck(file).Run();
        new PeReferenceCheck(file).Run();
        new PeTypeCheck(file).Run();
        new PeMemberCheck(file).Run();
        PeGraphCheck.Run(file);
        new PeAttributeCheck(file).Run();
        new PeResourceCheck(file).Run();
        if (checkBodies)
        {
            new PeBodyCheck(file).Run();
        }
    }

    public static void Require(bool condition, PeTable table, int row, string problem)
    {
        if (!condition)
        {
            throw new PeException($"{table} {row}: {problem}");
        }
    }

    public static void Require(
        bool condition,
        PeTable table,
        int row,
        [InterpolatedStringHandlerArgument(nameof(condition))] ref CheckMessage problem)
    {
        if (!condition)
        {
            throw new PeException($"{table} {row}: {problem.Take()}");
        }
    }
}
