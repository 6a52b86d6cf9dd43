using System.Reflection;

[assembly: AssemblyTitle("SecureBoot.Updates")]
[assembly: AssemblyProduct("SecureBoot for .NET nanoFramework")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
