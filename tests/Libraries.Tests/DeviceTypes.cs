using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SecureBoot.Libraries.Tests;

/// <summary>The types and methods of a module in the order that the metadata processor gives them.</summary>
internal sealed class DeviceTypes
{
    private const string Keys = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

    private readonly ModuleDefinition _module;
    private readonly HashSet<TypeDefinition> _done = [];
    private readonly List<TypeDefinition> _ordered = [];

    private DeviceTypes(ModuleDefinition module)
    {
        _module = module;
    }

    public static List<TypeDefinition> Ordered(ModuleDefinition module)
    {
        DeviceTypes types = new(module);
        IEnumerable<TypeDefinition> all = module.GetTypes().Where(type => type.Name != "<Module>");
        foreach (TypeDefinition type in all.OrderBy(type => type.FullName, Comparer<string>.Create(Compare)))
        {
            types.Visit(type);
        }

        return types._ordered;
    }

    /// <summary>Virtual methods first, then the other instance methods, then the static ones.</summary>
    public static IEnumerable<MethodDefinition> Methods(TypeDefinition type)
    {
        return type.Methods.OrderBy(method => method.IsVirtual ? 0 : method.IsStatic ? 2 : 1);
    }

    private void Visit(TypeReference? reference)
    {
        TypeReference? element = reference?.GetElementType();
        if (element is not TypeDefinition type || type.Module != _module || _done.Contains(type))
        {
            return;
        }

        Visit(type.DeclaringType);
        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            Visit(implementation.InterfaceType);
        }

        if (!_done.Add(type))
        {
            return;
        }

        foreach (MethodReference called in type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(Operand).OfType<MethodReference>())
        {
            Visit(called.ReturnType);
            foreach (ParameterDefinition parameter in called.Parameters)
            {
                Visit(parameter.ParameterType);
            }
        }

        _ordered.Add(type);
    }

    private static object Operand(Instruction instruction)
    {
        return instruction.Operand;
    }

    private static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if (Key(left[i]) != Key(right[i]))
            {
                return Key(left[i]) - Key(right[i]);
            }
        }

        // Of two names that differ in case only, the lower case is first.
        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(right, left);
    }

    private static int Key(char c)
    {
        return char.IsAsciiLetter(c) ? Keys.Length + char.ToLowerInvariant(c) : Keys.IndexOf(c, StringComparison.Ordinal);
    }
}
