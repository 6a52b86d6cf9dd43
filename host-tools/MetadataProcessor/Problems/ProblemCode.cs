namespace SecureBoot.MetadataProcessor.Problems;

/// <summary>Numbers of the problems: written as SBP and three digits, never used again for another one.</summary>
public enum ProblemCode
{
    /// <summary>Not an assembly.</summary>
    NotAnAssembly = 1,

    /// <summary>Compiled for .NET.</summary>
    CompiledForDotNet = 2,

    /// <summary>A referenced assembly is missing.</summary>
    MissingReference = 3,

    /// <summary>A referenced assembly has another major or minor version.</summary>
    WrongVersion = 4,

    /// <summary>Two assemblies of one name.</summary>
    DuplicateReference = 5,

    /// <summary>Generic types and methods.</summary>
    Generic = 10,

    /// <summary>Pointers, fixed and stackalloc.</summary>
    Pointer = 11,

    /// <summary>Function pointers.</summary>
    FunctionPointer = 12,

    /// <summary>Arrays of more than one dimension.</summary>
    ArrayRank = 13,

    /// <summary>A default method of an interface.</summary>
    DefaultInterfaceMethod = 14,

    /// <summary>A type that signatures cannot have.</summary>
    Type = 15,

    /// <summary>An instruction that the runtime does not execute.</summary>
    Instruction = 16,

    /// <summary>Something that is not executed or not found on the device.</summary>
    Lost = 17,

    /// <summary>A static member of an interface.</summary>
    InterfaceStatic = 18,

    /// <summary>A count that does not fit one byte.</summary>
    Count = 20,

    /// <summary>A branch that is too far.</summary>
    Branch = 21,

    /// <summary>A table that is full.</summary>
    TableFull = 22,

    /// <summary>Two members or types of one name.</summary>
    DuplicateName = 23,

    /// <summary>A name whose place in the order is not known.</summary>
    NameOrder = 24,

    /// <summary>An attribute's argument that the file cannot have.</summary>
    AttributeArgument = 30,

    /// <summary>An attribute that the device finds at another owner.</summary>
    AttributeShift = 31,

    /// <summary>A resource that the file cannot have.</summary>
    Resource = 40,

    /// <summary>Metadata that is damaged.</summary>
    Damaged = 50,
}
