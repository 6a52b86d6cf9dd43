using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SecureBoot.MetadataProcessor.Order;

/// <summary>
/// The order of the types in the file: by name, but declaring types, interfaces and the types that a type's calls
/// mention come first (docs/pe-format.md, section 9).
/// </summary>
internal sealed class TypeOrder
{
    private readonly ModuleDefinition _module;
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<TypeDefinition> _order = [];

    private TypeOrder(ModuleDefinition module)
    {
        _module = module;
    }

    public static List<TypeDefinition> Sort(ModuleDefinition module)
    {
        List<TypeDefinition> types = [];
        foreach (TypeDefinition type in module.GetTypes())
        {
            if (type.FullName != "<Module>")
            {
                types.Add(type);
            }
        }

        types.Sort(static (x, y) => NameOrder.Instance.Compare(x.FullName, y.FullName));
        TypeOrder order = new(module);
        types.ForEach(order.Visit);
        return order._order;
    }

    private void Visit(TypeDefinition type)
    {
        if (_done.Contains(type.FullName))
        {
            return;
        }

        if (type.DeclaringType is not null)
        {
            Visit(type.DeclaringType);
        }

        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            VisitOwn(implementation.InterfaceType);
        }

        // A recursion may have been here meanwhile.
        if (_done.Add(type.FullName))
        {
            VisitCalls(type);
            _order.Add(type);
        }
    }

    private void VisitCalls(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.Methods)
        {
            if (!method.HasBody)
            {
                continue;
            }

            foreach (Instruction instruction in method.Body.Instructions)
            {
                if (instruction.Operand is MethodReference called)
                {
                    VisitSignature(called);
                }
            }
        }
    }

    private void VisitSignature(MethodReference called)
    {
        VisitOwn(called.ReturnType);
        if (called.HasParameters)
        {
            foreach (ParameterDefinition parameter in called.Parameters)
            {
                VisitOwn(parameter.ParameterType);
            }
        }
    }

    private void VisitOwn(TypeReference type)
    {
        if (type.GetElementType() is TypeDefinition definition
            && definition.Module == _module
            && definition.MetadataType != MetadataType.Void)
        {
            Visit(definition);
        }
    }
}
