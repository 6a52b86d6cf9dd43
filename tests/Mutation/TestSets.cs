using System.Collections.Generic;

namespace SecureBoot.Mutation;

/// <summary>The tests for each folder: those that run the host's build of the firmware without an emulator.</summary>
internal static class TestSets
{
    private const string Boot =
        @"\.(BootTable|Edge|Fault|IdentityKind|Identity|Journal|LostJournal|Rollback|Staging|StartCount|Update|"
            + @"SelectorEdge|JournalEdge|UpdateEdge)Tests\.";

    /// <summary>The assemblies that may access internal members.</summary>
    internal static IReadOnlyList<string> Assemblies { get; } =
        ["SecureBoot.Tests", "Boot.Tests", "Signer.Tests", "Buffers.Tests", "Update.Tests", "Updates.Tests"];

    /// <summary>The folders by name.</summary>
    internal static IReadOnlyDictionary<string, TestSet> Folders { get; } = new Dictionary<string, TestSet>
    {
        ["Image"] = new(
            "firmware/SecureBoot",
            "Image/",
            "SecureBoot",
            [("SecureBoot.Tests", @"\.Image\."), ("Signer.Tests", "."), ("Updates.Tests", "."), ("Boot.Tests", Boot)]),
        ["Crypto"] = new("firmware/SecureBoot", "Crypto/", "SecureBoot", [("SecureBoot.Tests", @"\.Crypto\.")]),
        ["Boot"] = new(
            "firmware/SecureBoot",
            "Boot/",
            "SecureBoot",
            [("Boot.Tests", Boot), ("Update.Tests", @"\.ProtocolTests\.")]),
        ["Buffers"] = new("firmware/Buffers", "", "SecureBoot.Buffers", [("Buffers.Tests", ".")]),
    };
}

/// <summary>A folder to change, and the tests that try its mutants.</summary>
/// <param name="Project">The project's folder.</param>
/// <param name="Folder">The folder inside the project, or an empty text for the whole project.</param>
/// <param name="Target">The assembly.</param>
/// <param name="Tests">Test assemblies and a pattern for the names of their tests, quick ones first.</param>
internal sealed record TestSet(string Project, string Folder, string Target, (string Assembly, string Classes)[] Tests);
