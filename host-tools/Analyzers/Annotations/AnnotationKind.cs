namespace SecureBoot.Analyzers.Annotations;

/// <summary>The statement of an attribute, or of a line of an annotations file, about a symbol.</summary>
internal enum AnnotationKind
{
    /// <summary>A result that the caller must use.</summary>
    MustUse,

    /// <summary>A status for which every value except Ok refuses.</summary>
    Verdict,

    /// <summary>A type whose values are leases, which must be returned once.</summary>
    Lease,

    /// <summary>A method, or a parameter of one, that ends a lease.</summary>
    Closes,

    /// <summary>A type whose objects belong to one thread.</summary>
    SingleThread,

    /// <summary>A number, or an array of bytes, from outside.</summary>
    Untrusted,

    /// <summary>A number that the caller has compared.</summary>
    Bounds,

    /// <summary>A property whose value the object will overwrite.</summary>
    Lends,

    /// <summary>A method that ends such loans.</summary>
    EndsLoan,
}
