using System.Collections.Generic;
using System.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;

namespace SecureBoot.Emulator.Tests.Layers;

/// <summary>The emulator's namespaces are layers: a type refers only to types of its own layer and of those below it,
/// in signatures as in
/// method bodies. The list is the one of docs/emulator.md.</summary>
public class LayerTests
{
    private const string Root = "SecureBoot.Emulator";

    // From the lowest.
    private static readonly string[] s_layers =
    [
        Root + ".Results",
        Root + ".Loader",
        Root + ".Types",
        Root + ".Heap",
        Root + ".Threads",
        Root + ".Scheduling",
        Root + ".Execution.Decoding",
        Root + ".Execution",
        Root + ".Natives",
        Root + ".Natives.Libraries",
        Root + ".Faults",
        Root,
    ];

    private static readonly IType[] s_types = [.. new ArchLoader().LoadAssembly(typeof(Machine).Assembly).Build().Types.Where(IsOwn)];

    [Fact]
    public void EveryNamespaceIsALayer()
    {
        Assert.Equal(s_layers.Order(), s_types.Select(type => type.Namespace.FullName).Distinct().Order());
    }

    [Fact]
    public void NoReferenceGoesUp()
    {
        IEnumerable<string> upward = s_types
            .SelectMany(type => type.Dependencies.Where(d => IsOwn(d.Target) && Layer(d.Target) > Layer(type)))
            .Select(dependency => $"{dependency.Origin.FullName} refers to {dependency.Target.FullName}")
            .Distinct();
        Assert.True(!upward.Any(), string.Join('\n', upward));
    }

    private static int Layer(IType type) => System.Array.IndexOf(s_layers, type.Namespace.FullName);

    private static bool IsOwn(IType type) => type.Namespace.FullName == Root || type.Namespace.FullName.StartsWith(Root + ".", System.StringComparison.Ordinal);
}
