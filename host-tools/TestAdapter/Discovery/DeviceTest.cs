namespace SecureBoot.TestAdapter.Discovery;

/// <summary>A method of a test class, as the device finds it.</summary>
/// <param name="Type">The class that runs it, nested ones with a plus.</param>
/// <param name="Declaring">The class that declares it: the same one or a base.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Parameters">The full names of its parameters' types, if other methods have the same name; otherwise
/// null.</param>
/// <param name="Source">The start of the method in the source, or null.</param>
internal sealed record DeviceMethod(
    string Type, string Declaring, string Name, string? Parameters, SourcePlace? Source);

/// <summary>A file and a line of it, from 1.</summary>
internal sealed record SourcePlace(string File, int Line);

/// <summary>A test: a method, or one data row of it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Row">The number of its data row, from 0; -1 without a row.</param>
/// <param name="DisplayName">Class and method, with the row's arguments.</param>
/// <param name="LauncherName">The name in nanoFramework's launcher: class, method, number of the attribute.</param>
/// <param name="Schedules">The number of random schedules of the test; 0 for no such schedules.</param>
/// <param name="Preemptions">The limit of preemptions of the tested schedules; -1 without such a test.</param>
internal sealed record DeviceTest(
    DeviceMethod Method, int Row, string DisplayName, string LauncherName, int Schedules, int Preemptions)
{
    /// <summary>Namespace, class and method; the rows of a method share it.</summary>
    public string FullyQualifiedName => Method.Type + "." + Method.Name;

    /// <summary>The test's unique name in its assembly.</summary>
    public string Key => $"{FullyQualifiedName}({Method.Parameters})#{Row}";
}

/// <summary>A test class: its setup, its tests in running order, its cleanup.</summary>
internal sealed record DeviceTestClass(
    string Name, System.Collections.Generic.IReadOnlyList<DeviceMethod> Setups,
    System.Collections.Generic.IReadOnlyList<DeviceTest> Tests,
    System.Collections.Generic.IReadOnlyList<DeviceMethod> Cleanups);
