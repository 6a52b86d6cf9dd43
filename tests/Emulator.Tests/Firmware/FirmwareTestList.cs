using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>The unit tests of the firmware (tests/Firmware.Tests, assembly NFUnitTest), read from its
/// metadata.</summary>
internal static class FirmwareTestList
{
    internal static string AssemblyPath => Path.Combine(AppContext.BaseDirectory, "firmware", "NFUnitTest.dll");

    /// <summary>The tests. A method with data rows counts once for each row.</summary>
    internal static List<string> Tests => Read(static method =>
    {
        int rows = Count(method, "DataRowAttribute");
        return rows > 0 ? rows : Count(method, "TestMethodAttribute");
    });

    /// <summary>Every method for which the launcher prints a line: tests, setups and cleanups.</summary>
    internal static List<string> Lines =>
        [.. Tests, .. Read(static method => Count(method, "SetupAttribute") + Count(method, "CleanupAttribute"))];

    private static List<string> Read(Func<MethodDefinition, int> count)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(AssemblyPath);
        return [.. module.Types.Where(type => Count(type, "TestClassAttribute") > 0)
            .SelectMany(type => type.Methods)
            .SelectMany(method =>
                Enumerable.Range(0, count(method)).Select(i => $"{method.DeclaringType.FullName}.{method.Name}.{i}"))];
    }

    private static int Count(ICustomAttributeProvider provider, string attribute)
    {
        return provider.CustomAttributes.Count(a => a.AttributeType.Name == attribute);
    }
}
