namespace SecureBoot.Cli.Shell;

/// <summary>A bar that grows, on a person's terminal; elsewhere nothing.</summary>
internal sealed class ProgressBar(Terminal terminal)
{
    private const int Width = 40;

    private readonly Terminal _terminal = terminal;
    private int _shown = -1;

    /// <summary>Shows how much of the whole is done.</summary>
    internal void Show(int done, int whole)
    {
        int percent = (int)(100L * done / whole);
        if (percent != _shown)
        {
            _shown = percent;
            int full = Width * percent / 100;
            _terminal.Redraw($"[{new string('#', full)}{new string('.', Width - full)}] {percent,3}% of {whole} bytes");
        }
    }

    /// <summary>Leaves the line.</summary>
    internal void End()
    {
        if (_shown >= 0)
        {
            _terminal.Redraw("");
        }
    }
}
