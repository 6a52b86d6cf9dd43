using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SecureBoot.TestAdapter.Discovery;

/// <summary>Lists the tests of a device assembly from its metadata, by the rules of nanoFramework's launcher: public
/// methods, tests before data rows, in the order of the type's methods on the device; Setup and Cleanup once a
/// class.</summary>
internal sealed class TestReader : IDisposable
{
    private const string Framework = "nanoFramework.TestFramework";
    private const string Testing = "SecureBoot.Testing";

    private readonly ModuleDefinition _module;
    private readonly SourceFiles _sources;

    private TestReader(string path)
    {
        DefaultAssemblyResolver resolver = new();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        bool hasSymbols = File.Exists(Path.ChangeExtension(path, ".pdb"));
        _module = ModuleDefinition.ReadModule(path, new ReaderParameters
        {
            AssemblyResolver = resolver,
            ReadSymbols = hasSymbols,
            ThrowIfSymbolsAreNotMatching = false,
            SymbolReaderProvider = hasSymbols ? new PortablePdbReaderProvider() : null,
        });
        _sources = new SourceFiles(path);
    }

    /// <summary>The test classes of an assembly; empty for an assembly without tests of nanoFramework.</summary>
    public static IReadOnlyList<DeviceTestClass> Read(string path)
    {
        try
        {
            using TestReader reader = new(path);
            return reader._module.AssemblyReferences.Any(reference => reference.Name == Framework)
                ? reader.Classes()
                : [];
        }
        catch (BadImageFormatException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _module.AssemblyResolver.Dispose();
        _module.Dispose();
    }

    private DeviceTestClass[] Classes()
    {
        return [.. _module
            .GetTypes()
            .Where(type => type.IsClass && !type.IsValueType && Has(type, "TestClassAttribute"))
            .Select(Class)];
    }

    private DeviceTestClass Class(TypeDefinition type)
    {
        MethodDefinition[] methods = [.. Methods(type)];
        HashSet<string> repeated = [.. methods
            .GroupBy(method => method.Name)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)];
        DeviceMethod Device(MethodDefinition method) => new(
            Name(type), Name(method.DeclaringType), method.Name, repeated.Contains(method.Name)
                ? Parameters(method)
                : null, Source(method));
        IEnumerable<DeviceTest> tests = methods.Where(method =>
            Has(method, "TestMethodAttribute") && !Has(method, "DataRowAttribute"))
            .Select(method => Test(Device(method), method, -1, null));
        IEnumerable<DeviceTest> rows = methods.SelectMany(method =>
            Rows(method).Select((row, i) => Test(Device(method), method, i, row)));
        return new DeviceTestClass(
            Name(type),
            [.. methods.Where(method => Has(method, "SetupAttribute")).Select(Device)],
            [.. tests, .. rows],
            [.. methods.Where(method => Has(method, "CleanupAttribute")).Select(Device)]);
    }

    private static DeviceTest Test(DeviceMethod device, MethodDefinition method, int row, CustomAttribute? arguments)
    {
        string display =
            $"{device.Type[(device.Type.LastIndexOf('.') + 1)..]}.{device.Name}"
                + $"{(arguments is null ? "" : RowText.Of(arguments))}";
        return new DeviceTest(device, row, display, $"{device.Declaring}.{device.Name}.{Index(method, arguments)}",
            Argument(method, "SchedulesAttribute", 0), Argument(method, "AllSchedulesAttribute", -1));
    }

    /// <summary>The number of an attribute among those that the launcher counts.</summary>
    private static int Index(MethodDefinition method, CustomAttribute? row)
    {
        bool hasRows = Rows(method).Any();
        CustomAttribute[] counted = [.. method.CustomAttributes.Where(a =>
            !(hasRows && Is(a, Framework, "TestMethodAttribute")))];
        return Array.FindIndex(counted, a => row is null ? Is(a, Framework, "TestMethodAttribute") : a == row);
    }

    /// <summary>The methods that Type.GetMethods gives on the device: public methods, the type's own by table order,
    /// then those of its bases without static methods.</summary>
    private static IEnumerable<MethodDefinition> Methods(TypeDefinition type)
    {
        for (TypeDefinition? current = type; current is not null
            && current.FullName != "System.Object"; current = Base(current))
        {
            foreach (MethodDefinition method in current.Methods
                .Where(method => method.IsPublic && !method.IsConstructor)
                .OrderBy(Kind))
            {
                if (current == type || !method.IsStatic)
                {
                    yield return method;
                }
            }
        }
    }

    // Virtual ones first, then other instance methods, then static ones.
    private static int Kind(MethodDefinition method) => method.IsVirtual ? 0 : method.IsStatic ? 2 : 1;

    private static TypeDefinition? Base(TypeDefinition type)
    {
        try
        {
            return type.BaseType?.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            // mscorlib is not among the output's .dll files.
            return null;
        }
    }

    private static IEnumerable<CustomAttribute> Rows(MethodDefinition method) =>
        method.CustomAttributes.Where(a => Is(a, Framework, "DataRowAttribute"));

    private static bool Has(ICustomAttributeProvider provider, string attribute)
    {
        return provider.HasCustomAttributes && provider.CustomAttributes.Any(a => Is(a, Framework, attribute));
    }

    private static int Argument(MethodDefinition method, string attribute, int otherwise)
    {
        CustomAttribute? found = method.CustomAttributes.FirstOrDefault(a => Is(a, Testing, attribute));
        return found is { ConstructorArguments: [{ Value: int value }] } ? value : otherwise;
    }

    private static bool Is(CustomAttribute attribute, string space, string name)
    {
        return attribute.AttributeType.Name == name && attribute.AttributeType.Namespace == space;
    }

    private static string Name(TypeReference type) => type.FullName.Replace('/', '+');

    private static string Parameters(MethodDefinition method) =>
        string.Join(',', method.Parameters.Select(parameter => Name(parameter.ParameterType)));

    private SourcePlace? Source(MethodDefinition method)
    {
        SequencePoint? first = method.DebugInformation.HasSequencePoints
            ? method.DebugInformation.SequencePoints.FirstOrDefault(p => !p.IsHidden)
            : null;
        return first is null ? null : new SourcePlace(_sources.Find(first.Document.Url), first.StartLine);
    }
}
