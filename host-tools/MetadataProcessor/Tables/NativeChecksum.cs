using System;
using System.Text;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Order;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>The checksum over the native methods, which the firmware's own must equal (docs/pe-format.md, section
/// 10).</summary>
internal sealed class NativeChecksum
{
    private readonly AssemblySource _source;
    private uint _crc;

    private NativeChecksum(AssemblySource source)
    {
        _source = source;
    }

    public static uint Of(AssemblySource source)
    {
        NativeChecksum checksum = new(source);
        foreach (TypeDefinition type in source.Types)
        {
            if (checksum.Counts(type))
            {
                checksum.Add(type);
            }
        }

        return checksum._crc;
    }

    private bool Counts(TypeDefinition type)
    {
        bool isDelegate = type.BaseType?.FullName is "System.MulticastDelegate"
            || (type.BaseType?.FullName is "System.Delegate" && type.FullName != "System.MulticastDelegate");
        return !type.IsInterface && !type.IsEnum && !isDelegate && !_source.Exclusions.IsWithoutChecksum(type);
    }

    private void Add(TypeDefinition type)
    {
        foreach (MethodDefinition method in MemberOrder.Methods(type))
        {
            bool isNative = method.RVA == 0 && !method.IsAbstract;

            // Before the first native method nothing counts, and of that one only the method's own text.
            if (isNative)
            {
                uint start = _crc == 0 ? 0 : Carry(Class(type), Carry(_source.Module.Assembly.Name.Name, _crc));
                _crc = Carry(Method(method), start);
            }
            else if (_crc != 0)
            {
                _crc = Carry("NULL", _crc);
            }
        }
    }

    private static uint Carry(string text, uint crc) => PeCrc.Compute(Encoding.ASCII.GetBytes(text), crc);

    private static string Class(TypeDefinition type)
    {
        string outer = type.DeclaringType is null ? "" : Class(type.DeclaringType);
        return string.Join('_', outer, type.Namespace, type.Name).Replace('.', '_').TrimStart('_');
    }

    private static string Method(MethodDefinition method)
    {
        StringBuilder text = new(method.Name);
        text.Append(method.IsStatic ? "___STATIC__" : "___").Append(Type(method.ReturnType));
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            text.Append("__").Append(Type(parameter.ParameterType));
        }

        return text.ToString().Replace('.', '_').Replace("/", "", StringComparison.Ordinal);
    }

    private static string Type(TypeReference type)
    {
        if (TypeNames.TryInSignature(type, out PeDataType code))
        {
            return code == PeDataType.WeakReference ? "WEAKCLASS" : code.ToString().ToUpperInvariant();
        }

        return type switch
        {
            ArrayType array => "SZARRAY_" + Type(array.ElementType),
            ByReferenceType reference => "BYREF_" + Type(reference.ElementType),
            GenericParameter => "GENERICTYPE",
            _ => type.FullName.Replace(".", "", StringComparison.Ordinal),
        };
    }
}
