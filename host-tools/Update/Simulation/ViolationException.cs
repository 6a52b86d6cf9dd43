using System;

namespace SecureBoot.Update.Simulation;

/// <summary>The device did something that must never happen.</summary>
/// <param name="message">The violation.</param>
public sealed class ViolationException(string message) : Exception(message);
