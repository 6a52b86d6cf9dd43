using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.MetadataProcessor.Order;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.MetadataProcessor.Tables;

namespace SecureBoot.MetadataProcessor.Checks;

/// <summary>Finds features of types, fields and methods that the runtime does not have, and counts that do not fit one
/// byte.</summary>
internal sealed class MemberCheck
{
    private readonly ProblemList _problems;
    private readonly bool _isCore;

    private MemberCheck(TableRows rows, ProblemList problems)
    {
        _problems = problems;
        _isCore = rows.Source.IsCoreLibrary;
    }

    public static void Run(TableRows rows, ProblemList problems)
    {
        MemberCheck check = new(rows, problems);
        rows.TypeDefs.ForEach(check.CheckType);
        rows.FieldDefs.ForEach(field => check.CheckUse(Place.Of(field), field.FieldType));
        rows.MethodDefs.ForEach(check.CheckMethod);
    }

    private void CheckType(TypeDefinition type)
    {
        if (type.HasGenericParameters && !_isCore)
        {
            _problems.Error(
                ProblemCode.Generic,
                Place.Of(type),
                "a generic type: nanoCLR 1.x has no generics; use object, or a type for each case");
        }

        foreach (char c in type.FullName)
        {
            if (!CollationKey.IsKnown(c))
            {
                _problems.Error(
                    ProblemCode.NameOrder,
                    Place.Of(type),
                    $"the order of types depends on their names, and the place of "
                        + $"U+{(int)c:X4} is not known: use letters of Latin, basic Greek, Russian or Chinese");
                break;
            }
        }

        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            CheckUse(Place.Of(type), implementation.InterfaceType);
        }

        CheckCounts(type);
    }

    private void CheckCounts(TypeDefinition type)
    {
        List<FieldDefinition> fields = MemberOrder.Fields(type);
        List<MethodDefinition> methods = [.. type.Methods];
        CheckCount(type, fields.FindAll(static f => f.IsStatic).Count, "static fields");
        CheckCount(type, fields.FindAll(static f => !f.IsStatic).Count, "fields");
        CheckCount(type, methods.FindAll(static m => m.IsVirtual).Count, "virtual methods");
        CheckCount(
            type, methods.FindAll(static m => !m.IsVirtual && !m.IsStatic).Count, "methods that are not virtual");
        CheckCount(type, methods.FindAll(static m => m.IsStatic).Count, "static methods");
        CheckCount(type, type.Interfaces.Count, "interfaces");
    }

    private void CheckMethod(MethodDefinition method)
    {
        if (method.HasGenericParameters && !_isCore)
        {
            _problems.Error(
                ProblemCode.Generic,
                Place.Of(method),
                "a generic method: nanoCLR 1.x has no generics; use object, or a method for each case");
        }

        CheckInterface(method);
        CheckUse(Place.Of(method), method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckUse(Place.Of(method), parameter.ParameterType);
        }

        CheckCount(method, method.Parameters.Count + (method.HasThis ? 1 : 0), "arguments, this included");
        if (method.HasBody)
        {
            foreach (VariableDefinition variable in method.Body.Variables)
            {
                CheckUse(Place.Of(method), variable.VariableType);
            }

            CheckCount(method, method.Body.Variables.Count, "local variables");
            BodyCheck.Run(method, _isCore, _problems);
        }
    }

    // nanoCLR looks for a method in the classes of the receiver only.
    private void CheckInterface(MethodDefinition method)
    {
        if (!method.DeclaringType.IsInterface || (method.IsStatic && !method.IsVirtual))
        {
            return;
        }

        if (method.IsStatic)
        {
            _problems.Error(
                ProblemCode.InterfaceStatic,
                Place.Of(method),
                "a static virtual member of an interface: nanoCLR 1.x has no generics that could call it");
        }
        else if (!method.IsAbstract)
        {
            _problems.Error(
                ProblemCode.DefaultInterfaceMethod,
                Place.Of(method),
                "a default method of an interface: nanoCLR never finds it, and the call throws; put it into the "
                    + "classes or an abstract base class");
        }
    }

    private void CheckUse(Place place, TypeReference type)
    {
        if (TypeCheck.Find(type, _isCore) is { } found)
        {
            _problems.Error(found.Code, place, found.Text);
        }
    }

    private void CheckCount(IMemberDefinition member, int count, string what)
    {
        if (count > byte.MaxValue)
        {
            _problems.Error(
                ProblemCode.Count, Place.Of(member), $"{count} {what}, and the count is one byte: 255 at most");
        }
    }
}
