using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureBoot.Mutation;

/// <summary>Writes all changes of a file into its syntax tree, each behind a test of its number. A method with changes
/// keeps an unchanged copy of its body, so that only the method under test is slow.</summary>
/// <remarks>The rewriter changes no constants of declarations, tables and patterns, no static initialisers, which run
/// once for all tests of a process, and no thrown exceptions.</remarks>
internal sealed partial class MutantRewriter(
    SemanticModel model, string file, MutantList mutants) : CSharpSyntaxRewriter
{
    private const string Switch = "global::MutantSwitch";

    private static readonly Dictionary<SyntaxKind, string[]> s_operators = new()
    {
        [SyntaxKind.LessThanExpression] = ["<=", ">="],
        [SyntaxKind.LessThanOrEqualExpression] = ["<", ">"],
        [SyntaxKind.GreaterThanExpression] = [">=", "<="],
        [SyntaxKind.GreaterThanOrEqualExpression] = [">", "<"],
        [SyntaxKind.EqualsExpression] = ["!="],
        [SyntaxKind.NotEqualsExpression] = ["=="],
        [SyntaxKind.LogicalAndExpression] = ["||"],
        [SyntaxKind.LogicalOrExpression] = ["&&"],
        [SyntaxKind.AddExpression] = ["-"],
        [SyntaxKind.SubtractExpression] = ["+"],
        [SyntaxKind.MultiplyExpression] = ["/"],
        [SyntaxKind.DivideExpression] = ["*"],
        [SyntaxKind.ModuloExpression] = ["*"],
        [SyntaxKind.BitwiseAndExpression] = ["|"],
        [SyntaxKind.BitwiseOrExpression] = ["&"],
        [SyntaxKind.ExclusiveOrExpression] = ["&"],
        [SyntaxKind.LeftShiftExpression] = [">>"],
        [SyntaxKind.RightShiftExpression] = ["<<"],
        [SyntaxKind.UnsignedRightShiftExpression] = ["<<"],
        [SyntaxKind.AddAssignmentExpression] = ["-="],
        [SyntaxKind.SubtractAssignmentExpression] = ["+="],
        [SyntaxKind.AndAssignmentExpression] = ["|="],
        [SyntaxKind.OrAssignmentExpression] = ["&=", "="],
        [SyntaxKind.ExclusiveOrAssignmentExpression] = ["&="],
        [SyntaxKind.LeftShiftAssignmentExpression] = [">>="],
        [SyntaxKind.RightShiftAssignmentExpression] = ["<<="],
        [SyntaxKind.UnsignedRightShiftAssignmentExpression] = ["<<="],
        [SyntaxKind.PostIncrementExpression] = ["--"],
        [SyntaxKind.PreIncrementExpression] = ["--"],
        [SyntaxKind.PostDecrementExpression] = ["++"],
        [SyntaxKind.PreDecrementExpression] = ["++"],
    };

    private int _member = -1;
    private string _name = "";

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is ExpressionSyntax expression && model.GetConstantValue(expression) is { HasValue: true } constant)
        {
            return Constant(expression, constant.Value);
        }

        return IsLeftAlone(node) ? node : base.Visit(node);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        return InMember(
            node.Identifier.Text, node.Body, body => node.WithBody(body), () => base.VisitMethodDeclaration(node)!);
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        return InMember(
            node.Identifier.Text,
            node.Body,
            body => node.WithBody(body),
            () => base.VisitConstructorDeclaration(node)!);
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        _name = node.Identifier.Text;
        return base.VisitPropertyDeclaration(node);
    }

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        _name = node.Declaration.Variables[0].Identifier.Text;
        return base.VisitFieldDeclaration(node);
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        return InMember(_name, node.Body, body => node.WithBody(body), () => base.VisitAccessorDeclaration(node)!);
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        ExpressionSyntax visited = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        bool isText = model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_String;
        return isText
            ? visited
            : Choose(node, visited, Operators(node).Select(other => $"{node.Left} {other} {node.Right}"));
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        ExpressionSyntax visited = (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        bool isDropped = node.IsKind(SyntaxKind.BitwiseNotExpression) || node.IsKind(SyntaxKind.UnaryMinusExpression)
            || (node.IsKind(SyntaxKind.LogicalNotExpression) && node.Operand is ParenthesizedExpressionSyntax);
        return Choose(
            node,
            visited,
            isDropped ? [node.Operand.ToString()] : Operators(node).Select(other => other + node.Operand));
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        return Choose(
            node,
            (ExpressionSyntax)base.VisitPostfixUnaryExpression(node)!,
            Operators(node).Select(other => node.Operand + other));
    }

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        ExpressionSyntax right = (ExpressionSyntax)Visit(node.Right)!;
        if (node.Parent is ExpressionStatementSyntax && !IsRemovable(node))
        {
            right = Choose(node.Right, right, Default(node.Right));
        }

        AssignmentExpressionSyntax visited = node.WithLeft((ExpressionSyntax)Visit(node.Left)!).WithRight(right);
        return Choose(node, visited, Operators(node).Select(other => $"{node.Left} {other} {node.Right}"));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" })
        {
            return node;
        }

        ExpressionSyntax visited = (ExpressionSyntax)base.VisitInvocationExpression(node)!;
        bool isPlain = node.Parent is not (ReturnStatementSyntax or ArrowExpressionClauseSyntax) && !HasOut(node);
        bool isDiscarded = node.Parent is ExpressionStatementSyntax
            or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" } };
        return isDiscarded ? visited
            : IsBool(node) ? Negate(node, visited)
            : isPlain ? Choose(node, visited, Default(node))
            : visited;
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => NegateValue(node, node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        return NegateValue(node, node.WithExpression((ExpressionSyntax)Visit(node.Expression)!));
    }

    public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        return NegateValue(node, (ExpressionSyntax)base.VisitElementAccessExpression(node)!);
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        ExpressionSyntax visited = node.WithExpression((ExpressionSyntax)Visit(node.Expression)!);
        return HasDesignation(node) ? visited : Negate(node, visited);
    }

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        return node.Expression is null
            ? node
            : node.WithExpression(Choose(
                node.Expression,
                (ExpressionSyntax)Visit(node.Expression)!,
                Default(node.Expression)).WithLeadingTrivia(SyntaxFactory.Space));
    }

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        return node.WithExpression(Choose(
            node.Expression, (ExpressionSyntax)Visit(node.Expression)!, Default(node.Expression)));
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        SyntaxNode visited = Visit(node.Expression)!;
        string statement = visited is ParenthesizedExpressionSyntax ? $"_ = {visited};" : $"{visited};";
        if (IsRemovable(node.Expression))
        {
            int id = Add(node, "removed", isRisky: true);
            statement = id < 0 ? statement : $"if ({Switch}.Is({id})) {{ }} else {{ {statement} }}";
        }

        return SyntaxFactory.ParseStatement(statement + "\n");
    }

    public override SyntaxNode? VisitContinueStatement(ContinueStatementSyntax node)
    {
        int id = Add(node, "break;", isRisky: true);
        return id < 0 ? node : SyntaxFactory.ParseStatement($"if ({Switch}.Is({id})) break; else continue;\n");
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        ForStatementSyntax visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        SeparatedSyntaxList<ExpressionSyntax> steps = SyntaxFactory.SeparatedList(visited.Incrementors.Select(step =>
            step is ParenthesizedExpressionSyntax ? SyntaxFactory.ParseExpression($"_ = {step}") : step));
        return Counted(visited.WithIncrementors(steps));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        Counted(base.VisitWhileStatement(node)!);

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => Counted(base.VisitDoStatement(node)!);

    /// <summary>Adds a counter to a loop, so that the worker can stop an endless loop.</summary>
    internal static SyntaxNode Counted(SyntaxNode loop)
    {
        return loop switch
        {
            ForStatementSyntax node => node.WithStatement(Count(node.Statement)),
            WhileStatementSyntax node => node.WithStatement(Count(node.Statement)),
            DoStatementSyntax node => node.WithStatement(Count(node.Statement)),
            _ => loop,
        };
    }

    private static BlockSyntax Count(StatementSyntax body) =>
        (BlockSyntax)SyntaxFactory.ParseStatement($"{{ {Switch}.Step(); {body.ToFullString()}\n }}");

    private SyntaxNode InMember(
        string name, BlockSyntax? body, System.Func<BlockSyntax, SyntaxNode> replace, System.Func<SyntaxNode> visit)
    {
        _name = name;
        if (body is null)
        {
            return visit();
        }

        int count = mutants.Count;
        _member = mutants.NextMember++;
        SyntaxNode changed = Visit(body)!;
        int member = _member;
        _member = -1;
        SyntaxNode plain = new LoopRewriter().Visit(body)!;
        return replace(mutants.Count == count
            ? (BlockSyntax)plain
            : (BlockSyntax)SyntaxFactory.ParseStatement(
                $"{{ if ({Switch}.In({member})) {changed.ToFullString()}\n else {plain.ToFullString()}\n }}\n"));
    }

    private static bool IsLeftAlone(SyntaxNode? node)
    {
        return node is AttributeListSyntax or EnumDeclarationSyntax or ParameterSyntax or PatternSyntax
            or SwitchLabelSyntax or ThrowStatementSyntax or ThrowExpressionSyntax
                or TypeSyntax and not (IdentifierNameSyntax or ArrayTypeSyntax)
            || (node is InitializerExpressionSyntax list && list.IsKind(SyntaxKind.ArrayInitializerExpression))
            || (node is MemberDeclarationSyntax member
                and (FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }
                    or ConstructorDeclarationSyntax)
                        && member.Modifiers.Any(word =>
                            word.IsKind(SyntaxKind.StaticKeyword) || word.IsKind(SyntaxKind.ConstKeyword)))
            || node is LocalDeclarationStatementSyntax { IsConst: true };
    }

    private static string[] Operators(SyntaxNode node) => s_operators.GetValueOrDefault(node.Kind(), []);

    private ExpressionSyntax Constant(ExpressionSyntax node, object? value)
    {
        if (value is bool flag)
        {
            return node.Parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax
                ? node
                : Choose(node, node, [flag ? "false" : "true"]);
        }

        ITypeSymbol? type = model.GetTypeInfo(node).ConvertedType;
        return Range(type) is { } range
            && model.GetTypeInfo(node).Type?.TypeKind != TypeKind.Enum
            && value is not (char or null)
            ? Choose(
                node,
                node,
                Neighbours(
                    System.Numerics.BigInteger.Parse(System.Convert.ToString(value, null)!, null),
                    range).Select(next => $"unchecked(({type}){next})"),
                $"({type})({node})")
            : node;
    }

    private static IEnumerable<System.Numerics.BigInteger> Neighbours(
        System.Numerics.BigInteger value, (decimal Min, decimal Max) range)
    {
        return new[] { value + 1, value - 1 }.Where(next =>
            next >= (System.Numerics.BigInteger)range.Min && next <= (System.Numerics.BigInteger)range.Max);
    }

    private static (decimal Min, decimal Max)? Range(ITypeSymbol? type)
    {
        return type?.SpecialType switch
        {
            SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
            SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
            SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
            SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
            SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
            SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
            SpecialType.System_Int64 => (long.MinValue, long.MaxValue),
            SpecialType.System_UInt64 => (ulong.MinValue, ulong.MaxValue),
            _ => null,
        };
    }

    // Replaces a value by its default. Constants that are 0 or null have no such change; for bool there is the
    // negation.
    private IEnumerable<string> Default(ExpressionSyntax node)
    {
        ITypeSymbol? type = model.GetTypeInfo(node).ConvertedType;
        bool isDefault = model.GetConstantValue(node) is { HasValue: true } constant
            && (constant.Value is null
                || type?.TypeKind != TypeKind.Enum
                || System.Convert.ToInt64(constant.Value, null) == 0);
        return isDefault
            || type is null
            || type.SpecialType is SpecialType.System_Void or SpecialType.System_Boolean
            || node is ThrowExpressionSyntax
            || HasOut(node) ? [] : [$"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})"];
    }

    private bool IsRemovable(ExpressionSyntax node)
    {
        if (HasOut(node))
        {
            return false;
        }

        return node is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
            || model.GetSymbolInfo(assignment.Left).Symbol switch
            {
                IParameterSymbol parameter => parameter.RefKind != RefKind.Out,
                ILocalSymbol local =>
                    local.DeclaringSyntaxReferences[0]
                        .GetSyntax() is VariableDeclaratorSyntax { Initializer: not null },
                IDiscardSymbol => false,
                _ => true,
            };
    }

    private bool IsBool(ExpressionSyntax node) =>
        model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Boolean;

    private static bool HasOut(SyntaxNode node) =>
        node
            .DescendantNodesAndSelf()
            .OfType<ArgumentSyntax>()
            .Any(argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None));

    private static bool HasDesignation(SyntaxNode node) =>
        node.DescendantNodes().Any(child => child is SingleVariableDesignationSyntax);

    private ExpressionSyntax NegateValue(ExpressionSyntax node, ExpressionSyntax visited)
    {
        bool isValue = IsBool(node)
            && model.GetSymbolInfo(node).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
                or IPropertySymbol or null;
        bool isPlace = node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node
            || node.Parent is ArgumentSyntax argument && !argument.RefKindKeyword.IsKind(SyntaxKind.None)
            || node.Parent is MemberAccessExpressionSyntax access && access.Name == node
            || node.Parent is NameColonSyntax or NameEqualsSyntax;
        return isValue && !isPlace && IsBool(node) ? Negate(node, visited) : visited;
    }

    // The expression runs once and keeps the last assignment of variables.
    private ExpressionSyntax Negate(ExpressionSyntax node, ExpressionSyntax visited)
    {
        int id = Add(node, $"!({node})", isRisky: false);
        return id < 0 ? visited : SyntaxFactory.ParseExpression($"({Switch}.Is({id}) != ({visited}\n))");
    }

    private ExpressionSyntax Choose(
        ExpressionSyntax node, ExpressionSyntax visited, IEnumerable<string> others, string? plain = null)
    {
        if (HasDesignation(node))
        {
            return visited;
        }

        string choices = "";
        foreach (string other in others)
        {
            int id = Add(node, other, isRisky: true);
            choices += id < 0 ? "" : $"{Switch}.Is({id}) ? ({other}) : ";
        }

        return choices.Length == 0
            ? visited
            : SyntaxFactory.ParseExpression($"({choices}({plain ?? visited.ToString()}\n))");
    }

    private int Add(SyntaxNode node, string other, bool isRisky)
    {
        string change = Spaces()
            .Replace($"{_name}: `{node}` -> `{other}`", " ")
            .Replace("unchecked", "", System.StringComparison.Ordinal);
        return mutants.Add(
            _member, $"{file} {change}", node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, isRisky);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // Adds counters to the loops of an unchanged body.
    private sealed class LoopRewriter : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
            Counted(base.VisitForStatement(node)!);

        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
            Counted(base.VisitWhileStatement(node)!);

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => Counted(base.VisitDoStatement(node)!);
    }
}
