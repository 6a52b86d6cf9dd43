using System;
using System.IO;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>A reference that does not exist, or is no assembly.</summary>
/// <param name="message">Names the reference.</param>
/// <param name="cause">The cause, or null.</param>
public sealed class ReferenceException(string message, Exception? cause = null) : IOException(message, cause);
