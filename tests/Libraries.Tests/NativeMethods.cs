using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace SecureBoot.Libraries.Tests;

/// <summary>The native methods of a module in the format of the lists.</summary>
internal static class NativeMethods
{
    /// <summary>One line for each native method, with types and methods in metadata order.</summary>
    public static IEnumerable<string> Of(ModuleDefinition module)
    {
        return module.GetTypes().SelectMany(type => type.Methods).Where(method => method.IsInternalCall).Select(Line);
    }

    private static string Line(MethodDefinition method)
    {
        string access = method.IsPublic ? "public"
            : method.IsFamily ? "protected"
            : method.IsAssembly ? "internal"
            : "private";
        string kind = method.IsStatic ? " static" : method.IsVirtual ? " virtual" : "";
        string parameters = string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.FullName));
        return $"{method.DeclaringType.FullName}\t{access}{kind}\t{method.ReturnType.FullName} "
            + $"{method.Name}({parameters})";
    }
}
