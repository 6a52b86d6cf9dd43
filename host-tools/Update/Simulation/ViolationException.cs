using System;

namespace SecureBoot.Update.Simulation;

/// <summary>The device did what it must never do.</summary>
/// <param name="message">The violation.</param>
public sealed class ViolationException(string message) : Exception(message);
