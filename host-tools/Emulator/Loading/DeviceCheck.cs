using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Loading;

/// <summary>Finds what an assembly uses that the device does not have. Attributes are left out: the device's tools strip
/// those of the compiler, and what they name is not run.</summary>
internal sealed class DeviceCheck
{
    private const string NotOnDevice = " is not on the device";
    private const string NotYet = " is on the device, but not in this emulator yet";

    // What a class with a finalizer calls; the device's has none to call.
    private const string Finalizer = "M:System.Object.Finalize";

    private readonly DeviceTypes _types;
    private readonly MemberResolver _members;
    private readonly Dictionary<MemberReference, string?> _known = [];
    private readonly HashSet<Offence> _seen = [];
    private readonly List<Offence> _offences = [];
    private string? _file;

    public DeviceCheck(DeviceTypes types, MemberResolver members)
    {
        _types = types;
        _members = members;
    }

    public IReadOnlyList<Offence> Check(ModuleDefinition module)
    {
        _known.Clear();
        _seen.Clear();
        _offences.Clear();
        foreach (TypeDefinition type in module.GetTypes().Where(t => t.FullName != "<Module>"))
        {
            CheckType(type);
        }

        return [.. _offences];
    }

    private void CheckType(TypeDefinition type)
    {
        // A type and its fields have no line of their own: the file of its code.
        _file = type.Methods.Select(method => Traces.Point(method.Body, 0)?.Document.Url).FirstOrDefault(file => file is not null);
        if (type.HasGenericParameters)
        {
            Add("the generic type " + type.FullName, type.FullName, null);
        }

        if (type.BaseType is { } parent)
        {
            CheckUse(parent, type.FullName, null);
        }

        foreach (InterfaceImplementation implemented in type.Interfaces)
        {
            CheckUse(implemented.InterfaceType, type.FullName, null);
        }

        foreach (FieldDefinition field in type.Fields)
        {
            CheckUse(field.FieldType, type.FullName + "::" + field.Name, null);
        }

        foreach (MethodDefinition method in type.Methods)
        {
            CheckMethod(method);
        }
    }

    private void CheckMethod(MethodDefinition method)
    {
        string where = method.DeclaringType.FullName + "::" + method.Name;
        SequencePoint? start = Traces.Point(method.Body, 0);
        if (method.HasGenericParameters)
        {
            Add("the generic method " + method.Name, where, start);
        }

        if (method.IsPInvokeImpl || (method.IsInternalCall && !method.IsRuntime))
        {
            Add("an external method", where, start);
        }

        CheckUse(method.ReturnType, where, start);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckUse(parameter.ParameterType, where, start);
        }

        if (!method.HasBody)
        {
            return;
        }

        foreach (VariableDefinition variable in method.Body.Variables)
        {
            CheckUse(variable.VariableType, where, start);
        }

        for (int i = 0; i < method.Body.Instructions.Count; i++)
        {
            CheckInstruction(method, i, where);
        }
    }

    private void CheckInstruction(MethodDefinition method, int index, string where)
    {
        Mono.Cecil.Cil.Instruction instruction = method.Body.Instructions[index];
        string? problem = CodeTable.IsRefused(instruction.OpCode.Code)
            ? "the opcode " + instruction.OpCode.Name + NotOnDevice
            : instruction.Operand switch
            {
                MethodReference callee => Problem(callee),
                FieldReference field => Problem(field),
                TypeReference type => Problem(type),
                Mono.Cecil.CallSite => "a call through a function pointer" + NotOnDevice,
                _ => null,
            };
        if (problem is null && instruction.Operand is Mono.Cecil.Cil.Instruction[] { Length: > 255 } cases)
        {
            problem = $"a switch of {cases.Length} cases: the device takes 255";
        }

        if (problem is not null)
        {
            Add(problem, where, Traces.Point(method.Body, index));
        }
    }

    private void CheckUse(TypeReference type, string where, SequencePoint? point)
    {
        if (Problem(type) is { } problem)
        {
            Add(problem, where, point);
        }
    }

    private void Add(string what, string where, SequencePoint? point)
    {
        Offence offence = new(what, where, point is null ? null : Traces.Location(point))
        {
            File = point is null ? _file : point.Document.Url,
            Line = point?.StartLine ?? 0,
            IsOnDevice = what.EndsWith(NotYet, StringComparison.Ordinal),
        };
        if (_seen.Add(offence))
        {
            _offences.Add(offence);
        }
    }

    private string? Problem(TypeReference type)
    {
        switch (type)
        {
            case PointerType or FunctionPointerType:
                return "the pointer " + type.FullName + NotOnDevice;
            case ArrayType { IsVector: false }:
                return "the array " + type.FullName + NotOnDevice;
            case GenericInstanceType:
                return "the generic type " + type.FullName + NotOnDevice;
            case GenericParameter:
                return null;
            case TypeSpecification specification:
                return Problem(specification.ElementType);
        }

        return Remembered(type, static (self, reference) => self.FindProblem((TypeReference)reference));
    }

    private string? FindProblem(TypeReference type)
    {
        if (type is TypeDefinition)
        {
            return null;
        }

        TypeDesc? found = Found(type, _types.Find);
        if (found is { Assembly.IsCorlib: false })
        {
            return null;
        }

        if (HostText.IsHandler(type))
        {
            return null;
        }

        bool listed = DeviceApi.Has(DocumentationId.Of(type));
        return !listed ? type.FullName + NotOnDevice : found is null ? type.FullName + NotYet : null;
    }

    private string? Problem(MethodReference method)
    {
        return Remembered(method, static (self, reference) => self.FindProblem((MethodReference)reference));
    }

    private string? FindProblem(MethodReference method)
    {
        if (MemberResolver.EmptyArrayOf(method) is { } element)
        {
            return Problem(element);
        }

        if (method is MethodDefinition)
        {
            return null;
        }

        MethodDesc? found = Found(method, _members.Find);
        if (found is { Owner.Assembly.IsCorlib: false } || HostOverloads.Find(method) is not null
            || (found is not null && HostText.IsOurs(method.DeclaringType)))
        {
            return null;
        }

        string name = DocumentationId.Of(method);
        if (name == Finalizer)
        {
            return name[2..] + NotYet;
        }

        bool listed = DeviceApi.Has(name) || (found is not null && DeviceApi.Has(DocumentationId.Of(found.Definition)));
        if (!listed)
        {
            return Problem(method.DeclaringType) ?? name[2..] + NotOnDevice;
        }

        bool runs = found is not null && (found.Native is null || NativeTable.Shared.Has(found.Definition));
        return runs ? null : name[2..] + NotYet;
    }

    private string? Problem(FieldReference field)
    {
        return Remembered(field, static (self, reference) => self.FindProblem((FieldReference)reference));
    }

    private string? FindProblem(FieldReference field)
    {
        if (field is FieldDefinition)
        {
            return null;
        }

        FieldDesc? found = field.DeclaringType is GenericInstanceType ? null : Found(field, _members.Find);
        if (found is { Owner.Assembly.IsCorlib: false })
        {
            return null;
        }

        string name = DocumentationId.Of(field);
        return !DeviceApi.Has(name) ? Problem(field.DeclaringType) ?? name[2..] + NotOnDevice : found is null ? name[2..] + NotYet : null;
    }

    /// <summary>Nothing where a base type is missing: that is found at the type that names it.</summary>
    private static TFound? Found<TReference, TFound>(TReference reference, Func<TReference, TFound?> find)
        where TFound : class
    {
        try
        {
            return find(reference);
        }
        catch (TypeLoadException)
        {
            return null;
        }
    }

    private delegate string? Finder(DeviceCheck self, MemberReference reference);

    private string? Remembered(MemberReference reference, Finder find)
    {
        if (!_known.TryGetValue(reference, out string? problem))
        {
            problem = find(this, reference);
            _known[reference] = problem;
        }

        return problem;
    }
}
