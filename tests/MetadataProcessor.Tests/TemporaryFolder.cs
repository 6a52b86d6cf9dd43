using System;
using System.IO;

namespace SecureBoot.MetadataProcessor.Tests;

/// <summary>A folder that the test deletes at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("processor-tests").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
