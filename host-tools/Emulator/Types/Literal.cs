namespace SecureBoot.Emulator.Types;

/// <summary>A string constant as the device stores it: it ends at its first zero.</summary>
internal sealed class Literal
{
    public Literal(string text)
    {
        int zero = text.IndexOf('\0');
        Text = zero < 0 ? text : text[..zero];
    }

    public string Text { get; }
}
