using System.Collections.Generic;

namespace SecureBoot.Mutation;

/// <summary>Which tests are asked about which folder: those that run the host's build of the firmware and take no
/// emulator.</summary>
internal static class TestSets
{
    private const string Boot =
        @"\.(BootTable|Edge|Fault|IdentityKind|Identity|Journal|LostJournal|Rollback|Staging|StartCount|Update|"
            + @"SelectorEdge|JournalEdge|UpdateEdge)Tests\.";

    /// <summary>The assemblies that may see what is internal.</summary>
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

/// <summary>What is changed, and by which tests it is tried.</summary>
/// <param name="Project">The project's folder.</param>
/// <param name="Folder">The folder inside it, or an empty text for all of it.</param>
/// <param name="Target">The assembly.</param>
/// <param name="Tests">Test assemblies and a pattern for the names of their tests, quick ones first.</param>
internal sealed record TestSet(string Project, string Folder, string Target, (string Assembly, string Classes)[] Tests);
