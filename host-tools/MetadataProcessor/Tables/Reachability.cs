using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Order;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Finds the members that the kept types need; other members get no row (docs/pe-format.md, section
/// 9).</summary>
internal sealed class Reachability
{
    private readonly AssemblySource _source;
    private readonly HashSet<object> _reached = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _typeRefNames = new(System.StringComparer.Ordinal);
    private readonly Queue<IMetadataTokenProvider> _pending = new();

    public Reachability(AssemblySource source)
    {
        _source = source;
        foreach (TypeDefinition type in source.Types)
        {
            if (!source.Exclusions.IsDropped(type))
            {
                Reach(type);
            }
        }

        while (_pending.TryDequeue(out IMetadataTokenProvider? next))
        {
            Follow(next);
        }
    }

    public bool Has(TypeReference type) =>
        type is TypeDefinition ? _reached.Contains(type) : _typeRefNames.Contains(type.FullName);

    public bool Has(IMetadataTokenProvider item) => _reached.Contains(item);

    private void Reach(IMetadataTokenProvider? item)
    {
        if (item is not null && _reached.Add(item))
        {
            _pending.Enqueue(item);
        }
    }

    private void ReachType(TypeReference? type)
    {
        TypeReference? element = type?.GetElementType();
        if (element is null or GenericParameter)
        {
            return;
        }

        _typeRefNames.Add(element.FullName);
        Reach(element);
    }

    private void ReachInSignature(TypeReference type)
    {
        if (!TypeNames.IsBuiltIn(type.GetElementType()))
        {
            ReachType(type);
        }
    }

    private void Follow(IMetadataTokenProvider item)
    {
        switch (item)
        {
            case TypeDefinition type:
                FollowType(type);
                break;
            case TypeReference reference:
                ReachType(reference.DeclaringType);
                Reach(reference.Scope as AssemblyNameReference);
                break;
            case FieldDefinition field:
                ReachType(field.DeclaringType);
                ReachInSignature(field.FieldType);
                ReachAttributes(field);
                break;
            case MethodDefinition method:
                ReachType(method.DeclaringType);
                FollowSignature(method);
                ReachAttributes(method);
                FollowBody(method);
                break;
            case MethodReference reference:
                ReachType(reference.DeclaringType);
                FollowSignature(reference);
                break;
            case FieldReference reference:
                ReachType(reference.DeclaringType);
                ReachInSignature(reference.FieldType);
                break;
            default:
                break;
        }
    }

    private void FollowType(TypeDefinition type)
    {
        ReachType(type.BaseType);
        ReachType(type.DeclaringType);
        ReachAttributes(type);
        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            ReachType(implementation.InterfaceType);
        }

        if (_source.Exclusions.IsNamed(type))
        {
            return;
        }

        foreach (FieldDefinition field in type.Fields)
        {
            if (MemberOrder.IsStored(field))
            {
                Reach(field);
            }
        }

        foreach (MethodDefinition method in type.Methods)
        {
            Reach(method);
        }
    }

    private void FollowSignature(MethodReference method)
    {
        ReachInSignature(method.ReturnType);
        if (!method.HasParameters)
        {
            return;
        }

        foreach (ParameterDefinition parameter in method.Parameters)
        {
            ReachInSignature(parameter.ParameterType);
        }
    }

    private void ReachAttributes(ICustomAttributeProvider owner)
    {
        if (!owner.HasCustomAttributes)
        {
            return;
        }

        foreach (CustomAttribute attribute in owner.CustomAttributes)
        {
            if (!_source.Exclusions.IsNamed(attribute.AttributeType)
                && IgnoredAttributes.IsFollowed(attribute.AttributeType))
            {
                Reach(attribute.Constructor);
            }
        }
    }

    private void FollowBody(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return;
        }

        foreach (VariableDefinition variable in method.Body.Variables)
        {
            ReachInSignature(variable.VariableType);
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            FollowOperand(instruction.Operand);
        }

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            ReachType(handler.CatchType);
        }
    }

    private void FollowOperand(object? operand)
    {
        switch (operand)
        {
            case ArrayType array:
                ReachInSignature(array);
                break;
            case TypeReference type:
                ReachType(type);
                break;
            case MethodReference or FieldReference:
                Reach((IMetadataTokenProvider)operand);
                break;
            default:
                break;
        }
    }
}
