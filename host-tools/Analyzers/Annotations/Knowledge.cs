using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SecureBoot.Analyzers.Annotations;

/// <summary>The annotations of one compilation, from attributes and from annotations files.</summary>
internal sealed class Knowledge
{
    private const string AttributeSpace = "SecureBoot.Buffers";

    private readonly Dictionary<ISymbol, HashSet<AnnotationKind>> _fromFiles = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _closers = [];
    private readonly ConcurrentDictionary<ISymbol, ImmutableHashSet<AnnotationKind>> _known =
        new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _owners = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, object?> _oks = new(SymbolEqualityComparer.Default);

    internal Knowledge(Compilation compilation, AnalyzerOptions options)
    {
        Compilation = compilation;
        List<(int, string)> bad = [];
        using (TextReader libraries = AnnotationFile.OpenLibraries())
        {
            Add(AnnotationFile.Read(libraries, bad));
        }

        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (file.Path.EndsWith(AnnotationFile.Extension, System.StringComparison.OrdinalIgnoreCase)
                && file.GetText() is SourceText text)
            {
                using StringReader reader = new(text.ToString());
                Add(AnnotationFile.Read(reader, bad));
            }
        }
    }

    internal Compilation Compilation { get; }

    internal bool Is(ISymbol? symbol, AnnotationKind kind)
    {
        return symbol is not null && _known.GetOrAdd(symbol.OriginalDefinition, Collect).Contains(kind);
    }

    /// <summary>Whether values of the type are leases.</summary>
    internal bool IsLease(ITypeSymbol? type)
    {
        bool mayBe = type is
        {
            SpecialType: SpecialType.None, TypeKind: TypeKind.Enum or TypeKind.Class
            or TypeKind.Struct
        };
        return mayBe && Is(type, AnnotationKind.Lease);
    }

    /// <summary>Whether the type is a status: an enum with a member Ok that is marked, or named so.</summary>
    internal bool IsStatus(ITypeSymbol? type)
    {
        return OkOf(type) is not null;
    }

    internal bool IsVerdict(ITypeSymbol? type)
    {
        return IsStatus(type) && Is(type, AnnotationKind.Verdict);
    }

    /// <summary>The constant of a status's member Ok, or null if the type is not a status.</summary>
    internal object? OkOf(ITypeSymbol? type)
    {
        return type?.TypeKind == TypeKind.Enum ? _oks.GetOrAdd(type, FindOk) : null;
    }

    /// <summary>Whether a method closes the leases that it is given.</summary>
    internal bool Closes(IParameterSymbol parameter)
    {
        return Is(parameter, AnnotationKind.Closes) || Is(parameter.ContainingSymbol, AnnotationKind.Closes);
    }

    /// <summary>Whether some method of this name is known to close leases.</summary>
    internal bool IsCloserName(string name)
    {
        return _closers.Contains(name)
            || Compilation.GetSymbolsWithName(name, SymbolFilter.Member).OfType<IMethodSymbol>()
            .Any(method =>
                Is(method, AnnotationKind.Closes) || method.Parameters.Any(one => Is(one, AnnotationKind.Closes)));
    }

    /// <summary>Whether a type makes and closes leases itself.</summary>
    internal bool OwnsLeases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (_owners.GetOrAdd(
                type, one => one.GetMembers().OfType<IMethodSymbol>().Any(method => Is(method, AnnotationKind.Closes))))
            {
                return true;
            }
        }

        return false;
    }

    private object? FindOk(ITypeSymbol type)
    {
        bool isMarked = Is(type, AnnotationKind.MustUse) || Is(type, AnnotationKind.Verdict);
        bool isNamed = type.Name.EndsWith("Status", System.StringComparison.Ordinal);
        IEnumerable<ISymbol> members = isMarked ? type.GetMembers("Ok").Concat(type.GetMembers("Success"))
            : isNamed ? type.GetMembers("Ok")
            : [];
        return members.OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue;
    }

    private void Add(IEnumerable<(AnnotationKind Kind, string Id)> lines)
    {
        foreach ((AnnotationKind kind, string id) in lines)
        {
            foreach (ISymbol symbol in DocumentationCommentId.GetSymbolsForDeclarationId(id, Compilation))
            {
                if (!_fromFiles.TryGetValue(symbol, out HashSet<AnnotationKind>? kinds))
                {
                    kinds = [];
                    _fromFiles.Add(symbol, kinds);
                }

                kinds.Add(kind);
                if (kind == AnnotationKind.Closes)
                {
                    _closers.Add(symbol.Name);
                }
            }
        }
    }

    private ImmutableHashSet<AnnotationKind> Collect(ISymbol symbol)
    {
        ImmutableHashSet<AnnotationKind> kinds = _fromFiles.TryGetValue(symbol, out HashSet<AnnotationKind>? listed)
            ? [.. listed]
            : [];
        IEnumerable<AttributeData> attributes = symbol.GetAttributes();
        if (symbol is IMethodSymbol method)
        {
            attributes = attributes.Concat(method.GetReturnTypeAttributes());
        }

        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && type.ContainingNamespace?.ToDisplayString() == AttributeSpace)
            {
                kinds = kinds.Union(KindsOf(type.Name, attribute));
            }
        }

        return kinds;
    }

    private static ImmutableHashSet<AnnotationKind> KindsOf(string name, AttributeData attribute)
    {
        return name switch
        {
            "MustUseAttribute" => attribute.NamedArguments.Any(one => one.Key == "IsVerdict" && one.Value.Value is true)
                ? [AnnotationKind.MustUse, AnnotationKind.Verdict]
                : [AnnotationKind.MustUse],
            "LeaseAttribute" => [AnnotationKind.Lease],
            "ClosesAttribute" => [AnnotationKind.Closes],
            "SingleThreadAttribute" => [AnnotationKind.SingleThread],
            "UntrustedAttribute" => [AnnotationKind.Untrusted],
            "BoundsAttribute" => [AnnotationKind.Bounds],
            _ => [],
        };
    }
}
