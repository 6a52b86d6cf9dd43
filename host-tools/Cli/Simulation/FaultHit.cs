namespace SecureBoot.Cli.Simulation;

/// <summary>A fault that must not do what it did.</summary>
/// <param name="Case">The board's case.</param>
/// <param name="Model">The fault; of a pair both.</param>
/// <param name="Method">The method.</param>
/// <param name="File">The file; empty without symbols.</param>
/// <param name="Line">The line; 0 without symbols.</param>
/// <param name="Opcode">The instruction.</param>
/// <param name="Index">Which of the method's instructions.</param>
/// <param name="Number">How many instructions came before it.</param>
/// <param name="What">What happened.</param>
internal sealed record FaultHit(
    string Case, string Model, string Method, string File, int Line, string Opcode, int Index, long Number, string What)
{
    public override string ToString() =>
        $"{Case}: {Model} of {Opcode} {Index} in {Method}, {File}:{Line}, after {Number} instructions: {What}";
}
