using System;

namespace SecureBoot.PeFormat;

/// <summary>An assembly that is not a valid <c>.pe</c>.</summary>
/// <param name="message">The problem and its place.</param>
/// <param name="cause">The cause, or null.</param>
public sealed class PeException(string message, Exception? cause = null) : Exception(message, cause);
